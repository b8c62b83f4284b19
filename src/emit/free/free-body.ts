import { FIRST_MAPPED, FRAME, G, G_STATUS, SCHED, WORD } from '../../memory';
import type { Func, Instr, Reg, ValType } from '../../golang';
import { Body } from '../body';
import { PLAIN_FUNC } from '../calling-body';
import type { Called, Linkage } from '../linkage';
import type { LocalStop } from '../segments';
import { CodeWriter } from '../wasm/code-writer';
import { OP } from '../wasm/opcodes';
import { type Hole, type Num, plus } from '../wasm/template';
import { loadOpcode, storeOpcode } from '../width';
import type { FreePlan } from './plan';

/** Locals: the frame, the running g, and the point to go on from (0: the entry). */
export const FP = 0;
export const CURRENT_G = 1;
export const POINT = 2;

export interface FreeSupport {
  /** (frame, callee's index, callee's size, own size) → frame, where native or Go stack must not grow on. */
  readonly push: number;
  /** (callee's frame, g) → 1: the run loop goes on there. */
  readonly later: number;
  /** Type of every function of free mode: (frame, g, point) → 1 when it was left, 0 when it returned. */
  readonly type: number;
  /** WebAssembly function of a resumable function. */
  readonly func: (index: number) => number;
}

/**
 * What a function of free mode does at its edges. Registers are locals; they go to the frame only when the function is
 * left in the middle:
 *
 *     callee(…) ? save what is live, write down the point, return 1 : take the results
 */
export abstract class FreeBody extends Body {
  protected readonly floor = FIRST_MAPPED;
  protected readonly slotBase = FP;
  readonly localStops: LocalStop[];
  private readonly locals = new Map<Reg, number>();

  constructor(
    func: Func,
    protected readonly plan: FreePlan,
    linkage: Linkage,
  ) {
    super(func, new CodeWriter(3), linkage);
    this.localStops = plan.points.map((point) => ({
      kind: point?.kind === 'call' ? 'call' : 'op',
      pos: point?.pos ?? func.pos,
      site: undefined,
      valueAt: -1,
    }));
  }

  protected slotOffset(slot: number): number {
    return this.plan.slots[slot] ?? 0;
  }

  protected mustStore(): boolean {
    return false;
  }

  protected pushStored(reg: Reg): void {
    this.code.get(this.localOf(reg));
  }

  protected popStored(reg: Reg): void {
    this.code.set(this.localOf(reg));
  }

  protected pushFramePointer(): void {
    this.code.get(FP);
  }

  protected recoverPc(): number {
    return this.plan.recover ?? 0;
  }

  /** The frames above are on WebAssembly's stack: all are left, and the run loop goes on in that one. */
  protected unwind(frame: Reg): void {
    const { code } = this;
    const target = this.temporary('i32', 'target');
    this.pushOffset(frame);
    code.set(target);
    code.i32(0);
    code.get(target);
    code.i32Store(WORD.unwindTo);
    code.i32(0);
    code.i32(1);
    code.i32Store(WORD.goOn);
    code.get(CURRENT_G);
    code.get(target);
    code.i32Store(G.fp);
    code.i32(1);
    code.return();
  }

  private localOf(reg: Reg): number {
    let local = this.locals.get(reg);
    if (local === undefined) {
      local = this.code.local(this.typeOf(reg));
      this.locals.set(reg, local);
    }
    return local;
  }

  /** Leaves for the first time: the goroutine stands in this very frame. */
  protected suspend(point: number): void {
    const { code } = this;
    this.save(point);
    code.get(CURRENT_G);
    code.get(FP);
    code.i32Store(G.fp);
    code.i32(1);
    code.return();
  }

  private save(point: number): void {
    const { code } = this;
    const { points, recover = point } = this.plan;
    for (const reg of (points[point] ?? points[recover])?.live ?? []) {
      const home = this.plan.home.get(reg);
      if (home === undefined || this.known.has(reg)) continue;
      code.get(FP);
      this.push(reg);
      code.memory(storeOpcode(this.typeOf(reg)), home);
    }
    code.get(FP);
    code.i32(point);
    code.i32Store(FRAME.pc);
  }

  /** When control comes from the run loop to this point: what was saved. */
  protected enterAt(point: number): void {
    const { code } = this;
    code.get(POINT);
    code.i32(point);
    code.op(OP.i32Eq);
    code.if();
    for (const reg of this.plan.points[point]?.live ?? []) this.loadHome(reg);
    code.i32(0);
    code.set(POINT);
    code.end();
  }

  protected loadHome(reg: Reg): void {
    const home = this.plan.home.get(reg);
    if (home === undefined || this.known.has(reg)) return;
    this.code.get(FP);
    this.code.memory(loadOpcode(this.typeOf(reg)), home);
    this.code.set(this.localOf(reg));
  }

  protected takeResults(dsts: readonly Reg[]): void {
    dsts.forEach((dst, i) => {
      this.code.get(FP);
      this.code.memory(loadOpcode(this.typeOf(dst)), this.plan.resultsAt + i * 8);
      this.pop(dst);
    });
  }

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
      this.callPlain(callee, instr.args);
      this.popAll(instr.dsts);
      if (instr.symbol === 'runtime.standstill') this.standstill(point);
      else this.suspendWhenOver(point);
      return;
    }
    const args = instr.args.map((reg) => ({ type: this.typeOf(reg), push: () => this.push(reg) }));
    this.enterKnown(callee, args);
    this.leaveWhenLeft(point);
  }

  /** A private function: the only way out of it is the end of the program, when memory is full. */
  protected callPrivate(instr: Extract<Instr, { op: 'call' }>): void {
    const { code } = this;
    const callee = this.linkage.callee(instr.symbol);
    if (callee?.kind !== 'plain')
      throw new Error(`${this.func.name} calls ${instr.symbol}: missing`);
    this.callPlain(callee, instr.args);
    this.popAll(instr.dsts);
    code.i32(0);
    code.i32Load(plus(this.linkage.sched, SCHED.fault));
    code.if();
    this.suspend(this.lastStop('op', instr.pos));
    code.end();
  }

  /** A stop that nobody goes on from: it tells tracebacks where the goroutine was. */
  private lastStop(kind: LocalStop['kind'], pos: number): number {
    return this.localStops.push({ kind, pos, site: undefined, valueAt: -1 }) - 1;
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

  protected leaveWhenLeft(point: number): void {
    const { code } = this;
    code.if();
    this.save(point);
    code.i32(1);
    code.return();
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
      this.callPlainClosure(instr, func, linkage.type(params, results));
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
