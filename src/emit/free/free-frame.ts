import { FIRST_MAPPED, FRAME, G, WORD } from '../../memory';
import type { Func, Reg } from '../../golang';
import { Body } from '../body';
import type { Linkage } from '../linkage';
import type { LocalStop } from '../segments';
import { CodeWriter } from '../wasm/code-writer';
import { OP } from '../wasm/opcodes';
import { loadOpcode, storeOpcode } from '../width';
import type { FreePlan } from './plan';

/** Locals: the frame, the running g, and the point to go on from (0: the entry). */
export const FP = 0;
export const CURRENT_G = 1;
export const POINT = 2;

/**
 * What a function of free mode does at its edges. Registers are locals; they go to the frame only when the function is
 * left in the middle:
 *
 *     callee(…) ? save what is live, write down the point, return 1 : take the results
 */
export abstract class FreeFrame extends Body {
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

  protected localOf(reg: Reg): number {
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

  protected save(point: number): void {
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

  /** A stop that nobody goes on from: it tells tracebacks where the goroutine was. */
  protected lastStop(kind: LocalStop['kind'], pos: number): number {
    return this.localStops.push({ kind, pos, site: undefined, valueAt: -1 }) - 1;
  }

  protected leaveWhenLeft(point: number): void {
    const { code } = this;
    code.if();
    this.save(point);
    code.i32(1);
    code.return();
    code.end();
  }
}
