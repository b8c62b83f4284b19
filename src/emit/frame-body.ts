import { FIRST_MAPPED, FRAME, G, WORD } from '../memory';
import type { Func, Reg } from '../golang';
import { Body } from './body';
import type { FramePlan } from './frame';
import type { Linkage } from './linkage';
import type { LocalStop } from './segments';
import { CodeWriter } from './wasm/code-writer';
import { OP } from './wasm/opcodes';
import { plus } from './wasm/template';
import { loadOpcode, storeOpcode } from './width';

/** Locals that hold the function's frame and the running g. */
export const FP = 0;
export const CURRENT_G = 1;
/** Frames up to this size are cleared by single stores. */
const INLINE_CLEAR = 512;

/** What a resumable function does with its frame: registers that live there, standing at a stop, leaving it clear. */
export abstract class FrameBody extends Body {
  protected readonly floor = FIRST_MAPPED;
  protected readonly slotBase = FP;
  protected abstract readonly localStops: LocalStop[];
  /** Registers of the frame whose value is in their local too, in the segment being written. */
  protected readonly cached = new Set<Reg>();
  private readonly locals = new Map<Reg, number>();
  /** Inside a conditional arm that does not come back: what it loads is not known afterwards. */
  private inArm = false;
  private zeroLocal = -1;

  constructor(
    func: Func,
    protected readonly plan: FramePlan,
    linkage: Linkage,
  ) {
    super(func, new CodeWriter(2), linkage);
  }

  protected slotOffset(slot: number): number {
    return this.plan.slots[slot] ?? 0;
  }

  protected mustStore(reg: Reg): boolean {
    return this.plan.home.has(reg);
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

  protected pushFramePointer(): void {
    this.code.get(FP);
  }

  protected localOf(reg: Reg): number {
    let local = this.locals.get(reg);
    if (local === undefined) {
      local = this.code.local(this.typeOf(reg));
      this.locals.set(reg, local);
    }
    return local;
  }

  protected arm(write: () => void): void {
    this.inArm = true;
    write();
    this.inArm = false;
  }

  /** Takes one unit of fuel; without any left the goroutine stands at the stop. */
  protected countFuel(stop: number): void {
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

  /** Writes down where the goroutine stands, and returns to the run loop. */
  protected stand(stop: number, address: () => void): void {
    const { code } = this;
    code.get(CURRENT_G);
    address();
    code.i64Store(G.addr);
    code.get(CURRENT_G);
    code.i32(plus(this.linkage.own.firstStop, stop));
    code.i32Store(G.stop);
    code.get(FP);
    code.i32(stop);
    code.i32Store(FRAME.pc);
    code.i32(0);
    code.return();
  }

  protected unwind(frame: Reg): void {
    const { code, linkage } = this;
    const target = this.temporary('i32', 'target');
    this.push(frame);
    code.op(OP.i32WrapI64);
    code.set(target);
    code.get(FP);
    code.get(target);
    code.call(linkage.support.unwind);
    code.get(target);
    code.return();
  }

  protected clearFrame(): void {
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
}
