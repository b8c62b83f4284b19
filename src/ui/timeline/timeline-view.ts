import type { TimelineView } from '../../scene';

/** Where the timeline looks, as d3-zoom keeps it: k pixels a step, step s at x + k·s. */
export interface Look {
  readonly k: number;
  readonly x: number;
}

export const CLOSEST = 32;
const COMFORTABLE = 12;
/** How far right the cursor may stand, as a share of the width. */
const HIGH = 0.88;
/** Steps of air before the first and behind the last. */
const AIR = 2;

export function viewOf(look: Look, width: number, height: number, top: number): TimelineView {
  return { width, height, top, pixelsPerStep: look.k, from: -look.x / look.k };
}

/** The look that shows all steps, or as many as are comfortable when that leaves room. */
export function lookAtAll(length: number, width: number): Look {
  const k = Math.min(COMFORTABLE, width / (length + 2 * AIR));
  return { k, x: AIR * k };
}

/** The nearest look that is close enough and leaves little air: some steps before the first, a margin behind the last. */
export function bounded(look: Look, length: number, width: number): Look {
  const k = Math.min(CLOSEST, Math.max(look.k, Math.min(COMFORTABLE, width / (length + 2 * AIR))));
  const left = AIR * k;
  const right = Math.min(left, HIGH * width - length * k);
  return { k, x: Math.min(left, Math.max(right, look.x)) };
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
