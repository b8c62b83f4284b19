import { scaleLinear } from 'd3-scale';
import type { Gid, RaceWindow, Rows, Span } from '../../recording';
import { fitted } from '../text-fit';
import { binSteps, countSteps, edgeOf, type StepCounts } from './step-counts';
import {
  firstEndingAfter,
  type SpanStretch,
  type Stretch,
  stretchOf,
  type Tracks,
  tracksOf,
  union,
  type Windows,
} from './tracks';

/**
 * The recording in a window of pixels.
 *
 *         200       220    [224]    240                  axis, cursor
 *     G6 ─┤ m[8] = │ growWork ├──────────                 bars of one lane, by depth
 *           ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀                           writing: hashWriting is set
 *         ' ' '' ' ''' ' ' '                              one tick a step
 *                  ////////                               race window, on the lanes it concerns
 */
export interface TimelineScene {
  readonly lanes: readonly Lane[];
  readonly bars: readonly Bar[];
  readonly ticks: readonly Tick[];
  readonly raceEdges: readonly RaceEdge[];
  readonly axis: readonly { readonly x: number; readonly step: number }[];
  /** Outside 0…width when it is out of view. */
  readonly cursorX: number;
  /** Where the recording ends. */
  readonly endX: number;
}

export interface Lane {
  readonly gid: Gid;
  readonly y: number;
  readonly height: number;
}

export type BarTone = 'operation' | 'grow' | 'evacuate' | 'lock' | 'wait' | 'writing' | 'race';

export interface Bar {
  readonly gid: Gid;
  readonly tone: BarTone;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The cursor is before, in or behind it. */
  readonly when: 'past' | 'current' | 'future';
  /** What fits; '' when nothing does. */
  readonly label: string;
  /** In pixels from x: labels stay in view while their bar does. */
  readonly labelX: number;
}

export interface Tick {
  readonly gid: Gid;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Share of the steps at this place that are this goroutine's: 1 when each step has a tick of its own. */
  readonly weight: number;
  readonly when: 'past' | 'last' | 'future';
}

/** Where a race window starts or ends, across the lanes from the one goroutine's to the other's. */
export interface RaceEdge {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

export interface TimelineView {
  readonly width: number;
  readonly height: number;
  /** The step at x = 0; may lie between two, or before the first. */
  readonly from: number;
  readonly pixelsPerStep: number;
  /** Pixels of lanes scrolled away at the top. */
  readonly top: number;
}

/** What is worked out once for a recording, however often it is drawn. */
export interface TimelineModel {
  readonly rows: Rows;
  readonly gids: readonly Gid[];
  readonly counts: StepCounts;
  readonly tracks: readonly Tracks[];
  readonly races: readonly {
    readonly lanes: readonly [number, number];
    readonly stretches: readonly Stretch[];
  }[];
}

export const AXIS_HEIGHT = 20;
export const LANE_HEIGHT = 36;
const LANE_PITCH = 40;
const BAR = { top: 3, height: 15 };
const WRITING = { top: 19, height: 4 };
const TICK = { top: 26, height: 8 };
/** From this width on each step has its own tick. */
const ROOM_FOR_A_TICK = 3;
/** Narrower bars become one. */
const NARROWEST = 1.5;
const CHAR = 5.6;
const LABEL_PADDING = 5;

export function timelineModel(
  recording: Windows & { readonly rows: Rows },
  gids: readonly Gid[],
): TimelineModel {
  return {
    rows: recording.rows,
    gids,
    counts: countSteps(recording.rows, gids),
    tracks: tracksOf(recording, gids),
    races: racesByPair(recording.raceWindows, gids),
  };
}

function racesByPair(windows: readonly RaceWindow[], gids: readonly Gid[]): TimelineModel['races'] {
  const pairs = new Map<string, { lanes: [number, number]; stretches: Stretch[] }>();
  for (const window of windows) {
    const a = gids.indexOf(window.writer);
    const b = gids.indexOf(window.other);
    const lanes: [number, number] = [Math.min(a, b), Math.max(a, b)];
    if (lanes[0] < 0) continue;
    const key = lanes.join();
    const pair = pairs.get(key) ?? { lanes, stretches: [] };
    pairs.set(key, pair);
    pair.stretches.push(stretchOf(window));
  }
  return [...pairs.values()].map(({ lanes, stretches }) => ({
    lanes,
    stretches: union(stretches),
  }));
}

export function lanesHeight(lanes: number): number {
  return AXIS_HEIGHT + lanes * LANE_PITCH;
}

export function timelineScene(
  model: TimelineModel,
  view: TimelineView,
  cursor: number,
): TimelineScene {
  const lanes = model.gids.map((gid, index) => ({
    gid,
    y: laneY(index, view),
    height: LANE_HEIGHT,
  }));
  const seen = (lane: Lane): boolean => lane.y + lane.height > AXIS_HEIGHT && lane.y < view.height;
  const toX = (step: number): number => (step - view.from) * view.pixelsPerStep;
  return {
    lanes: lanes.filter(seen),
    bars: lanes.flatMap((lane, index) =>
      seen(lane) ? laneBars(model.tracks[index] as Tracks, lane, model, view, cursor) : [],
    ),
    ticks: ticks(model, lanes, seen, view, cursor),
    raceEdges: raceEdges(model, view),
    axis: scaleLinear([view.from, view.from + view.width / view.pixelsPerStep], [0, view.width])
      .ticks(Math.max(2, Math.floor(view.width / 90)))
      .filter((step) => Number.isInteger(step) && step >= 0)
      .map((step) => ({ step, x: toX(step) })),
    cursorX: toX(cursor),
    endX: toX(model.rows.length),
  };
}

function laneY(index: number, view: TimelineView): number {
  return AXIS_HEIGHT + index * LANE_PITCH - view.top;
}

function laneBars(
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

interface Run {
  readonly x: number;
  readonly width: number;
  readonly start: number;
  readonly end: number;
  /** Undefined when the box stands for several. */
  readonly stretch: Stretch | undefined;
}

function inView(stretches: readonly Stretch[], view: TimelineView, length: number): Run[] {
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

function ticks(
  model: TimelineModel,
  lanes: readonly Lane[],
  seen: (lane: Lane) => boolean,
  view: TimelineView,
  cursor: number,
): Tick[] {
  const { rows, counts } = model;
  const { from, pixelsPerStep: per } = view;
  const result: Tick[] = [];
  if (per >= ROOM_FOR_A_TICK) {
    const last = Math.min(rows.length, Math.ceil(from + view.width / per));
    for (let i = Math.max(0, Math.floor(from)); i < last; i++) {
      const lane = lanes[counts.laneOf[rows.gid[i] as number] ?? -1];
      if (lane === undefined || !seen(lane)) continue;
      const when = i === cursor - 1 ? 'last' : i < cursor ? 'past' : 'future';
      result.push({
        gid: lane.gid,
        x: (i + 0.5 - from) * per - 1,
        y: lane.y + TICK.top,
        width: 2,
        height: TICK.height,
        weight: 1,
        when,
      });
    }
    return result;
  }
  const columns = Math.ceil(view.width);
  const bins = binSteps(counts, rows, from, 1 / per, columns);
  for (const [index, lane] of lanes.entries()) {
    if (!seen(lane)) continue;
    for (let column = 0; column < columns; column++) {
      const count = bins[index * columns + column] as number;
      if (count === 0) continue;
      const first = edgeOf(from, column, 1 / per);
      const steps = edgeOf(from, column + 1, 1 / per) - first;
      result.push({
        gid: lane.gid,
        x: column,
        y: lane.y + TICK.top,
        width: 1,
        height: TICK.height,
        weight: count / steps,
        when: first < cursor ? 'past' : 'future',
      });
    }
  }
  return result;
}

function raceEdges(model: TimelineModel, view: TimelineView): RaceEdge[] {
  return model.races.flatMap(({ lanes: [upper, lower], stretches }) => {
    const y = Math.max(AXIS_HEIGHT, laneY(upper, view));
    const height = laneY(lower, view) + LANE_HEIGHT - y;
    if (height <= 0 || y > view.height) return [];
    return inView(stretches, view, model.rows.length)
      .filter((run) => run.stretch !== undefined)
      .flatMap((run) => [
        { x: run.x, y, height },
        { x: run.x + run.width, y, height },
      ]);
  });
}

/** What lies under a point of the picture. */
export interface TimelineHit {
  /** The step drawn there, whoever took it; undefined outside the recording. */
  readonly step: number | undefined;
  /** The place between steps nearest to the point, within the recording: what a click seeks. */
  readonly seek: number;
  readonly gid: Gid | undefined;
  readonly span: Span | undefined;
  readonly racing: boolean;
}

export function hitTimeline(
  model: TimelineModel,
  view: TimelineView,
  x: number,
  y: number,
): TimelineHit {
  const place = view.from + x / view.pixelsPerStep;
  const { length } = model.rows;
  const step = place >= 0 && place < length ? Math.floor(place) : undefined;
  const index = Math.floor((y + view.top - AXIS_HEIGHT) / LANE_PITCH);
  const tracks = y < AXIS_HEIGHT ? undefined : model.tracks[index];
  const at = <T extends Stretch>(stretches: readonly T[]): T | undefined => {
    const stretch = stretches[firstEndingAfter(stretches, place)];
    return stretch !== undefined && stretch.start <= place ? stretch : undefined;
  };
  const spans = tracks?.spans.map((depth) => at(depth)?.span) ?? [];
  return {
    step,
    seek: Math.min(Math.max(Math.round(place), 0), length),
    gid: tracks?.gid,
    span: spans.findLast((span) => span !== undefined),
    racing: tracks !== undefined && at(tracks.racing) !== undefined,
  };
}
