import { FIRST_MAPPED } from '../memory';
import type { RecordedMemory } from './recorded-memory';
import type { StepIndex } from './words';

/** The state after `at` steps: a copy of the pages in use. Pages that did not change since the checkpoint before are shared. */
export interface Checkpoint {
  readonly at: StepIndex;
  /** Offset of the first byte that is not in use. */
  readonly heapTop: number;
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
  const words = new Uint32Array(memory.buffer);
  const pages: Uint32Array[] = [];
  let left = most;
  for (let index = 0; index < count; index++) {
    const start = (FIRST_MAPPED >> 2) + index * PAGE_WORDS;
    const before = previous?.pages[index] ?? ZEROES;
    if (isAt(words, start, before)) pages.push(before);
    else if ((left -= CHECKPOINT_PAGE) >= 0) pages.push(words.slice(start, start + PAGE_WORDS));
    else return undefined;
  }
  return { at, heapTop, pages };
}

/** Makes memory what it was. Nothing behind `dirtyTop` was ever written; from there on all is zero already. */
export function restoreCheckpoint(
  checkpoint: Checkpoint,
  memory: RecordedMemory,
  dirtyTop: number,
): void {
  const words = new Uint32Array(memory.buffer, FIRST_MAPPED);
  for (const [index, page] of checkpoint.pages.entries()) words.set(page, index * PAGE_WORDS);
  const end = FIRST_MAPPED + checkpoint.pages.length * CHECKPOINT_PAGE;
  if (dirtyTop > end) new Uint8Array(memory.buffer, end, dirtyTop - end).fill(0);
}

function isAt(words: Uint32Array, start: number, page: Uint32Array): boolean {
  for (let i = 0; i < PAGE_WORDS; i++) if (words[start + i] !== page[i]) return false;
  return true;
}

/** Bytes of the pages that it does not share with the checkpoint before. */
export function ownBytes({ pages }: Checkpoint, previous: Checkpoint | undefined): number {
  let own = 0;
  for (const [index, page] of pages.entries()) {
    if (page !== previous?.pages[index] && page !== ZEROES) own++;
  }
  return own * CHECKPOINT_PAGE;
}
