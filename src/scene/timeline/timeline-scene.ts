import { scaleLinear } from 'd3-scale';
import { laneBars } from './bars';
import { inView } from './in-view';
import { ticks } from './ticks';
import {
  AXIS_HEIGHT,
  type Lane,
  LANE_HEIGHT,
  laneY,
  type RaceEdge,
  type TimelineScene,
  type TimelineView,
} from './timeline-boxes';
import type { TimelineModel } from './timeline-model';
import type { Tracks } from './tracks';

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

function raceEdges(model: TimelineModel, view: TimelineView): RaceEdge[] {
  return model.races.flatMap(({ lanes: [upper, lower], stretches }) => {
    const y = Math.max(AXIS_HEIGHT, laneY(upper, view));
    const height = laneY(lower, view) + LANE_HEIGHT - y;
    if (height <= 0 || y > view.height) return [];
    return inView(stretches, view, model.rows.length)
      .filter((run) => run.index !== undefined)
      .flatMap((run) => [
        { x: run.x, y, height },
        { x: run.x + run.width, y, height },
      ]);
  });
}
