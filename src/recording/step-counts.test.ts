import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Gid, Rows } from './words';
import { binSteps, countSteps, StepCounter } from './step-counts';

const GIDS = [1, 6, 7] as Gid[];

/** Walks all steps for each column. */
function slowBins(rows: Rows, from: number, per: number, columns: number): number[] {
  return GIDS.flatMap((gid) =>
    Array.from({ length: columns }, (_, column) => {
      let count = 0;
      for (let i = 0; i < rows.length; i++) {
        const middle = i + 0.5;
        const inside = middle >= from + column * per && middle < from + (column + 1) * per;
        if (inside && rows.gid[i] === gid) count++;
      }
      return count;
    }),
  );
}

test('bins equal a walk over all steps', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(1, 6, 7, 9), { maxLength: 300 }),
      fc.integer({ min: -40, max: 300 }),
      // Halves and eighths, so that both walks compare the same numbers.
      fc.integer({ min: 1, max: 400 }).map((eighths) => eighths / 8),
      fc.integer({ min: 1, max: 40 }),
      fc.nat(GIDS.length),
      (gids, from, per, columns, first) => {
        const rows = rowsOf(gids);
        const bins = binSteps(countSteps(rows, GIDS), rows, {
          from,
          per,
          columns,
          first,
          end: GIDS.length,
        });
        expect([...bins]).toEqual(slowBins(rows, from, per, columns).slice(first * columns));
      },
    ),
    { seed: 23, numRuns: 300 },
  );
});

test('counting goes on from what was counted, and leaves that as it is', () => {
  const change = fc.record({
    cut: fc.nat(150),
    more: fc.array(fc.constantFrom(1, 6, 7, 9), { maxLength: 200 }),
    lanes: fc.constantFrom(GIDS, GIDS.slice(0, 2)),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 6 }), fc.boolean(), (changes, isShared) => {
      const counter = new StepCounter(isShared);
      const shown: (() => void)[] = [];
      let gids: number[] = [];
      for (const { cut, more, lanes } of changes) {
        const keep = Math.max(0, gids.length - cut);
        gids = [...gids.slice(0, keep), ...more];
        const rows = rowsOf(gids);
        const counts = counter.count(rows, keep, lanes);
        const bins = { from: 0, per: 7, columns: 80, first: 0, end: lanes.length };
        const expected = binSteps(countSteps(rows, lanes), rows, bins);
        shown.push(() => expect(binSteps(counts, rows, bins)).toEqual(expected));
        for (const show of shown) show();
      }
    }),
    { seed: 24, numRuns: 300 },
  );
});

test('a goroutine without a lane is counted nowhere', () => {
  const rows = rowsOf([1, 9, 9, 6]);
  expect([
    ...binSteps(countSteps(rows, GIDS), rows, { from: 0, per: 4, columns: 1, first: 0, end: 3 }),
  ]).toEqual([1, 1, 0]);
});

function rowsOf(gids: readonly number[]): Rows {
  const zero = new Uint32Array(gids.length);
  return { length: gids.length, gid: Uint32Array.from(gids), stop: zero, addr: zero, value: zero };
}
