import { G, SCHED } from '../memory';
import type { Instr, Reg } from '../golang';
import { CallingBody } from './calling-body';
import { CURRENT_G } from './frame-body';
import { OP } from './wasm/opcodes';
import { type Num, plus } from './wasm/template';
import { loadOpcode, storeOpcode } from './width';

/** Both sides of a stop: writing down what the goroutine is about to do, and doing it when somebody steps. */
export abstract class OperatingBody extends CallingBody {
  protected standBefore(instr: Instr, stop: number): void {
    this.stand(stop, () => {
      if (instr.op === 'load' || instr.op === 'store' || instr.op === 'atomic') {
        this.pushFullAddress(instr.addr, instr.offset);
      } else if (instr.op === 'call') {
        this.pushObject(instr.args[0]);
      } else {
        this.code.i64(0n);
      }
    });
  }

  /** An atomic function's operation is said to be on its first argument, when that is a pointer. */
  private pushObject(reg: Reg | undefined): void {
    const { code } = this;
    if (reg === undefined || this.typeOf(reg) !== 'i64') {
      code.i64(0n);
      return;
    }
    this.push(reg);
    code.i64(0n);
    this.push(reg);
    code.i64(32n);
    code.op(OP.i64ShrU);
    code.i64(0xc0n);
    code.op(OP.i64Eq);
    code.op(OP.select);
  }

  /** Performs the operation that the goroutine stood before, or takes the results of the call it was in. */
  protected resume(instr: Instr): void {
    const { code } = this;
    switch (instr.op) {
      case 'load': {
        const offset = this.pushStoodAddress(instr);
        code.memory(loadOpcode(instr.mem), offset);
        this.pop(instr.dst);
        return;
      }
      case 'store': {
        const offset = this.pushStoodAddress(instr);
        this.push(instr.src);
        code.memory(storeOpcode(instr.mem), offset);
        return;
      }
      case 'atomic': {
        const offset = this.pushStoodAddress(instr);
        const address = this.temporary('i32', 'target');
        code.set(address);
        this.atomicAt(instr, address, offset);
        return;
      }
      case 'call': {
        const callee = this.linkage.callee(instr.symbol);
        if (callee?.kind === 'plain') {
          this.callPlain(callee, instr.args);
          this.popAll(instr.dsts);
          this.stayWhenFaulted();
        } else {
          this.takeResults(instr.dsts);
        }
        return;
      }
      case 'callclosure':
        this.takeResults(instr.dsts);
        return;
      default:
        throw new Error(`${this.func.name}: nothing resumes at ${instr.op}`);
    }
  }

  /**
   * The address of the operation: from its register when that lives in the frame anyway, else from
   * g.addr, which saves the register its place in the frame.
   */
  private pushStoodAddress(instr: Extract<Instr, { op: 'load' | 'store' | 'atomic' }>): Num {
    const { code } = this;
    if (this.known.has(instr.addr) || this.plan.home.has(instr.addr)) {
      return this.pushAddress(instr.addr, instr.offset, instr.pos);
    }
    const full = this.temporary('i64', 'full');
    code.get(CURRENT_G);
    code.i64Load(G.addr);
    code.tee(full);
    code.op(OP.i32WrapI64);
    this.check(() => code.get(full), instr.pos);
    return 0;
  }

  /** A fault ended the run: the goroutine still stands before the operation that found it. */
  private stayWhenFaulted(): void {
    const { code } = this;
    code.i32(0);
    code.i32Load(plus(this.linkage.sched, SCHED.fault));
    code.if();
    code.i32(0);
    code.return();
    code.end();
  }
}
