import type { BlockId, Instr, Reg } from '../../golang';
import { FRAME, WORD } from '../../memory';
import { blockAt } from '../flow';
import type { Label } from '../wasm/code-writer';
import { OP } from '../wasm/opcodes';
import { storeOpcode } from '../width';
import { cutAtPoints } from './cut';
import { FreeCalls } from './free-calls';
import { FP } from './free-frame';

/** Turns of loops that are counted in a local before the fuel in memory is touched. */
const TURNS = 256;

/** What a function of free mode does between two points, and where it goes from there. */
export abstract class FreeSegments extends FreeCalls {
  protected readonly segments = cutAtPoints(this.func, this.plan);
  private turns = -1;

  protected isLoopPoint(point: number): boolean {
    return this.plan.points[point]?.kind === 'loop';
  }

  protected burn(amount: number, empty: () => void): void {
    const { code } = this;
    const fuel = this.temporary('i32', 'fuel');
    code.i32(0);
    code.i32(0);
    code.i32Load(WORD.fuel);
    code.i32(amount);
    code.op(OP.i32Sub);
    code.tee(fuel);
    code.i32Store(WORD.fuel);
    code.get(fuel);
    code.i32(0);
    code.op(OP.i32LeS);
    code.if();
    empty();
    code.end();
  }

  protected segment(at: number, labelOf: (to: BlockId) => Target): void {
    const segment = this.segments.list[at];
    if (segment === undefined) throw new Error(`${this.func.name}: no segment ${at}`);
    const { block: id, from, to, point } = segment;
    const block = blockAt(this.func, id);
    this.checked.clear();
    if (point !== undefined) {
      if (this.plan.layout.loops === undefined || !this.isLoopPoint(point)) this.enterAt(point);
      const before = from > 0 ? block.instrs[from - 1] : undefined;
      if (this.plan.points[point]?.kind === 'call' && before !== undefined && 'dsts' in before) {
        this.takeResults(before.dsts);
      }
    }
    const leaves = this.segments.list[at + 1];
    const ends = leaves === undefined || leaves.block !== id ? to : to - 1;
    for (const instr of block.instrs.slice(from, ends)) this.instruction(instr);
    if (ends < to) {
      const instr = block.instrs[ends];
      const behind = leaves?.point;
      if (instr === undefined || behind === undefined) return;
      if (this.plan.points[behind]?.kind !== 'flags') {
        this.callAt(instr, behind);
        return;
      }
      this.instruction(instr);
      this.burn(1, () => this.suspend(behind));
      return;
    }
    this.terminate(id, at, labelOf);
  }

  private terminate(id: BlockId, at: number, labelOf: (to: BlockId) => Target): void {
    const { code } = this;
    const { end } = blockAt(this.func, id);
    const isBack = (to: BlockId): boolean => (this.segments.entry.get(to) ?? 0) <= at;
    const jump = (to: BlockId): void => {
      const target = labelOf(to);
      if (target === undefined) throw new Error(`${this.func.name}: no way from ${id} to ${to}`);
      if (isBack(to)) this.countTurn(to);
      if (typeof target === 'number') {
        code.br(target);
        return;
      }
      code.i32(target.next);
      code.set(this.temporary('i32', 'next'));
      code.br(target.again);
    };
    switch (end.op) {
      case 'jump':
        jump(end.to);
        break;
      case 'br': {
        this.pushCondition(end.cond);
        const then = labelOf(end.then);
        if (typeof then === 'number' && !isBack(end.then)) {
          code.brIf(then);
        } else {
          code.if();
          jump(end.then);
          code.end();
        }
        jump(end.else);
        break;
      }
      case 'ret':
        this.ret(end.values);
        break;
      case 'unreachable':
        code.unreachable();
        break;
    }
  }

  /** At the end of a turn; when the time is up the goroutine stands at the loop's head. */
  private countTurn(head: BlockId): void {
    const { code } = this;
    const point = this.plan.points.findIndex((p) => p?.kind === 'loop' && p.block === head);
    if (this.turns < 0) this.turns = code.local('i32');
    code.get(this.turns);
    code.i32(1);
    code.op(OP.i32Add);
    code.set(this.turns);
    code.get(this.turns);
    code.i32(TURNS);
    code.op(OP.i32GeU);
    code.if();
    code.i32(0);
    code.set(this.turns);
    this.burn(TURNS, () => this.suspend(point));
    code.end();
  }

  private ret(values: readonly Reg[]): void {
    const { code } = this;
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
    code.i32(0);
    code.return();
  }

  private instruction(instr: Instr): void {
    if (this.simple(instr)) return;
    const { code } = this;
    if (instr.op === 'atomic') {
      const offset = this.pushAddress(instr.addr, instr.offset, instr.pos);
      const address = this.temporary('i32', 'target');
      code.set(address);
      this.atomicAt(instr, address, offset);
      return;
    }
    if (instr.op !== 'call') throw new Error(`${this.func.name}: ${instr.op} is not expected here`);
    this.callPrivate(instr);
  }
}

type Target = Label | { readonly next: number; readonly again: Label } | undefined;
