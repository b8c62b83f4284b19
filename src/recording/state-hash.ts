import { FIRST_MAPPED } from '../memory';
import type { RecordedMemory } from './recorded-memory';

/**
 * 64 bits over the bytes of a state, [FIRST_MAPPED, heapTop), as 16 hex digits. Links carry it, so it must never change.
 * Two 32-bit lanes, one multiplication a word each (after xxHash's and MurmurHash's mixing), for speed without BigInt.
 */
export function stateHash(memory: RecordedMemory, heapTop: number): string {
  const words = new Uint32Array(memory.buffer, FIRST_MAPPED, (heapTop - FIRST_MAPPED) >> 2);
  let a = 0x9e3779b1;
  let b = 0x85ebca77;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? 0;
    a = Math.imul((a ^ word) + ((a << 13) | (a >>> 19)), 0xc2b2ae3d);
    b = Math.imul(((b << 17) | (b >>> 15)) ^ word, 0x27d4eb2f) + 0x165667b1;
  }
  return hex(finish(a ^ words.length)) + hex(finish(b + a));
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
