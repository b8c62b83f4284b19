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
  /** Goroutine gid alone: its next source line in the person's file, or the end of a map operation, or a breakpoint. */
  | {
      readonly kind: 'line' | 'operation';
      readonly gid: Gid;
      readonly breakpoints?: readonly Breakpoint[];
    }
  /** One of these, or so many steps: through what is recorded, then by policy. */
  | { readonly kind: 'break'; readonly breakpoints: readonly Breakpoint[]; readonly count?: number }
  /** The last state before this one in which one of these came true; where there is none it stays here. */
  | { readonly kind: 'breakBefore'; readonly breakpoints: readonly Breakpoint[] };

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
  /** Where a way back began. */
  private readonly from: number;
  /** The last breakpoint that came true on the way to there, and where. */
  private before: { readonly at: number; readonly hit: Breakpoint } | undefined;

  /** `watcher`: one that has looked at every step up to the cursor knows more than a new one. */
  constructor(run: Run, goal: RunGoal, watcher?: Watcher) {
    this.run = run;
    this.goal = goal;
    this.from = run.cursor;
    const count = 'count' in goal ? goal.count : undefined;
    this.left = count === undefined ? Number.POSITIVE_INFINITY : Math.max(0, Math.trunc(count));
    this.places = new PlaceFinder(run.program, run.memory);
    this.startLine = goal.kind === 'line' ? this.lineOf(goal.gid) : '';
    this.insideOperation = goal.kind === 'operation' && isInOperation(run, goal.gid);
    this.watcher = watcher ?? watcherFor(run, goal);
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
      case 'breakBefore':
        return this.advanceFromStart(budget);
    }
  }

  /** A way back that is given up ends where it began. */
  abandon(): void {
    if (this.goal.kind === 'breakBefore') this.run.seek(this.from);
  }

  private advanceToBreak(budget: number): Stopped | undefined {
    for (let made = 0; made < budget; ) {
      if (this.left === 0) return this.ended() ?? 'done';
      if (this.run.isSpinning && this.run.cursor === this.run.length) break;
      const work = this.run.advance();
      if (work === 0) return this.ended() ?? 'done';
      made += work;
      this.left--;
      if (this.isHit()) return this.ended() ?? 'break';
    }
    return this.ended();
  }

  /** Only who has seen every step knows what came true at one. */
  private advanceFromStart(budget: number): Stopped | undefined {
    for (let made = 0; made < budget && this.run.cursor < this.from - 1; made++) {
      this.run.advance();
      const hit = this.watcher?.look();
      if (hit !== undefined) this.before = { at: this.run.cursor, hit };
    }
    if (this.run.cursor < this.from - 1) return undefined;
    this.run.seek(this.before?.at ?? this.from);
    this.hitBreakpoint = this.before?.hit;
    return this.before === undefined ? 'done' : 'break';
  }

  private isHit(): boolean {
    this.hitBreakpoint = this.watcher?.look();
    return this.hitBreakpoint !== undefined;
  }

  private advanceAlone(gid: Gid, budget: number): Stopped | undefined {
    for (let made = 0; made < budget; made++) {
      if (!this.run.isRunnable(gid)) return this.ended() ?? 'done';
      if (this.run.isAtLimit) break;
      this.run.step(gid);
      const isThere = this.isThere(gid);
      if (this.isHit()) return this.ended() ?? 'break';
      if (isThere) return this.ended() ?? 'done';
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

/** The one that a run towards this goal needs; a way back is watched from the start on, to where the run then stands. */
export function watcherFor(run: Run, goal: RunGoal): Watcher | undefined {
  if (!('breakpoints' in goal) || goal.breakpoints === undefined) return undefined;
  if (goal.kind === 'breakBefore') run.seek(0);
  return new Watcher(run, goal.breakpoints);
}

/** At the cursor, which may stand before the recording's end. */
function isInOperation({ recorder, cursor }: Run, gid: Gid): boolean {
  if (cursor === recorder.length) return recorder.openOperation(gid) !== undefined;
  return recorder.spans
    .operationsAt(cursor)
    .some(({ gid: of, end }) => of === gid && (end === undefined || cursor < end));
}
