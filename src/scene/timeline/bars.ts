import { firstEndingAfter, type TableTrack, type TrackKind } from '../../recording';
import { fitted } from '../text-fit';
import { inView, type Run, whenOf } from './in-view';
import { type Bar, type BarTone, type Lane, ROW, type TimelineView } from './timeline-boxes';
import type { TimelineModel } from './timeline-model';

const CHAR = 5.6;
const LABEL_PADDING = 5;

/** Those that are drawn as boxes with a label; what comes later lies on top: inside the ones before, or what matters most from afar. */
const CALLS = ['lock', 'wait', 'operation', 'grow', 'evacuate'] as const;

/** A lane's calls, and what lasts below them: what comes later lies on top. */
export function laneBars(
  model: TimelineModel,
  lane: Lane,
  view: TimelineView,
  cursor: number,
): Bar[] {
  const { spans } = model.recording;
  const below = (kind: TrackKind, toneOf: (track: TableTrack, run: Run) => BarTone): Bar[] =>
    model.tracks.of(lane.gid, kind).flatMap((track) =>
      inView(track, view, model.rows.length, cursor).map((run) => ({
        ...boxOf(run, lane, kind === 'hold' ? ROW.hold : ROW.writing),
        tone: toneOf(track, run),
        when: run.when,
        label: '',
        labelX: 0,
      })),
    );
  return [
    ...callBars(model, lane, view, cursor),
    ...below('writing', () => 'writing'),
    ...below('hold', (track, { index }) =>
      index === undefined || spans.at(track.entryOf(index)).write ? 'hold' : 'readHold',
    ),
  ];
}

function callBars(model: TimelineModel, lane: Lane, view: TimelineView, cursor: number): Bar[] {
  // Of calls inside others of their kind only the outer ones are drawn.
  const tracks = CALLS.map((kind) => ({ kind, track: model.tracks.of(lane.gid, kind)[0] }));
  const operations = tracks.find(({ kind }) => kind === 'operation')?.track;
  return tracks.flatMap(({ kind, track }, level) => {
    if (track === undefined) return [];
    const inner = tracks.slice(level + 1).flatMap((one) => one.track ?? []);
    return inView(track, view, model.rows.length, cursor).map((run) => {
      const isInside = kind === 'grow' || kind === 'evacuate';
      return {
        ...boxOf(run, lane, ROW.bar),
        tone: kind,
        // What lies inside is as bright as what lies around it.
        when: isInside && operations !== undefined ? whenAround(operations, run, cursor) : run.when,
        ...labelOf(model, track, run, inner, view),
      };
    });
  });
}

function whenAround(operations: TableTrack, run: Run, cursor: number): Bar['when'] {
  const around = firstEndingAfter(operations, run.start);
  if (run.index === undefined || around >= operations.length) return run.when;
  return whenOf(operations.startOf(around), operations.endOf(around), cursor);
}

function labelOf(
  { recording: { spans } }: TimelineModel,
  track: TableTrack,
  run: Run,
  inner: readonly TableTrack[],
  view: TimelineView,
): Pick<Bar, 'label' | 'labelX'> {
  const left = Math.max(0, run.x);
  if (run.index === undefined) return { label: '', labelX: 0 };
  // It ends where the first thing inside begins.
  const insides = inner.map((one) => {
    const child = firstEndingAfter(one, run.start);
    const x = (one.startOf(child) - view.from) * view.pixelsPerStep;
    return child >= one.length ? view.width : x > left ? x : left;
  });
  const right = Math.min(view.width, run.x + run.width, ...insides);
  const { label } = spans.at(track.entryOf(run.index));
  return {
    label: fitted(label, right - left - 2 * LABEL_PADDING, CHAR),
    labelX: left - run.x + LABEL_PADDING,
  };
}

function boxOf({ x, width }: Run, lane: Lane, row: { top: number; height: number }) {
  return { gid: lane.gid, x, width, y: lane.y + row.top, height: row.height };
}
