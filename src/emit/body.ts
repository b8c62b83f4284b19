import { POINTER_BASE, WORD } from '../memory';
import type { Func, Instr, Reg, ValType } from '../golang';
import { defsOf } from './flow';
import type { Callee, Linkage } from './linkage';
import { binaryOpcode, unaryOpcode } from './operators';
import type { CodeWriter } from './wasm/code-writer';
import { OP } from './wasm/opcodes';
import { loadOpcode, storeOpcode } from './width';

/** A register that is set once, to a value known when the program is linked. */
export type Known =
  | { readonly kind: 'number'; readonly value: bigint | number }
  | { readonly kind: 'address'; readonly value: bigint };

const LOW = 0xffff_ffffn;

/** The part of code generation that resumable and plain functions share. */
export abstract class Body {
  protected readonly known = new Map<Reg, Known>();
  /** Registers whose address check was made since control could last have come from elsewhere. */
  protected readonly checked = new Set<Reg>();
  private readonly temporaries = new Map<string, number>();

  constructor(
    protected readonly func: Func,
    protected readonly code: CodeWriter,
    protected readonly linkage: Linkage,
  ) {
    this.findKnown();
  }

  /** Local that holds the base of the function's slots. */
  protected abstract readonly slotBase: number;
  protected abstract slotOffset(slot: number): number;
  /** Offsets below it fault. */
  protected abstract readonly floor: number;
  protected abstract pushStored(reg: Reg): void;
  protected abstract popStored(reg: Reg): void;
  /** Code for a nil dereference of the address (i64) that `address` pushes; control does not come back. */
  protected abstract fault(address: () => void, pos: number): void;
  protected abstract panicIf(instr: Extract<Instr, { op: 'panicif' }>): void;
  protected abstract pushFramePointer(): void;
  /** A local for one purpose: asked for again, it is the same one. */
  protected temporary(type: 'i32' | 'i64', purpose: string): number {
    const key = `${purpose}:${type}`;
    let local = this.temporaries.get(key);
    if (local === undefined) {
      local = this.code.local(type);
      this.temporaries.set(key, local);
    }
    return local;
  }

  protected typeOf(reg: Reg): ValType {
    const type = this.func.regs[reg];
    if (type === undefined) throw new Error(`${this.func.name} has no register ${reg}`);
    return type;
  }

  protected push(reg: Reg): void {
    const known = this.known.get(reg);
    if (known === undefined) this.pushStored(reg);
    else this.pushValue(known.value, this.typeOf(reg));
  }

  protected pop(reg: Reg): void {
    this.checked.delete(reg);
    this.popStored(reg);
  }

  protected pushValue(value: bigint | number, type: ValType): void {
    const { code } = this;
    if (type === 'i32') code.i32(Number(BigInt.asIntN(32, BigInt(value))));
    else if (type === 'i64') code.i64(BigInt(value));
    else if (type === 'f32') code.f32(Number(value));
    else code.f64(Number(value));
  }

  /** Pushes an i32 that is not zero when the register is not. */
  protected pushCondition(reg: Reg): void {
    this.push(reg);
    if (this.typeOf(reg) === 'i64') {
      this.code.i64(0n);
      this.code.op(OP.i64Ne);
    }
  }

  /** Pushes a register's low 32 bits: the offset of a Go pointer. */
  protected pushOffset(reg: Reg): void {
    const known = this.known.get(reg);
    if (known !== undefined) {
      this.code.i32(Number(BigInt.asIntN(32, BigInt(known.value))));
      return;
    }
    this.push(reg);
    if (this.typeOf(reg) === 'i64') this.code.op(OP.i32WrapI64);
  }

  protected pushFullAddress(reg: Reg, offset: number): void {
    const known = this.known.get(reg);
    if (known !== undefined) {
      this.code.i64(BigInt(known.value) + BigInt(offset));
      return;
    }
    this.push(reg);
    if (offset === 0) return;
    this.code.i64(BigInt(offset));
    this.code.op(OP.i64Add);
  }

  /**
   * Pushes the base of an access and returns the constant offset to put into the instruction.
   * An unmapped base faults first.
   */
  protected pushAddress(reg: Reg, offset: number, pos: number): number {
    const { code } = this;
    const known = this.known.get(reg);
    if (known?.kind === 'address') {
      code.i32(0);
      return Number((known.value + BigInt(offset)) & LOW);
    }
    if (offset < 0) {
      this.pushFullAddress(reg, offset);
      code.op(OP.i32WrapI64);
      this.check(() => this.pushFullAddress(reg, offset), pos);
      return 0;
    }
    this.pushOffset(reg);
    if (!this.checked.has(reg)) {
      this.check(() => this.pushFullAddress(reg, offset), pos);
      this.checked.add(reg);
    }
    return offset;
  }

  /** Faults when the offset on the stack is unmapped; leaves it there. */
  protected check(address: () => void, pos: number): void {
    const { code } = this;
    const temporary = this.temporary('i32', 'address');
    code.tee(temporary);
    code.i32(this.floor);
    code.op(OP.i32LtU);
    code.if();
    this.fault(address, pos);
    code.end();
    code.get(temporary);
  }

  /** Everything that is private and stays in the function; false when it is something else. */
  protected simple(instr: Instr): boolean {
    const { code } = this;
    switch (instr.op) {
      case 'const':
        this.define(instr.dst, { kind: 'number', value: instr.value });
        return true;
      case 'addr': {
        const value = this.linkage.address(instr.symbol) + BigInt(instr.offset);
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
  protected atomicAt(
    instr: Extract<Instr, { op: 'atomic' }>,
    address: number,
    offset: number,
  ): void {
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
  protected callPlain(callee: Extract<Callee, { kind: 'plain' }>, args: readonly Reg[]): void {
    if (callee.ignoresContext) this.code.i64(0n);
    for (const arg of args) this.push(arg);
    this.code.call(callee.wasm);
  }

  protected popAll(dsts: readonly Reg[]): void {
    for (let i = dsts.length - 1; i >= 0; i--) {
      const dst = dsts[i];
      if (dst !== undefined) this.pop(dst);
    }
  }

  protected zero(base: number, offset: number, size: number): void {
    const { code } = this;
    if (size > 64) {
      code.get(base);
      code.i32(offset);
      code.op(OP.i32Add);
      code.i32(0);
      code.i32(size);
      code.memoryFill();
      return;
    }
    for (let at = 0; at < size; at += 8) {
      code.get(base);
      code.i64(0n);
      code.i64Store(offset + at);
    }
  }

  private findKnown(): void {
    const defined = new Map<Reg, number>();
    for (let reg = 0; reg < this.func.params; reg++) defined.set(reg, 1);
    for (const block of this.func.blocks) {
      for (const instr of block.instrs) {
        for (const reg of defsOf(instr)) defined.set(reg, (defined.get(reg) ?? 0) + 1);
      }
    }
    for (const block of this.func.blocks) {
      for (const instr of block.instrs) {
        if (instr.op === 'const' && defined.get(instr.dst) === 1) {
          this.known.set(instr.dst, { kind: 'number', value: instr.value });
        } else if (instr.op === 'addr' && defined.get(instr.dst) === 1) {
          const value = this.linkage.address(instr.symbol) + BigInt(instr.offset);
          this.known.set(instr.dst, { kind: 'address', value });
        }
      }
    }
  }

  /** Registers with a known value are written at each use, and stored only where somebody looks. */
  private define(reg: Reg, known: Known): void {
    if (this.known.has(reg) && !this.mustStore(reg)) return;
    this.pushValue(known.value, this.typeOf(reg));
    this.pop(reg);
  }

  protected abstract mustStore(reg: Reg): boolean;

  private unary(instr: Extract<Instr, { op: 'un' }>): void {
    const { code } = this;
    const from = this.typeOf(instr.a);
    if (instr.fn === 'neg' && (from === 'i32' || from === 'i64')) {
      this.pushValue(0, from);
      this.push(instr.a);
      code.op(binaryOpcode('sub', from));
    } else {
      this.push(instr.a);
      code.op(...unaryOpcode(instr.fn, from, this.typeOf(instr.dst)));
    }
    this.pop(instr.dst);
  }

  private binary(instr: Extract<Instr, { op: 'bin' }>): void {
    const { code } = this;
    const type = this.typeOf(instr.a);
    const divisor = this.known.get(instr.b);
    this.push(instr.a);
    this.push(instr.b);
    if (instr.fn === 'div_s' && (divisor === undefined || BigInt(divisor.value) === -1n)) {
      this.divide(type === 'i64' ? 'i64' : 'i32');
    } else {
      code.op(binaryOpcode(instr.fn, type));
    }
    this.pop(instr.dst);
  }

  /** Go: the most negative value divided by -1 is itself; WebAssembly would trap. Dividend and divisor are on the stack. */
  private divide(type: 'i32' | 'i64'): void {
    const { code } = this;
    const a = this.temporary(type, 'dividend');
    const b = this.temporary(type, 'divisor');
    const minusOne = this.temporary('i32', 'minusOne');
    const integer = (value: number): void => this.pushValue(value, type);
    code.set(b);
    code.set(a);
    code.get(b);
    integer(-1);
    code.op(binaryOpcode('eq', type));
    code.set(minusOne);
    integer(0);
    code.get(a);
    code.op(binaryOpcode('sub', type));
    code.get(a);
    integer(1);
    code.get(b);
    code.get(minusOne);
    code.op(OP.select);
    code.op(binaryOpcode('div_s', type));
    code.get(minusOne);
    code.op(OP.select);
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

  /** Pushes 1 when memory is or became at least so large, else 0. */
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
    code.op(OP.memoryGrow, 0);
    code.i32(-1);
    code.op(OP.i32Ne);
    code.set(grown);
    code.end();
    code.get(grown);
    if (type === 'i64') code.op(OP.i64ExtendI32U);
  }
}
