import type { Program } from '../emit';
import type { Recorder } from '../recording';

/**
 * A step that began at a preemption point had a whole step's fuel burnt before it: it costs as much work as so many
 * others. A loop that touches nothing another goroutine could see makes no other steps, and must come to its end too.
 */
export const PREEMPT_WORK = 1000;

/** Of the recorded steps, those that began at a preemption point. */
export class Preemptions {
  private counted = 0;
  private readonly recorder: Recorder;
  /** By stop: 1 at a preemption point. */
  private readonly stops: Uint8Array;

  constructor(program: Program, recorder: Recorder) {
    this.recorder = recorder;
    this.stops = Uint8Array.from(program.stops, ({ site }) => Number(site?.kind === 'preempt'));
  }

  get count(): number {
    return this.counted;
  }

  /** The count at which so much more work is done, or as much as a run may do; without any work given, none is. */
  enough(work: number | undefined, stepLimit: number): number {
    if (work === undefined) return Number.POSITIVE_INFINITY;
    return Math.min(this.counted + work / PREEMPT_WORK, stepLimit / PREEMPT_WORK);
  }

  /** Counts the rows from `from` on, which are new. */
  add(from: number): void {
    this.counted += this.countFrom(from);
  }

  /** The rows from `from` on are about to be cut. */
  cut(from: number): void {
    this.counted -= this.countFrom(from);
  }

  clear(): void {
    this.counted = 0;
  }

  has(row: number): boolean {
    return this.stops[this.recorder.rows.stop[row] ?? 0] === 1;
  }

  private countFrom(from: number): number {
    const { stops } = this;
    const { length } = this.recorder;
    const { stop } = this.recorder.rows;
    let count = 0;
    for (let row = from; row < length; row++) count += stops[stop[row] ?? 0] ?? 0;
    return count;
  }
}
