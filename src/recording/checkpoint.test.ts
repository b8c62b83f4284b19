import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_MAPPED, PAGE_SIZE } from '../memory';
import {
  CHECKPOINT_INTERVAL,
  CheckpointShelf,
  restoreCheckpoint,
  takeCheckpoint,
} from './checkpoint';
import { stateHash } from './state-hash';
import { LAW_SEED } from './testing/arbitraries';
import type { StepIndex } from './words';

const PAGES = 4;

function memoryOf(writes: readonly (readonly [number, number])[]) {
  const memory = { buffer: new ArrayBuffer(FIRST_MAPPED + PAGES * PAGE_SIZE) };
  for (const [at, value] of writes) new Uint8Array(memory.buffer)[FIRST_MAPPED + at] = value;
  return memory;
}

const writes = fc.array(fc.tuple(fc.nat(PAGES * PAGE_SIZE - 1), fc.integer({ min: 1, max: 255 })), {
  maxLength: 20,
});

describe('a checkpoint', () => {
  it(`brings back every byte and leaves zero behind (seed ${LAW_SEED})`, () => {
    const property = fc.property(
      writes,
      writes,
      fc.integer({ min: 1, max: PAGES }),
      (was, is, used) => {
        const top = FIRST_MAPPED + used * PAGE_SIZE;
        const inUse = was.filter(([at]) => FIRST_MAPPED + at < top);
        const before = memoryOf(inUse);
        const checkpoint = takeCheckpoint(0 as StepIndex, before, top, undefined);
        const after = memoryOf(is);
        restoreCheckpoint(checkpoint, after, after.buffer.byteLength);
        expect(Buffer.compare(Buffer.from(after.buffer), Buffer.from(before.buffer))).toBe(0);
      },
    );
    fc.assert(property, { seed: LAW_SEED, numRuns: 50 });
  });

  it('shares the pages that did not change with the one before', () => {
    const memory = memoryOf([[5, 1]]);
    const top = memory.buffer.byteLength;
    const first = takeCheckpoint(0 as StepIndex, memory, top, undefined);
    new Uint8Array(memory.buffer)[FIRST_MAPPED + PAGE_SIZE] = 9;
    const second = takeCheckpoint(1 as StepIndex, memory, top, first);
    expect(second.pages.map((page, i) => page === first.pages[i])).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });
});

describe('the shelf of checkpoints', () => {
  it('stays small however long the run, and always has one before any state', () => {
    const memory = memoryOf([]);
    const shelf = new CheckpointShelf();
    const taken: number[] = [];
    for (let n = 0; n < 1000 * CHECKPOINT_INTERVAL; n += CHECKPOINT_INTERVAL) {
      if (n < shelf.nextDue) continue;
      shelf.take(n as StepIndex, memory, FIRST_MAPPED);
      taken.push(n);
    }
    expect(taken.length).toBeLessThan(300);
    expect(shelf.nearest(0).at).toBe(0);
    expect(shelf.nearest(1e9).at).toBeGreaterThan(970 * CHECKPOINT_INTERVAL);
    shelf.truncate(100 * CHECKPOINT_INTERVAL);
    expect(shelf.nearest(1e9).at).toBeLessThanOrEqual(100 * CHECKPOINT_INTERVAL);
  });
});

describe('a state hash', () => {
  it('tells one changed byte, and only bytes in use', () => {
    const top = FIRST_MAPPED + PAGE_SIZE;
    const empty = stateHash(memoryOf([]), top);
    const hashes = new Set([empty]);
    for (let at = 0; at < 64; at++) hashes.add(stateHash(memoryOf([[at * 1000, 1]]), top));
    expect(hashes.size).toBe(65);
    expect(stateHash(memoryOf([[PAGE_SIZE, 1]]), top)).toBe(empty);
    expect(stateHash(memoryOf([]), top + 8)).not.toBe(empty);
  });

  it('never changes: links carry it', () => {
    expect(stateHash(memoryOf([[7, 7]]), FIRST_MAPPED + 64)).toMatchInlineSnapshot(
      `"4bbd7f2dbd3251c3"`,
    );
  });
});
