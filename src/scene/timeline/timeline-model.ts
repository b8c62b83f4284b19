import type { Gid, Recording, Rows, StepCounts, TableTrack, Tracks } from '../../recording';

/** What is worked out once for a recording, however often it is drawn. */
export interface TimelineModel {
  readonly rows: Rows;
  readonly gids: readonly Gid[];
  readonly counts: StepCounts;
  readonly recording: Recording;
  readonly tracks: Tracks;
  readonly races: readonly PairOfRacers[];
}

/** Two goroutines that raced, and when. */
export interface PairOfRacers {
  readonly writer: Gid;
  readonly other: Gid;
  readonly throws: boolean;
  /** Their lanes, the upper one first. */
  readonly lanes: readonly [number, number];
  readonly tracks: readonly TableTrack[];
}

/** A lane for each goroutine whose steps are counted, from the top. */
export function timelineModel(recording: Recording): TimelineModel {
  const { rows, counts, tracks } = recording;
  return {
    rows,
    gids: counts.gids,
    counts,
    recording,
    tracks,
    races: tracks.races().flatMap((race) => {
      const a = counts.laneOf[race.writer] ?? -1;
      const b = counts.laneOf[race.other] ?? -1;
      return a < 0 || b < 0 ? [] : [{ ...race, lanes: [Math.min(a, b), Math.max(a, b)] as const }];
    }),
  };
}
