import type { Gid, RaceWindow, Rows } from '../../recording';
import { countSteps, type StepCounts } from './step-counts';
import { type Stretch, stretchOf, type Tracks, tracksOf, union, type Windows } from './tracks';

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
