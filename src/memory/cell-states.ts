import type { MapShape } from './map-shape';
import type { Memory } from './memory';

/** What `chains` says of a chain that Go would never leave, or whose next bucket is not in memory. */
export const CHAIN = { longest: 253, wild: 254, endless: 255 } as const;

/**
 * Of a row of main buckets, without an object for any: the eight tophash bytes of each into `tophash`, and how many
 * overflow buckets hang behind it into `chains` (CHAIN: what is no number). As many as the arrays have room for and
 * memory holds; gives how many. `tophash` begins at a multiple of four in its buffer.
 */
export function readCellStates(
  memory: Memory,
  shape: MapShape,
  start: number,
  tophash: Uint8Array,
  chains: Uint8Array,
): number {
  const { bucketSize, overflowAt } = shape;
  const still = memory.still();
  const room = Math.min(tophash.length >> 3, chains.length);
  const count = Math.min(room, Math.max(0, Math.floor((still.size - start) / bucketSize)));
  if (count <= 0 || !still.isMapped(start, bucketSize)) return 0;
  // Buckets of every type are so many words; only a wild pointer leads between them.
  if (start % 4 !== 0) return 0;
  const { words } = still;
  const wide = new Uint32Array(tophash.buffer, tophash.byteOffset, 2 * count);
  const step = bucketSize >> 2;
  for (let i = 0, at = start >> 2; i < count; i++, at += step) {
    wide[2 * i] = words[at] as number;
    wide[2 * i + 1] = words[at + 1] as number;
    const next = words[at + (overflowAt >> 2)] as number;
    chains[i] = next === 0 ? 0 : chainLength(still, shape, next);
  }
  return count;
}

/** Buckets from an overflow bucket on. Every now and then one is kept in mind: who comes there again goes in a circle. */
function chainLength(memory: Memory, shape: MapShape, first: number): number {
  let length = 0;
  let kept = 0;
  for (let at = first; at !== 0; at = memory.pointer(at + shape.overflowAt)) {
    if (at === kept) return CHAIN.endless;
    if (!memory.isMapped(at, shape.bucketSize)) return CHAIN.wild;
    length++;
    if ((length & (length - 1)) === 0) kept = at;
  }
  return Math.min(length, CHAIN.longest);
}
