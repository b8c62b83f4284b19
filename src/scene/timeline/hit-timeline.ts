import {
  firstEndingAfter,
  type Gid,
  type Span,
  type StepIndex,
  type TableTrack,
  type TrackKind,
} from '../../recording';
import { AXIS_HEIGHT, LANE_PITCH, ROW, type TimelineView } from './timeline-boxes';
import type { TimelineModel } from './timeline-model';

/** From when to when; `end` is undefined while it lasts. */
export interface Stretch {
  readonly start: StepIndex;
  readonly end: StepIndex | undefined;
}

export interface RaceHit extends Stretch {
  readonly writer: Gid;
  readonly other: Gid;
  readonly throws: boolean;
}

/** What lies under a point of the picture. */
export interface TimelineHit {
  /** The step drawn there, whoever took it; undefined outside the recording. */
  readonly step: number | undefined;
  /** The place between steps nearest to the point, within the recording. */
  readonly seek: number;
  readonly gid: Gid | undefined;
  /** The innermost call. */
  readonly span: Span | undefined;
  readonly holds: readonly Span[];
  readonly writing: Stretch | undefined;
  readonly races: readonly RaceHit[];
  /** Where a click leads: the start of what is drawn at the point, or else the nearest place. */
  readonly start: number;
}

export function hitTimeline(
  model: TimelineModel,
  view: TimelineView,
  x: number,
  y: number,
): TimelineHit {
  const place = view.from + x / view.pixelsPerStep;
  const { length } = model.rows;
  const seek = Math.min(Math.max(Math.round(place), 0), length);
  const step = place >= 0 && place < length ? Math.floor(place) : undefined;
  const across = y + view.top - AXIS_HEIGHT;
  const lane = Math.floor(across / LANE_PITCH);
  const gid = y < AXIS_HEIGHT ? undefined : model.gids[lane];
  const found = gid === undefined ? NOTHING : onLane(model, gid, lane, place);
  return { step, seek, gid, ...found, start: startOf(found, across % LANE_PITCH, seek) };
}

type Found = Pick<TimelineHit, 'span' | 'holds' | 'writing' | 'races'>;
const NOTHING: Found = { span: undefined, holds: [], writing: undefined, races: [] };

/** What goroutine `gid` is in at a place, which may lie between two steps. */
export function onLane(model: TimelineModel, gid: Gid, lane: number, place: number): Found {
  const { spans, writeWindows, raceWindows } = model.recording;
  const at = (kind: TrackKind): number[] => entriesAt(model.tracks.of(gid, kind), place);
  const [inner] = CALLS.flatMap((kind) => at(kind).reverse());
  const [write] = at('writing');
  return {
    span: inner === undefined ? undefined : spans.at(inner),
    holds: at('hold').map((index) => spans.at(index)),
    writing: write === undefined ? undefined : writeWindows.at(write),
    races: model.races
      .filter(({ lanes }) => lanes.includes(lane))
      .flatMap(({ tracks }) => entriesAt(tracks, place).map((index) => raceWindows.at(index))),
  };
}

/** Innermost first. */
const CALLS = ['wait', 'evacuate', 'grow', 'operation', 'lock'] as const;

function entriesAt(tracks: readonly TableTrack[], place: number): number[] {
  return tracks.flatMap((track) => {
    const found = firstEndingAfter(track, place);
    return found < track.length && track.startOf(found) <= place ? [track.entryOf(found)] : [];
  });
}

function startOf({ span, holds, writing, races }: Found, y: number, seek: number): number {
  const drawn =
    y < ROW.writing.top
      ? (span ?? races[0])
      : y < ROW.hold.top
        ? (writing ?? races[0])
        : y < ROW.ticks.top
          ? (holds[0] ?? races[0])
          : undefined;
  return drawn?.start ?? seek;
}
