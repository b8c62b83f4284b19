import { FRAME, G, G_STATUS, SCHED, WORD } from '../../memory';
import type { Instr, ValType } from '../../golang';
import { PLAIN_FUNC } from '../calling-body';
import type { Called } from '../linkage';
import { OP } from '../wasm/opcodes';
import { type Hole, type Num, plus } from '../wasm/template';
import { storeOpcode } from '../width';
import { CURRENT_G, FP, FreeFrame } from './free-frame';

/** How a function of free mode calls: the callee's frame comes first, then an ordinary call of WebAssembly. */
export abstract class FreeCalls extends FreeFrame {
  /** A call that is a point: what follows it begins a new segment. */
  protected callAt(instr: Instr, point: number): void {
    if (instr.op === 'callclosure') {
      this.callClosure(instr, point);
      return;
    }
    if (instr.op !== 'call') throw new Error(`${this.func.name}: ${instr.op} is no call`);
    const callee = this.linkage.callee(instr.symbol);
    if (callee === undefined) throw new Error(`${this.func.name} calls ${instr.symbol}: missing`);
    if (callee.kind === 'plain') {
      // A new goroutine remembers where it was started.
      this.code.get(CURRENT_G);
      this.code.i32(plus(this.linkage.own.firstStop, point));
      this.code.i32Store(G.stop);
      this.guarded(instr.pos, () => {
        this.callPlain(callee, instr.args);
        this.popAll(instr.dsts);
      });
      if (instr.symbol === 'runtime.standstill') this.standstill(point);
      else this.suspendWhenOver(point);
      return;
    }
    const args = instr.args.map((reg) => ({ type: this.typeOf(reg), push: () => this.push(reg) }));
    this.enterKnown(callee, args);
    this.leaveWhenLeft(point);
  }

  /** Plain functions throw when they cannot go on: then the goroutine panics here, unless all is over. */
  private guarded(pos: number, call: () => void): void {
    const { code } = this;
    code.try();
    call();
    code.caught();
    this.save(this.lastStop('call', pos));
    code.get(FP);
    code.get(CURRENT_G);
    code.i32(this.plan.size);
    code.call(this.linkage.support.freeCaught);
    code.return();
    code.end();
  }

  protected callPrivate(instr: Extract<Instr, { op: 'call' }>): void {
    const callee = this.linkage.callee(instr.symbol);
    if (callee?.kind !== 'plain')
      throw new Error(`${this.func.name} calls ${instr.symbol}: missing`);
    this.guarded(instr.pos, () => {
      this.callPlain(callee, instr.args);
      this.popAll(instr.dsts);
    });
  }

  /** Who is left says where it stands; it goes on at once. */
  private standstill(point: number): void {
    this.code.i32(0);
    this.code.i32(1);
    this.code.i32Store(WORD.goOn);
    this.suspend(point);
  }

  /** A goroutine that waits, that let others come first, or that ended the program, goes no further. */
  private suspendWhenOver(point: number): void {
    const { code } = this;
    code.get(CURRENT_G);
    code.i32Load(G.status);
    code.i32(G_STATUS.runnable);
    code.op(OP.i32Ne);
    code.i32(0);
    code.i32Load(plus(this.linkage.sched, SCHED.fault));
    code.op(OP.i32Or);
    code.i32(0);
    code.i32Load(plus(this.linkage.sched, SCHED.gave));
    code.op(OP.i32Or);
    code.if();
    this.suspend(point);
    code.end();
  }

  private enterKnown(
    callee: Extract<Called, { kind: 'resumable' }>,
    args: readonly Argument[],
  ): void {
    const { code, linkage } = this;
    this.enter(
      {
        size: () => code.i32(callee.size),
        index: () => code.i32(callee.index),
        argsAt: callee.argsAt,
        call: () => code.call(linkage.freeFunc(callee.symbol)),
      },
      args,
    );
  }

  /** Makes the callee's frame behind this one, and calls; the status is on the stack. */
  private enter({ size, index, argsAt, call }: Entered, args: readonly Argument[]): void {
    const { code } = this;
    const frame = this.temporary('i32', 'frame');
    const deep = this.temporary('i32', 'deep');
    const status = this.temporary('i32', 'status');
    code.get(FP);
    code.i32(this.plan.size);
    code.op(OP.i32Add);
    code.set(frame);
    code.get(frame);
    size();
    code.op(OP.i32Add);
    code.i32(0);
    code.i32Load(WORD.stackLimit);
    code.op(OP.i32GtU);
    code.set(deep);
    code.get(deep);
    code.if();
    code.get(FP);
    index();
    size();
    code.i32(this.plan.size);
    code.call(this.linkage.support.freePush);
    code.set(frame);
    code.else();
    code.get(frame);
    code.get(FP);
    code.i32Load(FRAME.chunk);
    code.i32Store(FRAME.chunk);
    code.end();
    // Function and pc, then the place for results and the mark of deferred calls, in one store each.
    code.get(frame);
    index();
    code.op(OP.i64ExtendI32U);
    code.i64Store(FRAME.func);
    code.get(frame);
    code.get(FP);
    code.i32Store(FRAME.caller);
    code.get(frame);
    code.get(FP);
    code.i32(this.plan.resultsAt);
    code.op(OP.i32Add);
    code.op(OP.i64ExtendI32U);
    code.i64Store(FRAME.ret);
    args.forEach(({ type, push }, i) => {
      code.get(frame);
      push();
      code.memory(storeOpcode(type), plus(argsAt, i * 8));
    });
    code.get(deep);
    code.if();
    code.get(frame);
    code.get(CURRENT_G);
    code.call(this.linkage.support.freeLater);
    code.set(status);
    code.else();
    code.get(frame);
    code.get(CURRENT_G);
    code.i32(0);
    call();
    code.set(status);
    code.end();
    code.get(status);
  }

  private callClosure(instr: Extract<Instr, { op: 'callclosure' }>, point: number): void {
    const { code, linkage } = this;
    const offset = this.pushAddress(instr.fn, 0, instr.pos);
    const word = this.temporary('i64', 'word');
    const func = this.temporary('i32', 'func');
    code.i64Load(offset);
    code.tee(word);
    code.op(OP.i32WrapI64);
    code.set(func);
    const regs = [instr.fn, ...instr.args];
    const params = regs.map((reg) => this.typeOf(reg));
    const results = instr.dsts.map((reg) => this.typeOf(reg));
    const mayBePlain = linkage.plainClosure(params, results);
    if (mayBePlain) {
      code.get(word);
      code.i64(PLAIN_FUNC);
      code.op(OP.i64And);
      code.i64(0n);
      code.op(OP.i64Ne);
      code.if();
      this.guarded(instr.pos, () => {
        this.callPlainClosure(instr, func, linkage.type(params, results));
      });
      code.else();
    }
    const size = this.temporary('i32', 'size');
    code.get(func);
    code.i32(2);
    code.op(OP.i32Shl);
    code.i32Load(linkage.frameSizes);
    code.set(size);
    this.enter(
      {
        size: () => code.get(size),
        index: () => code.get(func),
        argsAt: FRAME.args,
        call: () => {
          code.get(func);
          code.callIndirect(linkage.support.freeType);
        },
      },
      regs.map((reg) => ({ type: this.typeOf(reg), push: () => this.push(reg) })),
    );
    this.leaveWhenLeft(point);
    if (mayBePlain) code.end();
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
      const local = this.localOf(dst);
      code.set(local);
      code.get(FP);
      code.get(local);
      code.memory(storeOpcode(this.typeOf(dst)), this.plan.resultsAt + i * 8);
    }
  }

  protected fault(address: () => void, pos: number): void {
    this.leaveForPanic('runtime.panicmem', [{ type: 'i64', push: address }], pos);
  }

  protected panicIf(instr: Extract<Instr, { op: 'panicif' }>): void {
    this.pushCondition(instr.cond);
    this.code.if();
    const args = instr.args.map((reg) => ({ type: this.typeOf(reg), push: () => this.push(reg) }));
    this.leaveForPanic(instr.symbol, args, instr.pos);
    this.code.end();
  }

  /** Calls a function that does not come back. */
  private leaveForPanic(symbol: string, args: readonly Argument[], pos: number): void {
    const { code, linkage } = this;
    const callee = linkage.callee(symbol);
    if (callee === undefined) {
      code.unreachable();
      return;
    }
    const stop = this.lastStop('call', pos);
    if (callee.kind === 'plain') {
      if (callee.ignoresContext) code.i64(0n);
      for (const { push } of args) push();
      code.call(callee.wasm);
      for (let i = 0; i < callee.results; i++) code.op(OP.drop);
      this.suspend(stop);
      return;
    }
    this.enterKnown(callee, args);
    code.op(OP.drop);
    this.save(stop);
    code.i32(1);
    code.return();
  }
}

interface Argument {
  readonly type: ValType;
  readonly push: () => void;
}

/** What a call goes to, as code. */
interface Entered {
  readonly size: () => void;
  readonly index: () => void;
  readonly argsAt: Num;
  readonly call: () => void;
}
