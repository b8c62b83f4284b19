import type { Gid } from '../../recording';

/**
 * The recording in a window of pixels.
 *
 *         200       220    [224]    240                  axis, cursor
 *     G6 ─┤ m[8] = │ growWork ├──────────                 bars of one lane, by depth
 *           ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀                           writing: hashWriting is set
 *         ' ' '' ' ''' ' ' '                              one tick a step
 *                  ////////                               race window, on the lanes it concerns
 */
export interface TimelineScene {
  readonly lanes: readonly Lane[];
  readonly bars: readonly Bar[];
  readonly ticks: readonly Tick[];
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
}

export type BarTone = 'operation' | 'grow' | 'evacuate' | 'lock' | 'wait' | 'writing' | 'race';

export interface Bar {
  readonly gid: Gid;
  readonly tone: BarTone;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The cursor is before, in or behind it. */
  readonly when: 'past' | 'current' | 'future';
  /** What fits; '' when nothing does. */
  readonly label: string;
  /** In pixels from x: labels stay in view while their bar does. */
  readonly labelX: number;
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

/** Where a race window starts or ends, across the lanes from the one goroutine's to the other's. */
export interface RaceEdge {
  readonly x: number;
  readonly y: number;
  readonly height: number;
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

export function lanesHeight(lanes: number): number {
  return AXIS_HEIGHT + lanes * LANE_PITCH;
}

export function laneY(index: number, view: TimelineView): number {
  return AXIS_HEIGHT + index * LANE_PITCH - view.top;
}
