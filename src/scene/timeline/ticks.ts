import { binSteps, edgeOf } from '../../recording';
import type { Lane, Tick, TimelineView } from './timeline-boxes';
import type { TimelineModel } from './timeline-model';

const TICK = { top: 25, height: 8 };
/** From this width on each step has its own tick. */
const ROOM_FOR_A_TICK = 3;

export function ticks(
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
