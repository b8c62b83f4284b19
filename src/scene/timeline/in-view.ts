import type { TimelineView } from './timeline-boxes';
import { firstEndingAfter, type Track } from './tracks';

/** Narrower boxes become one. */
const NARROWEST = 1.5;

/** A stretch, or several too narrow to be told apart, in pixels. */
export interface Run {
  readonly x: number;
  readonly width: number;
  readonly start: number;
  readonly end: number;
  /** Of the stretch in its track; undefined when the box stands for several. */
  readonly index: number | undefined;
}

/** What of a track is in view: no more boxes than pixels, however long the track. */
export function inView(track: Track, view: TimelineView, length: number): Run[] {
  const runs: Run[] = [];
  const { from, pixelsPerStep: per } = view;
  let index = firstEndingAfter(track, from);
  while (index < track.length) {
    const start = track.startOf(index);
    const x = (start - from) * per;
    if (x > view.width) break;
    const end = Math.min(track.endOf(index), Math.max(length, start + 1));
    const width = (end - start) * per;
    if (width >= NARROWEST) {
      runs.push({ x, width, start, end: track.endOf(index), index });
      index++;
      continue;
    }
    const next = Math.max(index + 1, firstEndingAfter(track, start + NARROWEST / per));
    const alone = next === index + 1;
    runs.push({
      x,
      width: NARROWEST,
      start,
      end: track.endOf(next - 1),
      index: alone ? index : undefined,
    });
    index = next;
  }
  return runs;
}
