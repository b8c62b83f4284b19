import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_MAPPED, PAGE_SIZE } from '../memory';
import { CHECKPOINT_PAGE, restoreCheckpoint, takeCheckpoint } from './checkpoint';
import { checkpointHash, stateHash } from './state-hash';
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
        if (checkpoint === undefined) throw new Error('none was taken');
        const after = memoryOf(is);
        restoreCheckpoint(checkpoint, after, after.buffer.byteLength);
        expect(Buffer.compare(Buffer.from(after.buffer), Buffer.from(before.buffer))).toBe(0);
      },
    );
    fc.assert(property, { seed: LAW_SEED, numRuns: 50 });
  });

  it('shares the pages that did not change with the one before, and those that are zero with all', () => {
    const memory = memoryOf([
      [5, 1],
      [CHECKPOINT_PAGE + 5, 1],
    ]);
    const top = FIRST_MAPPED + 4 * CHECKPOINT_PAGE;
    const first = takeCheckpoint(0 as StepIndex, memory, top, undefined);
    new Uint8Array(memory.buffer)[FIRST_MAPPED + CHECKPOINT_PAGE] = 9;
    const second = takeCheckpoint(1 as StepIndex, memory, top, first);
    const shared = second?.pages.map((page, i) => page === first?.pages[i]);
    expect(shared).toEqual([true, false, true, true]);
    expect(new Set(first?.pages).size).toBe(3);
  });

  it('is not taken when it would copy too much', () => {
    const memory = memoryOf([
      [5, 1],
      [CHECKPOINT_PAGE + 5, 1],
    ]);
    const take = (most: number) =>
      takeCheckpoint(0 as StepIndex, memory, FIRST_MAPPED + PAGE_SIZE, undefined, most);
    expect(take(2 * CHECKPOINT_PAGE - 1)).toBeUndefined();
    expect(take(2 * CHECKPOINT_PAGE)).toBeDefined();
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

  it(`is that of a checkpoint of the state, wherever its bytes end (seed ${LAW_SEED})`, () => {
    const property = fc.property(writes, fc.nat(PAGES * PAGE_SIZE), (was, used) => {
      const memory = memoryOf(was);
      const top = FIRST_MAPPED + used;
      const checkpoint = takeCheckpoint(0 as StepIndex, memory, top, undefined);
      if (checkpoint === undefined) throw new Error('none was taken');
      expect(checkpointHash(checkpoint)).toBe(stateHash(memory, top));
    });
    fc.assert(property, { seed: LAW_SEED, numRuns: 50 });
  });

  it('never changes: links carry it', () => {
    expect(stateHash(memoryOf([[7, 7]]), FIRST_MAPPED + 64)).toMatchInlineSnapshot(
      `"4bbd7f2dbd3251c3"`,
    );
  });
});
