import type { Gid } from '../recording';
import type { Breakpoint } from './breakpoint';
import type { Run } from './run';
import { PlaceFinder } from './standing-place';
import { Watcher } from './watcher';

/** What a run goes on until. */
export type RunGoal =
  /** A number of steps by policy. */
  | { readonly kind: 'steps'; readonly count: number }
  /** The program's end, by policy. */
  | { readonly kind: 'end' }
  /** Goroutine gid alone: its next source line in the person's file, or the end of a map operation. */
  | { readonly kind: 'line' | 'operation'; readonly gid: Gid }
  /** One of these: through what is recorded, then by policy. */
  | { readonly kind: 'break'; readonly breakpoints: readonly Breakpoint[] };

export type Stopped = 'done' | 'break' | 'limit' | 'spinning' | 'fault' | 'exit';

/**
 * A run towards a goal, piece by piece, so that whoever drives it can pause in between. Pieces are counted in steps:
 * the core has no clock.
 */
export class Pursuit {
  private readonly run: Run;
  private readonly goal: RunGoal;
  private left: number;
  private readonly places: PlaceFinder;
  private readonly startLine: string;
  private insideOperation: boolean;
  private readonly watcher: Watcher | undefined;
  private hitBreakpoint: Breakpoint | undefined;

  constructor(run: Run, goal: RunGoal) {
    this.run = run;
    this.goal = goal;
    this.left =
      goal.kind === 'steps' ? Math.max(0, Math.trunc(goal.count)) : Number.POSITIVE_INFINITY;
    this.places = new PlaceFinder(run.program, run.memory);
    this.startLine = goal.kind === 'line' ? this.lineOf(goal.gid) : '';
    this.insideOperation = goal.kind === 'operation' && isInOperation(run, goal.gid);
    this.watcher = goal.kind === 'break' ? new Watcher(run, goal.breakpoints) : undefined;
  }

  /** The one that ended the run, when one did. */
  get hit(): Breakpoint | undefined {
    return this.hitBreakpoint;
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
      case 'break':
        return this.advanceToBreak(budget);
    }
  }

  private advanceToBreak(budget: number): Stopped | undefined {
    for (let made = 0; made < budget; ) {
      if (this.run.isSpinning && this.run.cursor === this.run.length) break;
      const work = this.run.advance();
      if (work === 0) return this.ended() ?? 'done';
      made += work;
      this.hitBreakpoint = this.watcher?.look();
      if (this.hitBreakpoint !== undefined) return this.ended() ?? 'break';
    }
    return this.ended();
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
      const line = this.lineOf(gid);
      return line !== '' && line !== this.startLine;
    }
    const wasInside = this.insideOperation;
    this.insideOperation = isInOperation(this.run, gid);
    return wasInside && !this.insideOperation;
  }

  /** Line and call of the innermost code that the person wrote; empty when there is none. */
  private lineOf(gid: Gid): string {
    const place = this.places.inUserFile(gid);
    return place === undefined ? '' : `${place.frame}:${place.line}`;
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
