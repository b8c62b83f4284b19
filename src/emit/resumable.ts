import { FIRST_MAPPED, FRAME, G, SCHED, WORD } from '../memory';
import type { BlockId, Func, Instr, Reg, Site } from '../golang';
import { Body } from './body';
import { blockAt } from './flow';
import type { FramePlan, Stops } from './frame';
import type { Callee, Linkage } from './linkage';
import { CodeWriter, type Label } from './wasm/code-writer';
import { OP } from './wasm/opcodes';
import { loadOpcode, storeOpcode } from './width';

/** A stop of the function, in the order of its local numbers. */
export interface LocalStop {
  readonly kind: 'op' | 'call';
  readonly pos: number;
  readonly site: Site | undefined;
  readonly valueAt: number;
}

export interface Emitted {
  readonly body: Uint8Array;
  readonly stops: readonly LocalStop[];
}

/** Name of the function whose entry is the start of a goroutine. */
export const GOROUTINE_ENTRY = 'runtime.gostart';

/** A run of instructions that control enters at its start only. */
interface Segment {
  readonly block: BlockId;
  readonly from: number;
  to: number;
  /** Local number of the stop that leads here; its instruction stands at `from`. */
  readonly resumes: number | undefined;
  /** Local number of the visible operation or call at `to` that ends it; else the block's terminator does. */
  leaves: number | undefined;
}

/**
 * Emits a resumable function, (frame) → frame to run next, 0 when the goroutine stopped.
 *
 * Blocks are cut at stops into segments, which lie one behind another in nested WebAssembly blocks;
 * `br_table` at the top leads to the segment where the frame's pc says to go on:
 *
 *     loop $again
 *       block $2  block $1  block $0
 *         br_table (pc)                 pc 0: entry   pc 1: behind the first stop …
 *       end  segment 0                  a jump forward is `br` to the end of a block
 *       end  segment 1                  a jump back sets pc and is `br $again`
 *       end  segment 2
 *
 * Registers that live in the frame are stored there whenever they change, and loaded when a segment
 * first needs them: at a stop the frame is always complete.
 */
export function emitResumable(
  callee: Extract<Callee, { kind: 'resumable' }>,
  firstStop: number,
  linkage: Linkage,
  stops: Stops,
): Emitted {
  return new ResumableBody(callee, firstStop, linkage, stops).emit();
}

const FP = 0;

class ResumableBody extends Body {
  protected readonly floor = FIRST_MAPPED;
  protected readonly slotBase = FP;
  private readonly plan: FramePlan;
  private readonly index: number;
  private readonly pc: number;
  private readonly locals = new Map<Reg, number>();
  /** Registers of the frame whose value is in their local too, in the segment being written. */
  private readonly cached = new Set<Reg>();
  /** Inside a conditional arm that does not come back: what it loads is not known afterwards. */
  private inArm = false;
  private readonly segments: Segment[] = [];
  private readonly entry = new Map<BlockId, number>();
  private readonly localStops: LocalStop[] = [];
  /** Local number of the stop at which a goroutine out of fuel stands before this block. */
  private readonly spinStop = new Map<BlockId, number>();
  private readonly stored = new Set<Reg>();
  private zeroLocal = -1;

  constructor(
    callee: Extract<Callee, { kind: 'resumable' }>,
    private readonly firstStop: number,
    linkage: Linkage,
    private readonly stops: Stops,
  ) {
    super(callee.func, new CodeWriter(1), linkage);
    this.plan = callee.plan;
    this.index = callee.index;
    this.pc = this.code.local('i32');
    for (const reg of this.plan.home.keys()) this.stored.add(reg);
  }

  emit(): Emitted {
    this.cut();
    this.writeSegments();
    this.code.unreachable();
    return { body: this.code.finish(), stops: this.localStops };
  }

  protected slotOffset(slot: number): number {
    return this.plan.slots[slot] ?? 0;
  }

  protected mustStore(reg: Reg): boolean {
    return this.stored.has(reg);
  }

  protected pushStored(reg: Reg): void {
    const { code } = this;
    const home = this.plan.home.get(reg);
    const local = this.localOf(reg);
    if (home === undefined || this.cached.has(reg)) {
      code.get(local);
      return;
    }
    code.get(FP);
    code.memory(loadOpcode(this.typeOf(reg)), home);
    if (this.inArm) return;
    code.tee(local);
    this.cached.add(reg);
  }

  protected popStored(reg: Reg): void {
    const { code } = this;
    const home = this.plan.home.get(reg);
    const local = this.localOf(reg);
    code.set(local);
    if (home === undefined) return;
    // No tee: the frame's address must be below the value.
    code.get(FP);
    code.get(local);
    code.memory(storeOpcode(this.typeOf(reg)), home);
    this.cached.add(reg);
  }

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

  protected pushFramePointer(): void {
    this.code.get(FP);
  }

  private localOf(reg: Reg): number {
    let local = this.locals.get(reg);
    if (local === undefined) {
      local = this.code.local(this.typeOf(reg));
      this.locals.set(reg, local);
    }
    return local;
  }

  private arm(write: () => void): void {
    this.inArm = true;
    write();
    this.inArm = false;
  }

  // Segments

  /** Cuts blocks at stops, and numbers the stops that somebody can go on from. */
  private cut(): void {
    const starts = this.func.name === GOROUTINE_ENTRY;
    const { pos } = this.func;
    const site: Site = starts
      ? { kind: 'start', size: 0, pos, end: pos, text: 'go' }
      : preemptSite(pos);
    this.localStops.push({ kind: 'op', pos, site, valueAt: -1 });
    // Segment 0 is the entry alone: a loop may go back to the first block, but never enters again.
    this.openSegment(0, 0, undefined);
    for (const block of this.plan.layout.order) {
      this.entry.set(block, this.segments.length);
      const { instrs } = blockAt(this.func, block);
      let open = this.openSegment(block, 0, undefined);
      instrs.forEach((instr, at) => {
        const stop = this.stopOf(instr);
        if (stop === undefined) return;
        open.to = at;
        open.leaves = this.localStops.length;
        this.localStops.push(stop);
        open = this.openSegment(block, at, open.leaves);
      });
      open.to = instrs.length;
    }
    for (const block of this.plan.spinHeads) {
      const at = blockPosition(this.func, block);
      this.spinStop.set(block, this.localStops.length);
      this.localStops.push({ kind: 'op', pos: at, site: preemptSite(at), valueAt: -1 });
    }
  }

  private openSegment(block: BlockId, from: number, resumes: number | undefined): Segment {
    const segment: Segment = { block, from, to: from, resumes, leaves: undefined };
    this.segments.push(segment);
    return segment;
  }

  private stopOf(instr: Instr): LocalStop | undefined {
    if (!('pos' in instr)) return undefined;
    if (this.stops.leaves(instr)) {
      return { kind: 'call', pos: instr.pos, site: undefined, valueAt: -1 };
    }
    if (!this.stops.visible(instr)) return undefined;
    const site = 'site' in instr ? instr.site : undefined;
    const value =
      instr.op === 'store'
        ? instr.src
        : instr.op === 'atomic' && (instr.fn === 'store' || instr.fn === 'xchg')
          ? instr.args[0]
          : undefined;
    const valueAt = value === undefined ? -1 : (this.plan.home.get(value) ?? -1);
    return { kind: 'op', pos: instr.pos, site, valueAt };
  }

  private writeSegments(): void {
    const { code, segments } = this;
    // Where br_table leads: resumable stops by local number, then targets of jumps back.
    const targets: number[] = [0];
    segments.forEach((segment, at) => {
      if (segment.resumes !== undefined) targets[segment.resumes] = at;
    });
    for (const [block, stop] of this.spinStop) targets[stop] = this.entry.get(block) ?? 0;
    const backIndex = new Map<number, number>();
    const dispatchOf = (segment: number): number => {
      let index = backIndex.get(segment);
      if (index === undefined) {
        index = targets.length;
        targets.push(segment);
        backIndex.set(segment, index);
      }
      return index;
    };
    for (const [block, at] of this.entry) {
      for (const next of follow(this.func, block)) {
        const to = this.entry.get(next) ?? 0;
        if (to <= at) dispatchOf(to);
      }
    }

    code.get(FP);
    code.i32Load(FRAME.pc);
    code.set(this.pc);
    const again = code.loop();
    const lost = code.block();
    const labels: Label[] = [];
    for (let at = segments.length - 1; at >= 0; at--) labels[at] = code.block();
    code.get(this.pc);
    code.brTable(
      targets.map((segment) => labels[segment] ?? lost),
      lost,
    );
    segments.forEach((segment, at) => {
      code.end();
      const jump = (block: BlockId): void => {
        const to = this.entry.get(block) ?? 0;
        const label = labels[to];
        if (to > at && label !== undefined) {
          code.br(label);
          return;
        }
        this.burnFuel(block);
        code.i32(dispatchOf(to));
        code.set(this.pc);
        code.br(again);
      };
      const next = labels[at + 1];
      this.writeSegment(segment, at, jump, next);
    });
    code.end();
    code.end();
  }

  private writeSegment(
    segment: Segment,
    at: number,
    jump: (to: BlockId) => void,
    next: Label | undefined,
  ): void {
    this.cached.clear();
    this.checked.clear();
    const block = blockAt(this.func, segment.block);
    let from = segment.from;
    if (at === 0) {
      this.writeEntry();
      return;
    }
    if (segment.resumes !== undefined) {
      const instr = block.instrs[from++];
      if (instr !== undefined) this.resume(instr);
    }
    for (const instr of block.instrs.slice(from, segment.to)) this.instruction(instr);
    if (segment.leaves === undefined) {
      this.terminate(segment.block, jump);
      return;
    }
    const instr = block.instrs[segment.to];
    if (instr === undefined) throw new Error(`${this.func.name}: stop without an instruction`);
    if (this.stops.leaves(instr)) this.leave(instr, segment.leaves, next);
    else this.standBefore(instr, segment.leaves);
  }

  private terminate(id: BlockId, jump: (to: BlockId) => void): void {
    const { code } = this;
    const { end } = blockAt(this.func, id);
    switch (end.op) {
      case 'jump':
        jump(end.to);
        break;
      case 'br':
        this.pushCondition(end.cond);
        code.if();
        jump(end.then);
        code.end();
        jump(end.else);
        break;
      case 'ret':
        this.ret(end.values);
        break;
      case 'unreachable':
        code.unreachable();
        break;
    }
  }

  // Entry, fuel, return

  private writeEntry(): void {
    const { code, linkage } = this;
    if (this.func.name !== GOROUTINE_ENTRY) this.countFuel(0);
    if (this.func.span === undefined) return;
    code.get(FP);
    code.i32(this.index);
    code.i32(this.func.params);
    code.call(linkage.support.spanBegin);
    for (let reg = 0; reg < this.func.params; reg++) {
      code.i32(reg);
      this.push(reg);
      if (this.typeOf(reg) === 'i32') code.op(OP.i64ExtendI32U);
      code.call(linkage.support.spanArg);
    }
  }

  private burnFuel(block: BlockId): void {
    const stop = this.spinStop.get(block);
    if (stop !== undefined) this.countFuel(stop);
  }

  /** Takes one unit of fuel; without any left the goroutine stands at the stop. */
  private countFuel(stop: number): void {
    const { code } = this;
    const fuel = this.temporary('i32', 'fuel');
    code.i32(0);
    code.i32(0);
    code.i32Load(WORD.fuel);
    code.i32(1);
    code.op(OP.i32Sub);
    code.tee(fuel);
    code.i32Store(WORD.fuel);
    code.get(fuel);
    code.i32(0);
    code.op(OP.i32LeS);
    code.if();
    this.stand(stop, () => code.i64(0n));
    code.end();
  }

  private ret(values: readonly Reg[]): void {
    const { code, linkage } = this;
    if (this.func.span !== undefined) {
      code.i32(this.index);
      code.call(linkage.support.spanEnd);
    }
    if (values.length > 0) {
      const into = this.temporary('i32', 'into');
      code.get(FP);
      code.i32Load(FRAME.ret);
      code.set(into);
      values.forEach((reg, i) => {
        code.get(into);
        this.push(reg);
        code.memory(storeOpcode(this.typeOf(reg)), i * 8);
      });
    }
    code.get(FP);
    code.i32Load(FRAME.caller);
    this.clearFrame();
    code.return();
  }

  private clearFrame(): void {
    const { code } = this;
    const { size } = this.plan;
    if (size > INLINE_CLEAR) {
      code.get(FP);
      code.i32(0);
      code.i32(size);
      code.memoryFill();
      return;
    }
    const zero = this.zeroVector();
    for (let at = 0; at < size; at += 16) {
      code.get(FP);
      code.get(zero);
      code.v128Store(at);
    }
  }

  /** A local that nobody sets. */
  private zeroVector(): number {
    if (this.zeroLocal < 0) this.zeroLocal = this.code.local('v128');
    return this.zeroLocal;
  }

  // Stops

  /** Writes down where the goroutine stands, and returns to the run loop. */
  private stand(stop: number, address: () => void): void {
    const { code } = this;
    const g = this.temporary('i32', 'g');
    code.i32(0);
    code.i32Load(WORD.currentG);
    code.set(g);
    code.get(g);
    address();
    code.i64Store(G.addr);
    code.get(g);
    code.i32(this.firstStop + stop);
    code.i32Store(G.stop);
    code.get(FP);
    code.i32(stop);
    code.i32Store(FRAME.pc);
    code.i32(0);
    code.return();
  }

  private standBefore(instr: Instr, stop: number): void {
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
  private resume(instr: Instr): void {
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
          this.findG();
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
  private pushStoodAddress(instr: Extract<Instr, { op: 'load' | 'store' | 'atomic' }>): number {
    const { code } = this;
    if (this.known.has(instr.addr) || this.plan.home.has(instr.addr)) {
      return this.pushAddress(instr.addr, instr.offset, instr.pos);
    }
    const full = this.temporary('i64', 'full');
    code.i32(0);
    code.i32Load(WORD.currentG);
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
    code.i32Load(this.linkage.sched + SCHED.fault);
    code.if();
    code.i32(0);
    code.return();
    code.end();
  }

  /** The operation may have started a goroutine, and the table of goroutines moves when it grows. */
  private findG(): void {
    const { code } = this;
    const { sched } = this.linkage;
    code.i32(0);
    code.i32(0);
    code.i32Load(sched + SCHED.allgs);
    code.i32(0);
    code.i32Load(WORD.last);
    code.i32(G.size);
    code.op(OP.i32Mul, OP.i32Add);
    code.i32Store(WORD.currentG);
  }

  // Calls

  private leave(instr: Instr, stop: number, next: Label | undefined): void {
    const { code, linkage } = this;
    if (instr.op === 'call') {
      const callee = linkage.callee(instr.symbol);
      if (callee?.kind !== 'resumable') throw new Error(`${instr.symbol} pushes no frame`);
      this.setPc(stop);
      const args = callee.plan.argsAt;
      code.get(FP);
      code.i32(callee.index);
      code.i32(callee.plan.size);
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
    type: number,
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

  private setPc(stop: number): void {
    this.code.get(FP);
    this.code.i32(stop);
    this.code.i32Store(FRAME.pc);
  }

  /** The callee's frame is on the stack: fills the rest of it and goes there. */
  private enterCallee(args: readonly Reg[], argsAt: number, results: number): void {
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
      code.memory(storeOpcode(this.typeOf(reg)), argsAt + i * 8);
    });
    code.get(frame);
    code.return();
  }

  private takeResults(dsts: readonly Reg[]): void {
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
    const stop = this.localStops.length;
    this.localStops.push({ kind: 'call', pos, site: undefined, valueAt: -1 });
    if (callee.kind === 'plain') {
      this.setPc(stop);
      if (callee.ignoresContext) code.i64(0n);
      for (const push of args) push();
      code.call(callee.wasm);
      for (let i = 0; i < callee.func.results.length; i++) code.op(OP.drop);
      this.stand(stop, () => code.i64(0n));
      return;
    }
    const panic = linkage.support.panic(symbol);
    if (panic === undefined) throw new Error(`${symbol} pushes no frame`);
    code.get(FP);
    code.i32(stop);
    code.i32(this.plan.size);
    for (const push of args) push();
    code.call(panic);
    code.return();
  }

  private instruction(instr: Instr): void {
    if (this.simple(instr)) return;
    if (instr.op !== 'call') throw new Error(`${this.func.name}: ${instr.op} is not expected here`);
    const callee = this.linkage.callee(instr.symbol);
    if (callee?.kind !== 'plain')
      throw new Error(`${this.func.name} calls ${instr.symbol}: missing`);
    this.callPlain(callee, instr.args);
    this.popAll(instr.dsts);
  }
}

/** Frames up to this size are cleared by single stores. */
const INLINE_CLEAR = 512;
/** Set in a closure object's function word when the function is a plain WebAssembly function. */
export const PLAIN_FUNC = 1n << 32n;

function preemptSite(pos: number): Site {
  return { kind: 'preempt', size: 0, pos, end: pos, text: '' };
}

function follow(func: Func, block: BlockId): readonly BlockId[] {
  const { end } = blockAt(func, block);
  return end.op === 'jump' ? [end.to] : end.op === 'br' ? [end.then, end.else] : [];
}

/** A position in the source for a block: that of its first instruction that has one. */
function blockPosition(func: Func, block: BlockId): number {
  for (const instr of blockAt(func, block).instrs) if ('pos' in instr) return instr.pos;
  return func.pos;
}
