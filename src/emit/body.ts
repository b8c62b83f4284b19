import { POINTER_BASE, WORD } from '../memory';
import type { Instr, Reg, ValType } from '../golang';
import { ArithmeticBody } from './arithmetic-body';
import type { Called } from './linkage';
import { binaryOpcode } from './operators';
import { moved } from './values';
import { OP } from './wasm/opcodes';
import type { Num } from './wasm/template';
import { loadOpcode, storeOpcode } from './width';

/** The part of code generation that resumable and plain functions share. */
export abstract class Body extends ArithmeticBody {
  /** Local that holds the base of the function's slots. */
  protected abstract readonly slotBase: number;
  protected abstract slotOffset(slot: number): number;
  protected abstract panicIf(instr: Extract<Instr, { op: 'panicif' }>): void;
  protected abstract pushFramePointer(): void;
  protected abstract recoverPc(): number;
  /** Ends what the function does. */
  protected abstract unwind(frame: Reg): void;
  protected quit(): void {
    throw new Error(`${this.func.name} can stand, and does not quit`);
  }

  /** Everything that is private and stays in the function; false when it is something else. */
  protected simple(instr: Instr): boolean {
    const { code } = this;
    switch (instr.op) {
      case 'const':
        this.define(instr.dst, { kind: 'number', value: instr.value });
        return true;
      case 'addr': {
        const value = moved(this.linkage.address(instr.symbol), instr.offset);
        this.define(instr.dst, { kind: 'address', value });
        return true;
      }
      case 'copy':
        this.push(instr.a);
        this.pop(instr.dst);
        return true;
      case 'un':
        this.unary(instr);
        return true;
      case 'bin':
        this.binary(instr);
        return true;
      case 'select':
        this.push(instr.a);
        this.push(instr.b);
        this.pushCondition(instr.cond);
        code.op(OP.select);
        this.pop(instr.dst);
        return true;
      case 'load': {
        const offset = this.pushAddress(instr.addr, instr.offset, instr.pos);
        code.memory(loadOpcode(instr.mem), offset);
        this.pop(instr.dst);
        return true;
      }
      case 'store': {
        const offset = this.pushAddress(instr.addr, instr.offset, instr.pos);
        this.push(instr.src);
        code.memory(storeOpcode(instr.mem), offset);
        return true;
      }
      case 'slotload':
        code.get(this.slotBase);
        code.memory(loadOpcode(instr.mem), this.slotOffset(instr.slot) + instr.offset);
        this.pop(instr.dst);
        return true;
      case 'slotstore':
        code.get(this.slotBase);
        this.push(instr.src);
        code.memory(storeOpcode(instr.mem), this.slotOffset(instr.slot) + instr.offset);
        return true;
      case 'slotzero':
        this.zero(
          this.slotBase,
          this.slotOffset(instr.slot),
          this.func.slots[instr.slot]?.size ?? 0,
        );
        return true;
      case 'slotaddr':
        code.get(this.slotBase);
        code.op(OP.i64ExtendI32U);
        code.i64(POINTER_BASE + BigInt(this.slotOffset(instr.slot) + instr.offset));
        code.op(OP.i64Add);
        this.pop(instr.dst);
        this.checked.add(instr.dst);
        return true;
      case 'memcopy':
        this.pushOffset(instr.dst);
        this.pushOffset(instr.src);
        this.pushOffset(instr.size);
        code.memoryCopy();
        return true;
      case 'memzero':
        this.pushOffset(instr.dst);
        code.i32(0);
        this.pushOffset(instr.size);
        code.memoryFill();
        return true;
      case 'panicif':
        this.panicIf(instr);
        return true;
      case 'intrinsic':
        this.intrinsic(instr);
        return true;
      case 'atomic':
      case 'call':
      case 'callclosure':
        return false;
    }
  }

  /** The whole of an atomic operation on the address in a local: nothing else runs meanwhile. */
  protected atomicAt(instr: Extract<Instr, { op: 'atomic' }>, address: number, offset: Num): void {
    const { code } = this;
    const type = instr.mem === 'i64' ? 'i64' : 'i32';
    const load = loadOpcode(instr.mem);
    const store = storeOpcode(instr.mem);
    const [first, second] = instr.args;
    const argument = (reg: Reg | undefined): void => {
      if (reg === undefined) throw new Error(`atomic ${instr.fn} lacks an argument`);
      this.push(reg);
    };
    const old = this.temporary(type, 'old');
    if (instr.fn !== 'store') {
      code.get(address);
      code.memory(load, offset);
      code.set(old);
    }
    switch (instr.fn) {
      case 'load':
        break;
      case 'cas': {
        // No branch: a failed exchange writes the old value again.
        const equal = this.temporary('i32', 'equal');
        code.get(old);
        argument(first);
        code.op(binaryOpcode('eq', type));
        code.set(equal);
        code.get(address);
        argument(second);
        code.get(old);
        code.get(equal);
        code.op(OP.select);
        code.memory(store, offset);
        if (instr.dst === undefined) return;
        code.get(equal);
        this.pop(instr.dst);
        return;
      }
      case 'store':
      case 'xchg':
        code.get(address);
        argument(first);
        code.memory(store, offset);
        break;
      case 'add':
      case 'and':
      case 'or':
        code.get(address);
        code.get(old);
        argument(first);
        code.op(binaryOpcode(instr.fn, type));
        code.memory(store, offset);
        break;
    }
    if (instr.dst === undefined || instr.fn === 'store') return;
    code.get(old);
    this.pop(instr.dst);
  }

  /** Calls a plain function; its results are on the stack, the last on top. */
  protected callPlain(callee: Extract<Called, { kind: 'plain' }>, args: readonly Reg[]): void {
    if (callee.ignoresContext) this.code.i64(0n);
    for (const arg of args) this.push(arg);
    this.code.call(callee.wasm);
  }

  private intrinsic(instr: Extract<Instr, { op: 'intrinsic' }>): void {
    const { code } = this;
    switch (instr.fn) {
      case 'getg':
        this.pushG();
        break;
      case 'getfp':
        this.pushFramePointer();
        code.op(OP.i64ExtendI32U);
        break;
      case 'recoverpc':
        code.i64(BigInt(this.recoverPc()));
        break;
      case 'unwind': {
        const [frame] = instr.args;
        if (frame === undefined) throw new Error('unwind needs a frame');
        this.unwind(frame);
        return;
      }
      case 'quit':
        this.quit();
        return;
      case 'memgrow': {
        const [bytes] = instr.args;
        if (bytes === undefined) throw new Error('memgrow needs a size');
        this.growMemory(bytes, instr.dst === undefined ? 'i32' : this.typeOf(instr.dst));
        break;
      }
    }
    if (instr.dst === undefined) code.op(OP.drop);
    else this.pop(instr.dst);
  }

  /** Pushes the running goroutine's g as a Go pointer; nil when the host calls. */
  private pushG(): void {
    const { code } = this;
    const g = this.temporary('i64', 'g');
    code.i32(0);
    code.i32Load(WORD.currentG);
    code.op(OP.i64ExtendI32U);
    code.set(g);
    code.get(g);
    code.i64(POINTER_BASE);
    code.op(OP.i64Or);
    code.i64(0n);
    code.get(g);
    code.op(OP.i32WrapI64, OP.select);
  }

  /**
   * Pushes 1 when memory is or became at least so large, else 0. It grows by an eighth at least, if it may: an engine
   * makes a new buffer each time, and collects the old ones.
   */
  private growMemory(bytes: Reg, type: ValType): void {
    const { code } = this;
    const missing = this.temporary('i32', 'missing');
    const grown = this.temporary('i32', 'grown');
    code.i32(1);
    code.set(grown);
    this.push(bytes);
    code.i64(BigInt(0xffff));
    code.op(OP.i64Add);
    code.i64(16n);
    code.op(OP.i64ShrU);
    code.op(OP.i32WrapI64);
    code.op(OP.memorySize, 0);
    code.op(OP.i32Sub);
    code.set(missing);
    code.get(missing);
    code.i32(0);
    code.op(OP.i32GtS);
    code.if();
    code.get(missing);
    code.op(OP.memorySize, 0);
    code.i32(3);
    code.op(OP.i32ShrU, OP.i32Add, OP.memoryGrow, 0);
    code.i32(-1);
    code.op(OP.i32Eq);
    code.if();
    code.get(missing);
    code.op(OP.memoryGrow, 0);
    code.i32(-1);
    code.op(OP.i32Ne);
    code.set(grown);
    code.end();
    code.end();
    code.get(grown);
    if (type === 'i64') code.op(OP.i64ExtendI32U);
  }
}
