import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Track } from '../../recording';
import { inView } from './in-view';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function trackOf(stretches: readonly Stretch[]): Track {
  return {
    length: stretches.length,
    startOf: (index) => stretches[index]?.start ?? 0,
    endOf: (index) => stretches[index]?.end ?? 0,
  };
}

const tracks: fc.Arbitrary<Stretch[]> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 90 })), {
    maxLength: 120,
  })
  .map((gaps) => {
    let at = 0;
    return gaps.map(([gap, long]) => {
      const start = at + gap;
      at = start + long;
      return { start, end: at };
    });
  });

const WIDTH = 64;

/** The obvious way: for each pixel a walk over all stretches. */
function slowPixels(stretches: readonly Stretch[], from: number, per: number): boolean[] {
  return Array.from({ length: WIDTH }, (_, pixel) => {
    const left = from + pixel / per;
    const right = from + (pixel + 1) / per;
    return stretches.some(({ start, end }) => start < right && end > left);
  });
}

function pixelsOf(boxes: readonly { readonly x: number; readonly width: number }[]): boolean[] {
  return Array.from({ length: WIDTH }, (_, pixel) =>
    boxes.some(({ x, width }) => x < pixel + 1 && x + width > pixel),
  );
}

test('the pixels that boxes fill are those that some stretch touches', () => {
  fc.assert(
    fc.property(
      tracks,
      // Powers of two, so that pixels and steps compare without error; a pixel of the picture is one from step 0.
      fc.integer({ min: -6, max: 2 }),
      fc.integer({ min: -20, max: 60 }),
      fc.nat(4000),
      (stretches, log, pixel, cursor) => {
        const per = 2 ** log;
        const view = { width: WIDTH, height: 10, top: 0, from: pixel / per, pixelsPerStep: per };
        const boxes = inView(trackOf(stretches), view, 10_000, cursor);
        expect(pixelsOf(boxes)).toEqual(slowPixels(stretches, view.from, per));
        expect(boxes.length).toBeLessThanOrEqual(WIDTH + 2);
        // One that stands alone is told of as it is.
        for (const { index, start, end, when } of boxes.filter((box) => box.index !== undefined)) {
          expect(stretches[index as number]).toEqual({ start, end });
          const isWide = (end - start) * per >= 2;
          expect([when, isWide]).not.toEqual([end <= cursor ? 'future' : 'past', true]);
        }
      },
    ),
    { seed: 20260101, numRuns: 500 },
  );
});

test('the same pixels are filled wherever the view stands', () => {
  fc.assert(
    fc.property(tracks, fc.nat(40), (stretches, shift) => {
      const per = 1 / 8;
      const at = (x: number) =>
        inView(
          trackOf(stretches),
          { width: WIDTH, height: 10, top: 0, from: x / per, pixelsPerStep: per },
          10_000,
        );
      const here = pixelsOf(at(0)).slice(shift);
      const there = pixelsOf(at(shift)).slice(0, WIDTH - shift);
      expect(there).toEqual(here);
    }),
    { seed: 20260101 },
  );
});
