import { FRAME } from '../memory';
import type { BlockId, Func, Instr, Reg } from '../golang';
import { blockAt } from './flow';
import type { FramePlan, Stops } from './frame';
import { FP } from './frame-body';
import type { Linkage } from './linkage';
import { OperatingBody } from './operating-body';
import {
  cutAtStops,
  GOROUTINE_ENTRY,
  type LocalStop,
  type Segment,
  type Segments,
} from './segments';
import type { Label } from './wasm/code-writer';
import { OP } from './wasm/opcodes';
import type { Template } from './wasm/template';
import { storeOpcode } from './width';

export interface Emitted {
  readonly body: Template;
  readonly stops: readonly LocalStop[];
}

/**
 * Emits a resumable function, (frame, g) → frame to run next, 0 when the goroutine stopped.
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
  func: Func,
  plan: FramePlan,
  linkage: Linkage,
  stops: Stops,
): Emitted {
  return new ResumableBody(func, plan, linkage, stops).emit();
}

class ResumableBody extends OperatingBody {
  private readonly pc: number;
  private readonly segments: Segments;
  protected readonly localStops: LocalStop[];

  constructor(
    func: Func,
    plan: FramePlan,
    linkage: Linkage,
    private readonly stops: Stops,
  ) {
    super(func, plan, linkage);
    this.pc = this.code.local('i32');
    this.segments = cutAtStops(this.func, this.plan, stops);
    this.localStops = [...this.segments.stops];
  }

  emit(): Emitted {
    this.writeSegments();
    this.code.unreachable();
    return { body: this.code.template(), stops: this.localStops };
  }

  private writeSegments(): void {
    const { code } = this;
    const { list: segments, entry, spinStop, recoverStop } = this.segments;
    // Where br_table leads: resumable stops by local number, then targets of jumps back.
    const targets: number[] = [0];
    segments.forEach((segment, at) => {
      if (segment.resumes !== undefined) targets[segment.resumes] = at;
    });
    for (const [block, stop] of spinStop) targets[stop] = entry.get(block) ?? 0;
    if (recoverStop !== undefined) targets[recoverStop] = entry.get(this.func.recover ?? 0) ?? 0;
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
    for (const [block, at] of entry) {
      for (const next of follow(this.func, block)) {
        const to = entry.get(next) ?? 0;
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
        const to = entry.get(block) ?? 0;
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

  private writeEntry(): void {
    const { code, linkage } = this;
    if (this.func.name !== GOROUTINE_ENTRY) this.countFuel(0);
    if (this.func.span === undefined) return;
    code.get(FP);
    code.i32(linkage.own.index);
    code.i32(this.func.params);
    code.call(linkage.support.spanBegin);
    for (let reg = 0; reg < this.func.params; reg++) {
      code.i32(reg);
      this.push(reg);
      if (this.typeOf(reg) === 'i32') code.op(OP.i64ExtendI32U);
      code.call(linkage.support.spanArg);
    }
  }

  protected recoverPc(): number {
    return this.segments.recoverStop ?? 0;
  }

  private burnFuel(block: BlockId): void {
    const stop = this.segments.spinStop.get(block);
    if (stop !== undefined) this.countFuel(stop);
  }

  private ret(values: readonly Reg[]): void {
    const { code, linkage } = this;
    if (this.func.span !== undefined) {
      code.i32(linkage.own.index);
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

  private instruction(instr: Instr): void {
    if (this.simple(instr)) return;
    if (instr.op !== 'call') throw new Error(`${this.func.name}: ${instr.op} is not expected here`);
    const callee = this.linkage.callee(instr.symbol);
    if (callee?.kind !== 'plain')
      throw new Error(`${this.func.name} calls ${instr.symbol}: missing`);
    // Should it trap, its caller's frame says where it was called (support/fault.ts).
    this.setPc(this.stopAt(instr.pos));
    this.callPlain(callee, instr.args);
    this.popAll(instr.dsts);
  }
}

function follow(func: Func, block: BlockId): readonly BlockId[] {
  const { end } = blockAt(func, block);
  return end.op === 'jump' ? [end.to] : end.op === 'br' ? [end.then, end.else] : [];
}
