import type { TimelineView } from './timeline-boxes';
import { firstEndingAfter, type Stretch } from './tracks';

/** Narrower boxes become one. */
const NARROWEST = 1.5;

/** A stretch, or several too narrow to be told apart, in pixels. */
export interface Run {
  readonly x: number;
  readonly width: number;
  readonly start: number;
  readonly end: number;
  /** Undefined when the box stands for several. */
  readonly stretch: Stretch | undefined;
}

/** What of a track is in view: no more boxes than pixels, however long the track. */
export function inView(stretches: readonly Stretch[], view: TimelineView, length: number): Run[] {
  const runs: Run[] = [];
  const { from, pixelsPerStep: per } = view;
  let index = firstEndingAfter(stretches, from);
  for (let stretch = stretches[index]; stretch !== undefined; stretch = stretches[index]) {
    const x = (stretch.start - from) * per;
    if (x > view.width) break;
    const end = Math.min(stretch.end, Math.max(length, stretch.start + 1));
    const width = (end - stretch.start) * per;
    if (width >= NARROWEST) {
      runs.push({ x, width, start: stretch.start, end: stretch.end, stretch });
      index++;
      continue;
    }
    const next = Math.max(index + 1, firstEndingAfter(stretches, stretch.start + NARROWEST / per));
    const last = stretches[next - 1] as Stretch;
    const alone = next === index + 1;
    runs.push({
      x,
      width: NARROWEST,
      start: stretch.start,
      end: last.end,
      stretch: alone ? stretch : undefined,
    });
    index = next;
  }
  return runs;
}
