import { firstEndingAfter, type Track } from '../../recording';
import type { TimelineView, When } from './timeline-boxes';

/** Narrower stretches are drawn as the pixels that they touch. */
const NARROWEST = 2;

/** A stretch, or several too narrow to be told apart, in pixels. */
export interface Run {
  readonly x: number;
  readonly width: number;
  readonly start: number;
  readonly end: number;
  readonly when: When;
  /** Of the stretch in its track; undefined when the box stands for several. */
  readonly index: number | undefined;
}

/**
 * What of a track is in view: no more boxes than pixels, however long the track. Pixels are counted from step 0, so that
 * the same ones are filled wherever the view stands.
 *
 *     stretches   |--|-|   |-|    |------------|
 *     pixels      |   |   |   |   |   |   |   |
 *     boxes       [ several  ]    [     one    ]
 */
export function inView(
  track: Track,
  view: TimelineView,
  length: number,
  cursor = Number.POSITIVE_INFINITY,
): Run[] {
  const { from, pixelsPerStep: per } = view;
  const origin = -from * per;
  const runs: Run[] = [];
  let index = firstEndingAfter(track, from);
  while (index < track.length) {
    const start = track.startOf(index);
    if (origin + start * per > view.width) break;
    const last = track.endOf(index);
    const end = Math.min(last, Math.max(length, start + 1));
    if ((end - start) * per >= NARROWEST) {
      const x = origin + start * per;
      const when = whenOf(start, last, cursor);
      runs.push({ x, width: (end - start) * per, start, end: last, when, index });
      index++;
      continue;
    }
    const pixels = { from: Math.floor(start * per), to: Math.ceil(end * per) };
    const next = firstEndingAfter(track, pixels.to / per, index + 1);
    const run = {
      x: origin + pixels.from,
      width: pixels.to - pixels.from,
      start,
      end: track.endOf(next - 1),
      when: whenOf(pixels.from / per, pixels.to / per, cursor),
      index: next === index + 1 ? index : undefined,
    };
    const before = runs.at(-1);
    if (before !== undefined && joins(before, run)) runs[runs.length - 1] = joined(before, run);
    else runs.push(run);
    index = next;
  }
  return runs;
}

export function whenOf(start: number, end: number, cursor: number): When {
  if (end <= cursor) return 'past';
  return start > cursor ? 'future' : 'current';
}

/** Both are of whole pixels, and no pixel lies between them. */
function joins(before: Run, run: Run): boolean {
  const isNarrow = before.index === undefined || before.width <= NARROWEST;
  return isNarrow && before.when === run.when && run.x <= before.x + before.width;
}

function joined(before: Run, run: Run): Run {
  const right = Math.max(before.x + before.width, run.x + run.width);
  return { ...before, width: right - before.x, end: run.end, index: undefined };
}
