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
import { firstEndingAfter, type SpanStretch, type Stretch, type Tracks } from './tracks';

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
  const boxes = (stretches: readonly Stretch[], tone: BarTone, place: typeof BAR): Bar[] =>
    inView(stretches, view, model.rows.length).map((run) => ({
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
  const [outermost = []] = tracks.spans;
  const inner = tracks.spans[depth + 1] ?? [];
  return inView(tracks.spans[depth] ?? [], view, model.rows.length).map((run) => {
    const span = (run.stretch as SpanStretch | undefined)?.span;
    const left = Math.max(0, run.x);
    // A label ends where the first thing inside begins.
    const child = inner[firstEndingAfter(inner, run.start)];
    const childX =
      child === undefined ? view.width : (child.start - view.from) * view.pixelsPerStep;
    const right = Math.min(view.width, run.x + run.width, childX > left ? childX : left);
    const around = outermost[firstEndingAfter(outermost, run.start)] ?? run;
    return {
      ...boxOf(run, lane, BAR),
      tone: toneOf(span),
      // What lies inside is as bright as what lies around it.
      when: whenOf(around, cursor),
      label: span === undefined ? '' : fitted(span.label, right - left - 2 * LABEL_PADDING, CHAR),
      labelX: left - run.x + LABEL_PADDING,
    };
  });
}

function boxOf(run: Run, lane: Lane, place: { top: number; height: number }) {
  const { x, width } = run;
  return { gid: lane.gid, x, width, y: lane.y + place.top, height: place.height };
}

function whenOf({ start, end }: Stretch, cursor: number): Bar['when'] {
  if (end <= cursor) return 'past';
  return start > cursor ? 'future' : 'current';
}

function toneOf(span: Span | undefined): BarTone {
  const kind = span?.kind ?? 'operation';
  return kind === 'life' ? 'operation' : kind;
}
