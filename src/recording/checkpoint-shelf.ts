import { FIRST_MAPPED } from '../memory';
import { type Checkpoint, ownBytes, takeCheckpoint } from './checkpoint';
import type { RecordedMemory } from './recorded-memory';
import type { StateMark } from './replay-link';
import { checkpointHash } from './state-hash';
import type { StepIndex } from './words';

export interface ShelfLimits {
  /** Steps between two checkpoints, once a recording is longer than a few of them. */
  readonly interval: number;
  /** Of checkpoints. */
  readonly count: number;
  /** Of the pages of all checkpoints. */
  readonly bytes: number;
}

/** Replaying so many steps takes two or three milliseconds. */
export const SHELF_LIMITS: ShelfLimits = { interval: 65_536, count: 64, bytes: 64 * 2 ** 20 };

/** At first they stand closer, for the sake of the marks: a short recording needs its own. */
const FIRST_INTERVAL = 4;
/** A link carries so many marks at most: a byte each, so that one agrees by chance with one state of 256 (drift.ts). */
const MOST_MARKS = 32;
const MARK_DIGITS = 2;

/** A step pays for looking at so many bytes of the heap: the larger the heap is, the farther apart checkpoints are. */
const BYTES_PER_STEP = 128;
/** Of a heap that is no larger the first ones are taken all the same: a look at it takes a millisecond. */
const SMALL_HEAP = 4 * 2 ** 20;
/** So many, as long as they cost next to nothing: the heap is small, and they are near each other. Few, when they do not. */
const CHEAP = { heap: 2 ** 17, interval: 512 };
const FEW_MARKS = 8;

export function markOf(stateHash: string): string {
  return stateHash.slice(0, MARK_DIGITS);
}

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
  private heap = 0;
  private readonly hashes = new WeakMap<Checkpoint, string>();

  constructor(limits: ShelfLimits = SHELF_LIMITS) {
    this.limits = limits;
    this.interval = this.firstInterval;
  }

  /** First step behind the last checkpoint at which the next is due. */
  get nextDue(): number {
    return this.due;
  }

  /** Of all pages, each counted once. */
  get bytes(): number {
    return this.used;
  }

  /**
   * Hashes of some states that it keeps, evenly spread, the first at 0. They are made when they are asked for: made on the
   * way they took up to a fifth of a recording's time, and of a hundred states all but eight were hashed in vain.
   */
  get marks(): StateMark[] {
    let apart = 1;
    while (this.kept.length > MOST_MARKS * apart) apart *= 2;
    return this.kept
      .filter((_, index) => index % apart === 0)
      .map((checkpoint) => ({ at: checkpoint.at, hash: markOf(this.hashOf(checkpoint)) }));
  }

  take(at: StepIndex, memory: RecordedMemory, heapTop: number): void {
    const { bytes } = this.limits;
    this.heap = heapTop - FIRST_MAPPED;
    const previous = this.kept.at(-1);
    // The first one is the way to all others, whatever it takes.
    const most = previous === undefined ? Number.POSITIVE_INFINITY : bytes;
    const taken = takeCheckpoint(at, memory, heapTop, previous, most);
    if (taken === undefined) this.interval *= 2;
    else {
      this.kept.push(taken);
      this.used += ownBytes(taken, previous);
    }
    while (this.kept.length > 1 && (this.kept.length > this.count || this.used > bytes)) {
      this.thin();
    }
    const isPaidFor = this.isShort && this.heap <= SMALL_HEAP;
    const paid = isPaidFor ? 1 : Math.max(1, Math.trunc(this.heap / BYTES_PER_STEP));
    // Evenly spread, though this one may be among those that were thinned out.
    this.due = Math.max((this.kept.at(-1)?.at ?? at) + this.interval, at + paid);
  }

  /** The last one at or before state n. */
  nearest(n: number): Checkpoint {
    const found = this.kept.findLast((checkpoint) => checkpoint.at <= n);
    if (found === undefined) throw new RangeError(`no checkpoint at or before ${n}`);
    return found;
  }

  /** Forgets those behind state n. */
  truncate(n: number): void {
    this.keep((checkpoint) => checkpoint.at <= n);
    if (this.kept.length < 2) this.interval = this.firstInterval;
    const last = this.kept.at(-1);
    this.due = last === undefined ? 0 : last.at + this.interval;
  }

  private get firstInterval(): number {
    return Math.min(FIRST_INTERVAL, this.limits.interval);
  }

  /** The recording is no longer than a few of its final intervals. */
  private get isShort(): boolean {
    return this.interval < this.limits.interval;
  }

  private get count(): number {
    if (!this.isShort) return this.limits.count;
    const isCheap = this.heap <= CHEAP.heap && this.interval <= CHEAP.interval;
    return Math.min(isCheap ? MOST_MARKS : FEW_MARKS, this.limits.count);
  }

  private thin(): void {
    this.keep((_, index) => index % 2 === 0);
    this.interval *= 2;
  }

  private keep(wanted: (checkpoint: Checkpoint, index: number) => boolean): void {
    this.kept = this.kept.filter(wanted);
    this.used = this.kept.reduce((sum, one, i) => sum + ownBytes(one, this.kept[i - 1]), 0);
  }

  private hashOf(checkpoint: Checkpoint): string {
    let hash = this.hashes.get(checkpoint);
    if (hash === undefined) this.hashes.set(checkpoint, (hash = checkpointHash(checkpoint)));
    return hash;
  }
}
