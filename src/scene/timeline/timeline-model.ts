import type { Gid, RaceWindow, Recording, Rows, StepCounts } from '../../recording';
import { type Track, type Tracks, tracksOf, unionOf } from './tracks';

/** What is worked out once for a recording, however often it is drawn. */
export interface TimelineModel {
  readonly rows: Rows;
  readonly gids: readonly Gid[];
  readonly counts: StepCounts;
  readonly tracks: readonly Tracks[];
  readonly races: readonly {
    readonly lanes: readonly [number, number];
    readonly stretches: Track;
  }[];
}

/** A lane for each goroutine whose steps are counted, from the top. */
export function timelineModel(recording: Recording): TimelineModel {
  const { rows, counts } = recording;
  return {
    rows,
    gids: counts.gids,
    counts,
    tracks: tracksOf(recording),
    races: racesByPair(recording.raceWindows, counts),
  };
}

function racesByPair(
  windows: Iterable<RaceWindow>,
  { laneOf }: StepCounts,
): TimelineModel['races'] {
  const pairs = new Map<string, { lanes: [number, number]; windows: RaceWindow[] }>();
  for (const window of windows) {
    const a = laneOf[window.writer] ?? -1;
    const b = laneOf[window.other] ?? -1;
    const lanes: [number, number] = [Math.min(a, b), Math.max(a, b)];
    if (lanes[0] < 0) continue;
    const key = lanes.join();
    const pair = pairs.get(key) ?? { lanes, windows: [] };
    pairs.set(key, pair);
    pair.windows.push(window);
  }
  return [...pairs.values()].map((pair) => ({
    lanes: pair.lanes,
    stretches: unionOf(pair.windows),
  }));
}
