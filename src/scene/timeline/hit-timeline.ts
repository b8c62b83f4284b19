import type { Gid, Span } from '../../recording';
import { AXIS_HEIGHT, LANE_PITCH, type TimelineView } from './timeline-boxes';
import type { TimelineModel } from './timeline-model';
import { firstEndingAfter, type Track } from './tracks';

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
  const at = (track: Track): number | undefined => {
    const found = firstEndingAfter(track, place);
    return found < track.length && track.startOf(found) <= place ? found : undefined;
  };
  const spans = (tracks?.spans ?? []).map((track) => {
    const found = at(track);
    return found === undefined ? undefined : track.at(found);
  });
  return {
    step,
    seek: Math.min(Math.max(Math.round(place), 0), length),
    gid: tracks?.gid,
    span: spans.findLast((span) => span !== undefined),
    racing: tracks !== undefined && at(tracks.racing) !== undefined,
  };
}
