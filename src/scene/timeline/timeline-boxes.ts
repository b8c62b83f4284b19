import type { Gid } from '../../recording';

/**
 * The recording in a window of pixels.
 *
 *         200       220    [224]    240                  axis, cursor
 *            ▾   •                                       marks: the table grows, a bucket is evacuated
 *     G6 [─┤ m[8] = │ evacuate ├──────────               lane, from start to end; bars of its calls
 *            ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀                          writing: hashWriting is set
 *          ├──────────────────────────┤                  hold: it has a lock
 *         ' ' '' ' ''' ' ' '                             one tick a step
 *                  ////////                              race window, on the lanes it concerns
 */
export interface TimelineScene {
  readonly lanes: readonly Lane[];
  readonly bars: readonly Bar[];
  readonly marks: readonly TimelineMark[];
  readonly ticks: readonly Tick[];
  readonly races: readonly RaceBox[];
  readonly raceEdges: readonly RaceEdge[];
  readonly axis: readonly { readonly x: number; readonly step: number }[];
  /** Outside 0…width when it is out of view. */
  readonly cursorX: number;
  /** Where the recording ends. */
  readonly endX: number;
}

export interface Lane {
  readonly gid: Gid;
  readonly y: number;
  readonly height: number;
  /** Where the goroutine's life begins and ends; at the edge or outside: it began before, or goes on. */
  readonly startX: number;
  readonly endX: number;
}

export type BarTone =
  | 'operation'
  | 'grow'
  | 'evacuate'
  | 'lock'
  | 'wait'
  | 'writing'
  | 'hold'
  /** Of a lock that others may hold too. */
  | 'readHold';

/** The cursor is before, in or behind it. */
export type When = 'past' | 'current' | 'future';

export interface Bar {
  readonly gid: Gid;
  readonly tone: BarTone;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly when: When;
  /** What fits; '' when nothing does. */
  readonly label: string;
  /** In pixels from x: labels stay in view while their bar does. */
  readonly labelX: number;
}

/** Something that happens at a moment: x is where. */
export interface TimelineMark {
  readonly kind: 'grow' | 'evacuate' | 'fault';
  readonly gid: Gid;
  readonly x: number;
  readonly y: number;
}

export interface Tick {
  readonly gid: Gid;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Share of the steps at this place that are this goroutine's: 1 when each step has a tick of its own. */
  readonly weight: number;
  readonly when: 'past' | 'last' | 'future';
}

/** Race windows on a lane; those that overlap are one. */
export interface RaceBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Somebody may notice; false: it goes undetected. */
  readonly throws: boolean;
}

/** Where a race window starts or ends, across the lanes from the one goroutine's to the other's. */
export interface RaceEdge {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly throws: boolean;
}

export interface TimelineView {
  readonly width: number;
  readonly height: number;
  /** The step at x = 0; may lie between two, or before the first. */
  readonly from: number;
  readonly pixelsPerStep: number;
  /** Pixels of lanes scrolled away at the top. */
  readonly top: number;
}

export const AXIS_HEIGHT = 20;
export const LANE_HEIGHT = 35;
export const LANE_PITCH = 38;

/** Where in a lane what is drawn. */
export const ROW = {
  marks: { top: 0, height: 4 },
  bar: { top: 4, height: 14 },
  writing: { top: 19, height: 3 },
  hold: { top: 23, height: 4 },
  ticks: { top: 28, height: 6 },
} as const;

export function lanesHeight(lanes: number): number {
  return AXIS_HEIGHT + lanes * LANE_PITCH;
}

export function laneY(index: number, view: TimelineView): number {
  return AXIS_HEIGHT + index * LANE_PITCH - view.top;
}
