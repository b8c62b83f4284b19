import type { TimelineView } from '../../scene';

/** Where the timeline looks, as d3-zoom keeps it: k pixels a step, step s at x + k·s. */
export interface Look {
  readonly k: number;
  readonly x: number;
}

export const CLOSEST = 32;
const COMFORTABLE = 12;
/** Pixels of a step from which on each is drawn by itself. */
const SINGLE = 3;
/** How far right the cursor may stand, as a share of the width. */
const HIGH = 0.88;
/** Steps of air before the first. */
const AIR = 2;
/** At least as many pixels, and behind the last step: what ends there is to be seen. */
const MARGIN = { left: 8, right: 20 } as const;

export function viewOf(look: Look, width: number, height: number, top: number): TimelineView {
  // Where pixels stand for several steps, they stand for the same ones wherever it looks.
  const x = look.k < SINGLE ? Math.round(look.x) : look.x;
  return { width, height, top, pixelsPerStep: look.k, from: -x / look.k };
}

/** The look that shows the steps between two. */
export function lookAtRange(from: number, to: number, width: number): Look {
  const k = width / Math.max(to - from, 1);
  return { k, x: -from * k };
}

/** The look that shows all steps, or as many as are comfortable when that leaves room. */
export function lookAtAll(length: number, width: number): Look {
  const k = farthest(length, width);
  return { k, x: leftOf(k) };
}

/** The nearest look that is close enough and leaves little air: some steps before the first, a margin behind the last. */
export function bounded(look: Look, length: number, width: number): Look {
  const k = Math.min(CLOSEST, Math.max(look.k, farthest(length, width)));
  const left = leftOf(k);
  const right = Math.min(left, HIGH * width - length * k);
  return { k, x: Math.min(left, Math.max(right, look.x)) };
}

function farthest(length: number, width: number): number {
  const room = Math.max(1, width - MARGIN.left - MARGIN.right);
  return Math.min(COMFORTABLE, room / Math.max(1, length));
}

/** Where step 0 stands at most. */
function leftOf(k: number): number {
  return Math.max(MARGIN.left, AIR * k);
}

/** The nearest look in which the cursor has air around it: pushed along at an edge, centred after a leap. */
export function following(look: Look, cursor: number, width: number): Look {
  const at = look.x + look.k * cursor;
  const low = 0.08 * width;
  const high = HIGH * width;
  if (at >= low && at <= high) return look;
  const leap = at < -0.2 * width || at > 1.2 * width;
  const to = leap ? 0.6 * width : Math.min(high, Math.max(low, at));
  return { k: look.k, x: look.x + to - at };
}
