import { FRAME } from '../memory';
import type { Instr, Reg } from '../golang';
import { FP, FrameBody } from './frame-body';
import type { Label } from './wasm/code-writer';
import { OP } from './wasm/opcodes';
import { type Hole, type Num, plus } from './wasm/template';
import { loadOpcode, storeOpcode } from './width';

/** Set in a closure object's function word when the function is a plain WebAssembly function. */
export const PLAIN_FUNC = 1n << 32n;

/** How a resumable function calls: it pushes the callee's frame and returns it to the run loop. */
export abstract class CallingBody extends FrameBody {
  private readonly lastStops = new Map<number, number>();

  protected fault(address: () => void, pos: number): void {
    this.arm(() => this.leaveForPanic('runtime.panicmem', [address], pos));
  }

  protected panicIf(instr: Extract<Instr, { op: 'panicif' }>): void {
    this.pushCondition(instr.cond);
    this.code.if();
    this.arm(() => {
      const args = instr.args.map((reg) => () => this.push(reg));
      this.leaveForPanic(instr.symbol, args, instr.pos);
    });
    this.code.end();
  }

  protected leave(instr: Instr, stop: number, next: Label | undefined): void {
    const { code, linkage } = this;
    if (instr.op === 'call') {
      const callee = linkage.callee(instr.symbol);
      if (callee?.kind !== 'resumable') throw new Error(`${instr.symbol} pushes no frame`);
      this.setPc(stop);
      const args = callee.argsAt;
      code.get(FP);
      code.i32(callee.index);
      code.i32(callee.size);
      code.i32(this.plan.size);
      code.call(linkage.support.push);
      this.enterCallee(instr.args, args, instr.dsts.length);
      return;
    }
    if (instr.op === 'callclosure') this.leaveThroughClosure(instr, stop, next);
  }

  private leaveThroughClosure(
    instr: Extract<Instr, { op: 'callclosure' }>,
    stop: number,
    next: Label | undefined,
  ): void {
    const { code, linkage } = this;
    const offset = this.pushAddress(instr.fn, 0, instr.pos);
    const word = this.temporary('i64', 'word');
    const func = this.temporary('i32', 'func');
    code.i64Load(offset);
    code.tee(word);
    code.op(OP.i32WrapI64);
    code.set(func);
    const params = [instr.fn, ...instr.args].map((reg) => this.typeOf(reg));
    const results = instr.dsts.map((reg) => this.typeOf(reg));
    if (linkage.plainClosure(params, results) && next !== undefined) {
      code.get(word);
      code.i64(PLAIN_FUNC);
      code.op(OP.i64And);
      code.i64(0n);
      code.op(OP.i64Ne);
      code.if();
      this.arm(() => this.callPlainClosure(instr, func, linkage.type(params, results)));
      code.br(next);
      code.end();
    }
    this.setPc(stop);
    code.get(FP);
    code.get(func);
    code.get(func);
    code.i32(2);
    code.op(OP.i32Shl);
    code.i32Load(linkage.frameSizes);
    code.i32(this.plan.size);
    code.call(linkage.support.push);
    this.enterCallee([instr.fn, ...instr.args], FRAME.args, instr.dsts.length);
  }

  /** The results go where a resumable callee would have put them: one continuation serves both. */
  private callPlainClosure(
    instr: Extract<Instr, { op: 'callclosure' }>,
    func: number,
    type: Hole,
  ): void {
    const { code } = this;
    this.push(instr.fn);
    for (const arg of instr.args) this.push(arg);
    code.get(func);
    code.callIndirect(type);
    for (let i = instr.dsts.length - 1; i >= 0; i--) {
      const dst = instr.dsts[i];
      if (dst === undefined) continue;
      const valueType = this.typeOf(dst);
      const result = this.localOf(dst);
      code.set(result);
      code.get(FP);
      code.get(result);
      code.memory(storeOpcode(valueType), this.plan.resultsAt + i * 8);
    }
  }

  protected setPc(stop: number): void {
    this.code.get(FP);
    this.code.i32(stop);
    this.code.i32Store(FRAME.pc);
  }

  /** A stop that nobody goes on from: it says where a call is that does not come back. */
  protected stopAt(pos: number): number {
    let stop = this.lastStops.get(pos);
    if (stop === undefined) {
      stop = this.localStops.length;
      this.localStops.push({ kind: 'last', pos, site: undefined, valueAt: -1 });
      this.lastStops.set(pos, stop);
    }
    return stop;
  }

  /** The callee's frame is on the stack: fills the rest of it and goes there. */
  private enterCallee(args: readonly Reg[], argsAt: Num, results: number): void {
    const { code } = this;
    const frame = this.temporary('i32', 'frame');
    code.set(frame);
    if (results > 0) {
      code.get(frame);
      code.get(FP);
      code.i32(this.plan.resultsAt);
      code.op(OP.i32Add);
      code.i32Store(FRAME.ret);
    }
    args.forEach((reg, i) => {
      code.get(frame);
      this.push(reg);
      code.memory(storeOpcode(this.typeOf(reg)), plus(argsAt, i * 8));
    });
    code.get(frame);
    code.return();
  }

  protected takeResults(dsts: readonly Reg[]): void {
    const { code } = this;
    dsts.forEach((dst, i) => {
      const at = this.plan.resultsAt + i * 8;
      code.get(FP);
      code.memory(loadOpcode(this.typeOf(dst)), at);
      this.pop(dst);
      code.get(FP);
      code.i64(0n);
      code.i64Store(at);
    });
  }

  /** Calls a function that does not come back. */
  private leaveForPanic(symbol: string, args: readonly (() => void)[], pos: number): void {
    const { code, linkage } = this;
    const callee = linkage.callee(symbol);
    if (callee === undefined) {
      code.unreachable();
      return;
    }
    const stop = this.stopAt(pos);
    if (callee.kind === 'plain') {
      this.setPc(stop);
      if (callee.ignoresContext) code.i64(0n);
      for (const push of args) push();
      code.call(callee.wasm);
      for (let i = 0; i < callee.results; i++) code.op(OP.drop);
      this.stand(stop, () => code.i64(0n));
      return;
    }
    code.get(FP);
    code.i32(stop);
    code.i32(this.plan.size);
    for (const push of args) push();
    code.call(linkage.panic(symbol));
    code.return();
  }
}
