import { inView } from './in-view';
import {
  AXIS_HEIGHT,
  LANE_HEIGHT,
  LANE_PITCH,
  laneY,
  type RaceBox,
  type RaceEdge,
  type TimelineView,
} from './timeline-boxes';
import type { PairOfRacers, TimelineModel } from './timeline-model';

interface Stretch {
  readonly x: number;
  readonly width: number;
}

/** The race windows on each lane that is seen. What goes undetected is drawn only where nothing may throw. */
export function raceBoxes(
  { races, rows }: TimelineModel,
  seen: readonly number[],
  view: TimelineView,
): RaceBox[] {
  const inSight = races
    .filter(({ lanes }) => seen.some((lane) => lanes.includes(lane)))
    .map((pair) => ({
      ...pair,
      stretches: pair.tracks.flatMap((track) => inView(track, view, rows.length)),
    }));
  return seen.flatMap((lane) => {
    const y = laneY(lane, view);
    const onLane = inSight.filter(({ lanes }) => lanes.includes(lane));
    // Neighbours that race are hatched across the gap between them.
    const acrossGap = onLane.filter(({ lanes }) => lanes[0] === lane && lanes[1] === lane + 1);
    return [
      ...boxesOf(onLane, { y, height: LANE_HEIGHT }),
      ...boxesOf(acrossGap, { y: y + LANE_HEIGHT, height: LANE_PITCH - LANE_HEIGHT }),
    ];
  });
}

function boxesOf(
  pairs: readonly (Pick<PairOfRacers, 'throws'> & { readonly stretches: readonly Stretch[] })[],
  place: { readonly y: number; readonly height: number },
): RaceBox[] {
  const of = (throws: boolean): Stretch[] =>
    unionOf(pairs.filter((pair) => pair.throws === throws).flatMap(({ stretches }) => stretches));
  const throwing = of(true);
  return [
    ...without(of(false), throwing).map((stretch) => ({ ...stretch, ...place, throws: false })),
    ...throwing.map((stretch) => ({ ...stretch, ...place, throws: true })),
  ];
}

export function raceEdges({ races, rows }: TimelineModel, view: TimelineView): RaceEdge[] {
  return races.flatMap(({ lanes: [upper, lower], throws, tracks }) => {
    const y = Math.max(AXIS_HEIGHT, laneY(upper, view));
    const height = laneY(lower, view) + LANE_HEIGHT - y;
    if (height <= 0 || y > view.height) return [];
    return tracks
      .flatMap((track) => inView(track, view, rows.length))
      .filter((run) => run.index !== undefined && run.width > 2)
      .flatMap((run) => [
        { x: run.x, y, height, throws },
        { x: run.x + run.width, y, height, throws },
      ]);
  });
}

function unionOf(stretches: Stretch[]): Stretch[] {
  const union: Stretch[] = [];
  for (const { x, width } of stretches.sort((a, b) => a.x - b.x)) {
    const last = union.at(-1);
    if (last === undefined || x > last.x + last.width) union.push({ x, width });
    else union[union.length - 1] = { x: last.x, width: Math.max(last.width, x + width - last.x) };
  }
  return union;
}

/** What of the first is not in the second; both are unions. */
function without(stretches: readonly Stretch[], others: readonly Stretch[]): Stretch[] {
  const parts: Stretch[] = [];
  let next = 0;
  for (const { x, width } of stretches) {
    const right = x + width;
    let left = x;
    for (; next < others.length; next++) {
      const other = others[next] as Stretch;
      if (other.x >= right) break;
      if (other.x > left) parts.push({ x: left, width: other.x - left });
      left = Math.max(left, other.x + other.width);
      // It may reach into the next stretch.
      if (left > right) break;
    }
    if (left < right) parts.push({ x: left, width: right - left });
  }
  return parts;
}
