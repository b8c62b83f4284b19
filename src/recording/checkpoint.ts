import { FIRST_MAPPED, PAGE_SIZE } from '../memory';
import type { RecordedMemory } from './recorded-memory';
import type { StepIndex } from './words';

/** The state after `at` steps: a copy of the pages in use. Pages that did not change since the checkpoint before are shared. */
export interface Checkpoint {
  readonly at: StepIndex;
  readonly pages: readonly Uint32Array[];
}

const PAGE_WORDS = PAGE_SIZE / 4;

export function takeCheckpoint(
  at: StepIndex,
  memory: RecordedMemory,
  heapTop: number,
  previous: Checkpoint | undefined,
): Checkpoint {
  const count = Math.ceil((heapTop - FIRST_MAPPED) / PAGE_SIZE);
  const pages: Uint32Array[] = [];
  for (let index = 0; index < count; index++) {
    const now = pageOf(memory, index);
    const before = previous?.pages[index];
    pages.push(before !== undefined && samePage(now, before) ? before : now.slice());
  }
  return { at, pages };
}

/** Makes memory what it was. Nothing behind `dirtyTop` was ever written; from there on all is zero already. */
export function restoreCheckpoint(
  checkpoint: Checkpoint,
  memory: RecordedMemory,
  dirtyTop: number,
): void {
  for (const [index, page] of checkpoint.pages.entries()) pageOf(memory, index).set(page);
  const end = FIRST_MAPPED + checkpoint.pages.length * PAGE_SIZE;
  const dirtyEnd = Math.min(Math.ceil(dirtyTop / PAGE_SIZE) * PAGE_SIZE, memory.buffer.byteLength);
  if (dirtyEnd > end) new Uint8Array(memory.buffer, end, dirtyEnd - end).fill(0);
}

function pageOf(memory: RecordedMemory, index: number): Uint32Array {
  return new Uint32Array(memory.buffer, FIRST_MAPPED + index * PAGE_SIZE, PAGE_WORDS);
}

function samePage(a: Uint32Array, b: Uint32Array): boolean {
  for (let i = 0; i < PAGE_WORDS; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Steps between checkpoints at first: replaying so many takes well under a millisecond. */
export const CHECKPOINT_INTERVAL = 16_384;
const MOST_CHECKPOINTS = 64;

/**
 * The checkpoints of a recording, by step, the first at 0. When there are too many, every second one goes and the
 * rest stand twice as far apart: memory stays bounded however long a run is.
 */
export class CheckpointShelf {
  private kept: Checkpoint[] = [];
  private interval = CHECKPOINT_INTERVAL;

  /** First step behind the last checkpoint at which the next is due. */
  get nextDue(): number {
    const last = this.kept.at(-1);
    return last === undefined ? 0 : last.at + this.interval;
  }

  take(at: StepIndex, memory: RecordedMemory, heapTop: number): void {
    this.kept.push(takeCheckpoint(at, memory, heapTop, this.kept.at(-1)));
    if (this.kept.length <= MOST_CHECKPOINTS) return;
    this.kept = this.kept.filter((_, index) => index % 2 === 0);
    this.interval *= 2;
  }

  /** The last one at or before state n. */
  nearest(n: number): Checkpoint {
    const found = this.kept.findLast((checkpoint) => checkpoint.at <= n);
    if (found === undefined) throw new RangeError(`no checkpoint at or before ${n}`);
    return found;
  }

  /** Of all pages, each counted once. */
  get bytes(): number {
    const pages = new Set(this.kept.flatMap(({ pages }) => pages));
    return pages.size * PAGE_SIZE;
  }

  truncate(n: number): void {
    this.kept = this.kept.filter((checkpoint) => checkpoint.at <= n);
  }
}
