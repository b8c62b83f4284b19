import { FIRST_MAPPED } from '../memory';
import type { RecordedMemory } from './recorded-memory';
import type { StepIndex } from './words';

/** The state after `at` steps: a copy of the pages in use. Pages that did not change since the checkpoint before are shared. */
export interface Checkpoint {
  readonly at: StepIndex;
  readonly pages: readonly Uint32Array[];
}

/** Small, so that a store into a large heap copies little; not so small that there are too many of them. */
export const CHECKPOINT_PAGE = 16_384;
const PAGE_WORDS = CHECKPOINT_PAGE / 4;
/** Memory that was allocated and not written: many pages are. */
const ZEROES = new Uint32Array(PAGE_WORDS);

/** Undefined when it would copy more than `most` bytes. */
export function takeCheckpoint(
  at: StepIndex,
  memory: RecordedMemory,
  heapTop: number,
  previous: Checkpoint | undefined,
  most: number = Number.POSITIVE_INFINITY,
): Checkpoint | undefined {
  const count = Math.ceil((heapTop - FIRST_MAPPED) / CHECKPOINT_PAGE);
  const pages: Uint32Array[] = [];
  let left = most;
  for (let index = 0; index < count; index++) {
    const now = pageOf(memory, index);
    const before = previous?.pages[index] ?? ZEROES;
    if (samePage(now, before)) pages.push(before);
    else if ((left -= CHECKPOINT_PAGE) >= 0) pages.push(now.slice());
    else return undefined;
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
  const end = FIRST_MAPPED + checkpoint.pages.length * CHECKPOINT_PAGE;
  if (dirtyTop > end) new Uint8Array(memory.buffer, end, dirtyTop - end).fill(0);
}

function pageOf(memory: RecordedMemory, index: number): Uint32Array {
  return new Uint32Array(memory.buffer, FIRST_MAPPED + index * CHECKPOINT_PAGE, PAGE_WORDS);
}

function samePage(a: Uint32Array, b: Uint32Array): boolean {
  for (let i = 0; i < PAGE_WORDS; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Bytes that the pages of these take, each counted once. */
export function bytesOf(checkpoints: readonly Checkpoint[]): number {
  const pages = new Set<Uint32Array>();
  for (const checkpoint of checkpoints) for (const page of checkpoint.pages) pages.add(page);
  pages.delete(ZEROES);
  return pages.size * CHECKPOINT_PAGE;
}
