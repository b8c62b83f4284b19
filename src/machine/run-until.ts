import { decodeFrames, G, lineAt, SCHED } from '../memory';
import type { Gid } from '../recording';
import { schedOf } from './memory-image';
import type { Run } from './run';

/** What a run goes on until. */
export type RunGoal =
  /** A number of steps by policy. */
  | { readonly kind: 'steps'; readonly count: number }
  /** The program's end, by policy. */
  | { readonly kind: 'end' }
  /** Goroutine gid alone: its next source line in the person's file, or the end of a map operation. */
  | { readonly kind: 'line' | 'operation'; readonly gid: Gid };

export type Stopped = 'done' | 'limit' | 'spinning' | 'fault' | 'exit';

/**
 * A run towards a goal, piece by piece, so that whoever drives it can pause in between. Pieces are counted in steps:
 * the core has no clock.
 */
export class Pursuit {
  private readonly run: Run;
  private readonly goal: RunGoal;
  private left: number;
  private readonly startLine: string;
  private insideOperation: boolean;

  constructor(run: Run, goal: RunGoal) {
    this.run = run;
    this.goal = goal;
    this.left =
      goal.kind === 'steps' ? Math.max(0, Math.trunc(goal.count)) : Number.POSITIVE_INFINITY;
    this.startLine = goal.kind === 'line' ? userLine(run, goal.gid) : '';
    this.insideOperation = goal.kind === 'operation' && isInOperation(run, goal.gid);
  }

  /** Makes at most `budget` steps; why the run is over, or undefined when it is not. */
  advance(budget: number): Stopped | undefined {
    switch (this.goal.kind) {
      case 'steps':
      case 'end': {
        const most = Math.min(budget, this.left);
        const made = this.run.runByPolicy(most, budget);
        this.left -= made;
        return this.ended() ?? (this.left === 0 || (made === 0 && most > 0) ? 'done' : undefined);
      }
      case 'line':
      case 'operation':
        return this.advanceAlone(this.goal.gid, budget);
    }
  }

  private advanceAlone(gid: Gid, budget: number): Stopped | undefined {
    for (let made = 0; made < budget; made++) {
      if (!this.run.isRunnable(gid)) return this.ended() ?? 'done';
      if (this.run.isAtLimit) break;
      this.run.step(gid);
      if (this.isThere(gid)) return this.ended() ?? 'done';
    }
    return this.ended();
  }

  private isThere(gid: Gid): boolean {
    if (this.goal.kind === 'line') {
      const line = userLine(this.run, gid);
      return line !== '' && line !== this.startLine;
    }
    const wasInside = this.insideOperation;
    this.insideOperation = isInOperation(this.run, gid);
    return wasInside && !this.insideOperation;
  }

  private ended(): Stopped | undefined {
    if (this.run.hasExited) return 'exit';
    if (this.run.hasEnded) return 'fault';
    if (this.run.isSpinning) return 'spinning';
    return this.run.isAtLimit ? 'limit' : undefined;
  }
}

/** At the cursor, which may stand before the recording's end. */
function isInOperation({ recorder, cursor }: Run, gid: Gid): boolean {
  if (cursor === recorder.length) return recorder.openOperation(gid) !== undefined;
  return recorder.spans
    .operationsAt(cursor)
    .some(({ gid: of, end }) => of === gid && (end === undefined || cursor < end));
}

/** Line and function of the innermost call that the person wrote; empty when there is none. */
function userLine({ memory, program }: Run, gid: Gid): string {
  const g = memory.pointer(memory.pointer(schedOf(program) + SCHED.allgs) + gid * 8);
  const frames = decodeFrames(memory, program, memory.u32(g + G.fp));
  for (const [index, { addr, func, stop: left }] of frames.entries()) {
    const stop = program.stops[index === 0 ? memory.u32(g + G.stop) : left];
    const file = program.files[stop?.file ?? func.file];
    if (file === undefined || file.name.includes('/')) continue;
    return `${addr}:${lineAt(file.text, stop?.pos ?? func.pos)}`;
  }
  return '';
}
