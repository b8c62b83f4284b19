import type { StateMark } from './replay-link';
import type { StepIndex } from './words';

/** A link carries these or every second of them: a few bytes each. */
const MOST_MARKS = 8;
/** Steps between marks at first. */
const INTERVAL = 16;
const MARK_DIGITS = 8;

export function markOf(stateHash: string): string {
  return stateHash.slice(0, MARK_DIGITS);
}

/**
 * Hashes of states on a recording's way, the first at 0. When there are too many, every second one goes and the rest stand
 * twice as far apart: a run of a million steps is hashed sixty times.
 */
export class StateMarks {
  private kept: StateMark[] = [];
  private interval = INTERVAL;

  /** The step at which the next is due, or any later one. */
  get nextDue(): number {
    const last = this.kept.at(-1);
    return last === undefined ? 0 : last.at + this.interval;
  }

  get all(): readonly StateMark[] {
    return this.kept;
  }

  take(at: StepIndex, stateHash: string): void {
    this.kept.push({ at, hash: markOf(stateHash) });
    if (this.kept.length <= MOST_MARKS) return;
    this.kept = this.kept.filter((_, index) => index % 2 === 0);
    this.interval *= 2;
  }

  /** States behind n are no more. */
  truncate(n: number): void {
    this.kept = this.kept.filter(({ at }) => at <= n);
    if (this.kept.length < 2) this.interval = INTERVAL;
  }
}
