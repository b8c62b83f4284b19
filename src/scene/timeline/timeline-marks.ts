import type { TrackKind } from '../../recording';
import { inView } from './in-view';
import { type Lane, ROW, type TimelineMark, type TimelineView } from './timeline-boxes';
import type { TimelineModel } from './timeline-model';

/** Nearer ones of a kind are drawn as one. */
const ROOM = 6;

const KINDS = ['evacuate', 'grow', 'fault'] as const satisfies readonly TrackKind[];

/** What happens at a moment, where it begins: a growth is one store long, and would be lost among a million steps. */
export function laneMarks(
  { tracks, rows }: TimelineModel,
  lane: Lane,
  view: TimelineView,
): TimelineMark[] {
  return KINDS.flatMap((kind) => {
    const marks: TimelineMark[] = [];
    const y = lane.y + (kind === 'fault' ? ROW.bar : ROW.marks).top;
    for (const track of tracks.of(lane.gid, kind)) {
      for (const run of inView(track, view, rows.length)) {
        // A box of many is a row of marks, as near as they are told apart.
        const first = Math.max(run.x, (marks.at(-1)?.x ?? Number.NEGATIVE_INFINITY) + ROOM);
        const last = run.index === undefined ? Math.min(run.x + run.width, view.width) : run.x;
        for (let x = first; x <= last; x += ROOM) marks.push({ kind, gid: lane.gid, x, y });
      }
    }
    return marks;
  });
}
