import { describe, expect, it } from 'vitest';
import { FIRST_MAPPED, PAGE_SIZE } from '../memory';
import { CHECKPOINT_PAGE } from './checkpoint';
import { CheckpointShelf, markOf, SHELF_LIMITS } from './checkpoint-shelf';
import { stateHash } from './state-hash';
import type { StepIndex } from './words';

const { interval } = SHELF_LIMITS;

/** Takes what is due in so many steps, each of which writes another byte; the steps at which it took one. */
function fill(shelf: CheckpointShelf, steps: number, heap: number): number[] {
  const memory = { buffer: new ArrayBuffer(FIRST_MAPPED + heap) };
  const bytes = new Uint8Array(memory.buffer, FIRST_MAPPED);
  const taken: number[] = [];
  for (let n = 0; n < steps; n += interval) {
    for (let at = n % CHECKPOINT_PAGE; at < heap; at += CHECKPOINT_PAGE)
      bytes[at] = n / interval + 1;
    if (n < shelf.nextDue) continue;
    shelf.take(n as StepIndex, memory, FIRST_MAPPED + heap);
    taken.push(n);
  }
  return taken;
}

describe('the shelf of checkpoints', () => {
  it('stays small however long the run, and always has one before any state', () => {
    const shelf = new CheckpointShelf();
    expect(fill(shelf, 1000 * interval, 0).length).toBeLessThan(400);
    expect(shelf.nearest(0).at).toBe(0);
    expect(shelf.nearest(1e9).at).toBeGreaterThan(970 * interval);
    shelf.truncate(100 * interval);
    expect(shelf.nearest(1e9).at).toBeLessThanOrEqual(100 * interval);
  });

  it('keeps no more bytes than it may, but for the first one', () => {
    const shelf = new CheckpointShelf({ ...SHELF_LIMITS, bytes: 10 * PAGE_SIZE });
    fill(shelf, 300 * interval, 3 * PAGE_SIZE);
    expect(shelf.bytes).toBeGreaterThan(3 * PAGE_SIZE);
    expect(shelf.bytes).toBeLessThanOrEqual(10 * PAGE_SIZE);
    const small = new CheckpointShelf({ ...SHELF_LIMITS, bytes: PAGE_SIZE });
    // Nothing fits: each time it waits twice as long, at first four steps.
    const doublings = Math.log2((300 * interval) / 4);
    expect(fill(small, 300 * interval, 3 * PAGE_SIZE).length).toBeLessThan(doublings + 2);
    expect(small.nearest(1e9).at).toBe(0);
  });

  it('goes on with the first distances when all but the first are forgotten', () => {
    const shelf = new CheckpointShelf();
    fill(shelf, 300 * interval, 0);
    shelf.truncate(5);
    expect(shelf.nextDue).toBe(new CheckpointShelf().nextDue + 4);
  });

  it('marks states that it keeps: few, evenly spread, from the first steps on', () => {
    const shelf = new CheckpointShelf();
    const memory = { buffer: new ArrayBuffer(FIRST_MAPPED + PAGE_SIZE) };
    const words = new Uint32Array(memory.buffer, FIRST_MAPPED);
    const top = FIRST_MAPPED + PAGE_SIZE - 4;
    const hashes: string[] = [];
    for (let n = 0; n < 3_000_000; n = shelf.nextDue) {
      words[(n >> 4) % words.length] = n;
      hashes[n] = markOf(stateHash(memory, top));
      shelf.take(n as StepIndex, memory, top);
      const { marks } = shelf;
      expect(marks[0]?.at).toBe(0);
      expect(marks.length).toBeLessThanOrEqual(32);
      const apart = marks[1]?.at ?? 4;
      expect(marks.length).toBeGreaterThan(Math.min(n / 4, 4));
      for (const [i, { at, hash }] of marks.entries()) {
        expect(at).toBe(i * apart);
        expect(hash).toBe(hashes[at]);
      }
    }
  });
});
