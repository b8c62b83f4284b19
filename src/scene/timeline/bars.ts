import type { Span } from '../../recording';
import { fitted } from '../text-fit';
import { inView, type Run } from './in-view';
import {
  type Bar,
  type BarTone,
  type Lane,
  LANE_HEIGHT,
  type TimelineView,
} from './timeline-boxes';
import type { TimelineModel } from './timeline-model';
import { firstEndingAfter, type Track, type Tracks } from './tracks';

const BAR = { top: 3, height: 15 };
const WRITING = { top: 19, height: 4 };
const CHAR = 5.6;
const LABEL_PADDING = 5;

/** A lane's spans by depth, then its windows: what comes later lies on top. */
export function laneBars(
  tracks: Tracks,
  lane: Lane,
  model: TimelineModel,
  view: TimelineView,
  cursor: number,
): Bar[] {
  const boxes = (track: Track, tone: BarTone, place: typeof BAR): Bar[] =>
    inView(track, view, model.rows.length).map((run) => ({
      ...boxOf(run, lane, place),
      tone,
      when: whenOf(run, cursor),
      label: '',
      labelX: 0,
    }));
  return [
    ...tracks.spans.flatMap((_, depth) => spanBars(tracks, depth, lane, model, view, cursor)),
    ...boxes(tracks.writing, 'writing', WRITING),
    ...boxes(tracks.racing, 'race', { top: 0, height: LANE_HEIGHT }),
  ];
}

function spanBars(
  tracks: Tracks,
  depth: number,
  lane: Lane,
  model: TimelineModel,
  view: TimelineView,
  cursor: number,
): Bar[] {
  const [outermost] = tracks.spans;
  const track = tracks.spans[depth];
  const inner = tracks.spans[depth + 1];
  if (outermost === undefined || track === undefined) return [];
  return inView(track, view, model.rows.length).map((run) => {
    const span = run.index === undefined ? undefined : track.at(run.index);
    const left = Math.max(0, run.x);
    // A label ends where the first thing inside begins.
    const child = inner === undefined ? 0 : firstEndingAfter(inner, run.start);
    const childX =
      inner === undefined || child >= inner.length
        ? view.width
        : (inner.startOf(child) - view.from) * view.pixelsPerStep;
    const right = Math.min(view.width, run.x + run.width, childX > left ? childX : left);
    const around = firstEndingAfter(outermost, run.start);
    return {
      ...boxOf(run, lane, BAR),
      tone: toneOf(span),
      // What lies inside is as bright as what lies around it.
      when:
        around < outermost.length
          ? whenOf({ start: outermost.startOf(around), end: outermost.endOf(around) }, cursor)
          : whenOf(run, cursor),
      label: span === undefined ? '' : fitted(span.label, right - left - 2 * LABEL_PADDING, CHAR),
      labelX: left - run.x + LABEL_PADDING,
    };
  });
}

function boxOf(run: Run, lane: Lane, place: { top: number; height: number }) {
  const { x, width } = run;
  return { gid: lane.gid, x, width, y: lane.y + place.top, height: place.height };
}

function whenOf({ start, end }: Pick<Run, 'start' | 'end'>, cursor: number): Bar['when'] {
  if (end <= cursor) return 'past';
  return start > cursor ? 'future' : 'current';
}

function toneOf(span: Span | undefined): BarTone {
  const kind = span?.kind ?? 'operation';
  switch (kind) {
    // Drawn as no bars.
    case 'life':
    case 'hold':
    case 'fault':
      return 'operation';
    default:
      return kind;
  }
}
