import { scaleLinear } from 'd3-scale';
import type { Gid } from '../../recording';
import { laneBars } from './bars';
import { raceBoxes, raceEdges } from './race-boxes';
import { ticks } from './ticks';
import {
  AXIS_HEIGHT,
  type Lane,
  LANE_HEIGHT,
  LANE_PITCH,
  laneY,
  type TimelineScene,
  type TimelineView,
} from './timeline-boxes';
import { laneMarks } from './timeline-marks';
import type { TimelineModel } from './timeline-model';

export function timelineScene(
  model: TimelineModel,
  view: TimelineView,
  cursor: number,
): TimelineScene {
  const lanes = timelineLanes(model, view);
  const first = firstLane(view);
  const toX = (step: number): number => (step - view.from) * view.pixelsPerStep;
  return {
    lanes,
    bars: lanes.flatMap((lane) => laneBars(model, lane, view, cursor)),
    marks: lanes.flatMap((lane) => laneMarks(model, lane, view)),
    ticks: ticks(model, lanes, first, view, cursor),
    races: raceBoxes(
      model,
      lanes.map((_, index) => first + index),
      view,
    ),
    raceEdges: raceEdges(model, view),
    axis: scaleLinear([view.from, view.from + view.width / view.pixelsPerStep], [0, view.width])
      .ticks(Math.max(2, Math.floor(view.width / roomOfLabel(model.rows.length))))
      .filter((step) => Number.isInteger(step) && step >= 0)
      .map((step) => ({ step, x: toX(step) })),
    cursorX: toX(cursor),
    endX: toX(model.rows.length),
  };
}

/** Pixels from one step number on the ruler to the next. */
function roomOfLabel(length: number): number {
  return 54 + 9 * String(length).length;
}

/** The lanes in view, from the top. */
export function timelineLanes(model: TimelineModel, view: TimelineView): Lane[] {
  const first = firstLane(view);
  const end = Math.ceil((view.top + view.height - AXIS_HEIGHT) / LANE_PITCH);
  return model.gids.slice(first, end).map((gid, index) => laneOf(model, gid, first + index, view));
}

function firstLane({ top }: TimelineView): number {
  return Math.max(0, Math.floor(top / LANE_PITCH));
}

function laneOf({ tracks }: TimelineModel, gid: Gid, index: number, view: TimelineView): Lane {
  const toX = (step: number): number => (step - view.from) * view.pixelsPerStep;
  const [life] = tracks.of(gid, 'life');
  const isKnown = life !== undefined && life.length > 0;
  return {
    gid,
    y: laneY(index, view),
    height: LANE_HEIGHT,
    startX: isKnown ? toX(life.startOf(0)) : 0,
    endX: isKnown ? toX(life.endOf(0)) : view.width,
  };
}
