import { binSteps, edgeOf } from '../../recording';
import { type Lane, ROW, type Tick, type TimelineView } from './timeline-boxes';
import type { TimelineModel } from './timeline-model';

/** From this width on each step has its own tick. */
const ROOM_FOR_A_TICK = 3;

/** Of the lanes from `first` on, one for each step, or for each column of pixels in which there are some. */
export function ticks(
  model: TimelineModel,
  lanes: readonly Lane[],
  first: number,
  view: TimelineView,
  cursor: number,
): Tick[] {
  return view.pixelsPerStep >= ROOM_FOR_A_TICK
    ? singleTicks(model, lanes, first, view, cursor)
    : binnedTicks(model, lanes, first, view, cursor);
}

function singleTicks(
  { rows, counts }: TimelineModel,
  lanes: readonly Lane[],
  first: number,
  { from, pixelsPerStep: per, width }: TimelineView,
  cursor: number,
): Tick[] {
  const result: Tick[] = [];
  const last = Math.min(rows.length, Math.ceil(from + width / per));
  for (let i = Math.max(0, Math.floor(from)); i < last; i++) {
    const lane = lanes[(counts.laneOf[rows.gid[i] as number] ?? -1) - first];
    if (lane === undefined) continue;
    const when = i === cursor - 1 ? 'last' : i < cursor ? 'past' : 'future';
    const x = (i + 0.5 - from) * per - 1;
    const { top, height } = ROW.ticks;
    result.push({ gid: lane.gid, x, y: lane.y + top, width: 2, height, weight: 1, when });
  }
  return result;
}

function binnedTicks(
  { rows, counts }: TimelineModel,
  lanes: readonly Lane[],
  first: number,
  { from, pixelsPerStep, width }: TimelineView,
  cursor: number,
): Tick[] {
  const result: Tick[] = [];
  const columns = Math.ceil(width);
  const per = 1 / pixelsPerStep;
  const bins = binSteps(counts, rows, { from, per, columns, first, end: first + lanes.length });
  const { top, height } = ROW.ticks;
  for (const [index, { gid, y }] of lanes.entries()) {
    for (let column = 0; column < columns; column++) {
      const count = bins[index * columns + column] as number;
      if (count === 0) continue;
      const start = edgeOf(from, column, per);
      const weight = count / (edgeOf(from, column + 1, per) - start);
      const when = start < cursor ? 'past' : 'future';
      result.push({ gid, x: column, y: y + top, width: 1, height, weight, when });
    }
  }
  return result;
}
