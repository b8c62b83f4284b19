import { FIRST_MAPPED } from '../memory';
import type { Checkpoint } from './checkpoint';
import type { RecordedMemory } from './recorded-memory';

/** 64 bits over the bytes of a state, [FIRST_MAPPED, heapTop), as 16 hex digits. Links carry it, so it must never change. */
export function stateHash(memory: RecordedMemory, heapTop: number): string {
  return hashOf([new Uint32Array(memory.buffer, FIRST_MAPPED, wordsUpTo(heapTop))]);
}

/** The hash of the state that a checkpoint was taken of. */
export function checkpointHash({ pages, heapTop }: Checkpoint): string {
  let left = wordsUpTo(heapTop);
  const used = pages.map((page) => {
    const words = page.subarray(0, left);
    left -= words.length;
    return words;
  });
  return hashOf(used);
}

function wordsUpTo(heapTop: number): number {
  return (heapTop - FIRST_MAPPED) >> 2;
}

/**
 * Two 32-bit lanes, one multiplication a word each (after xxHash's and MurmurHash's mixing), for speed without BigInt.
 * `| 0` keeps a lane an integer in the engine's eyes: without it each word takes 6.9 ns, with it 1.9.
 */
function hashOf(parts: readonly Uint32Array[]): string {
  let a = 0x9e3779b1 | 0;
  let b = 0x85ebca77 | 0;
  let length = 0;
  for (const words of parts) {
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as number;
      a = Math.imul((a ^ word) + ((a << 13) | (a >>> 19)), 0xc2b2ae3d);
      b = (Math.imul(((b << 17) | (b >>> 15)) ^ word, 0x27d4eb2f) + 0x165667b1) | 0;
    }
    length += words.length;
  }
  return hex(finish(a ^ length)) + hex(finish(b + a));
}

function finish(lane: number): number {
  let x = lane;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}
