import { FIRST_MAPPED } from '../memory';
import { bytesOf, type Checkpoint, takeCheckpoint } from './checkpoint';
import type { RecordedMemory } from './recorded-memory';
import type { StepIndex } from './words';

export interface ShelfLimits {
  /** Steps between two checkpoints at first. */
  readonly interval: number;
  /** Of checkpoints. */
  readonly count: number;
  /** Of the pages of all checkpoints. */
  readonly bytes: number;
}

/** Replaying so many steps takes well under a millisecond. */
export const SHELF_LIMITS: ShelfLimits = { interval: 16_384, count: 64, bytes: 64 * 2 ** 20 };

/** A step pays for looking at so many bytes of the heap: the larger the heap is, the farther apart checkpoints are. */
const BYTES_PER_STEP = 128;

/**
 * The checkpoints of a recording, by step, the first at 0. When there are too many, or they take too much memory, every
 * second one goes and the rest stand twice as far apart: memory stays bounded however long a run is and however large its heap.
 */
export class CheckpointShelf {
  private readonly limits: ShelfLimits;
  private kept: Checkpoint[] = [];
  private interval: number;
  private due = 0;
  private used = 0;

  constructor(limits: ShelfLimits = SHELF_LIMITS) {
    this.limits = limits;
    this.interval = limits.interval;
  }

  /** First step behind the last checkpoint at which the next is due. */
  get nextDue(): number {
    return this.due;
  }

  /** Of all pages, each counted once. */
  get bytes(): number {
    return this.used;
  }

  take(at: StepIndex, memory: RecordedMemory, heapTop: number): void {
    const { count, bytes } = this.limits;
    // The first one is the way to all others, whatever it takes.
    const most = this.kept.length === 0 ? Number.POSITIVE_INFINITY : bytes;
    const taken = takeCheckpoint(at, memory, heapTop, this.kept.at(-1), most);
    if (taken !== undefined) this.kept.push(taken);
    else this.interval *= 2;
    this.used = bytesOf(this.kept);
    while (this.kept.length > 1 && (this.kept.length > count || this.used > bytes)) this.thin();
    const forHeap = Math.trunc((heapTop - FIRST_MAPPED) / BYTES_PER_STEP);
    this.due = at + Math.max(this.interval, forHeap);
  }

  /** The last one at or before state n. */
  nearest(n: number): Checkpoint {
    const found = this.kept.findLast((checkpoint) => checkpoint.at <= n);
    if (found === undefined) throw new RangeError(`no checkpoint at or before ${n}`);
    return found;
  }

  /** Forgets those behind state n. */
  truncate(n: number): void {
    this.kept = this.kept.filter((checkpoint) => checkpoint.at <= n);
    this.used = bytesOf(this.kept);
    if (this.kept.length < 2) this.interval = this.limits.interval;
    const last = this.kept.at(-1);
    this.due = last === undefined ? 0 : last.at + this.interval;
  }

  private thin(): void {
    this.kept = this.kept.filter((_, index) => index % 2 === 0);
    this.interval *= 2;
    this.used = bytesOf(this.kept);
  }
}
