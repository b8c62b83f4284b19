import type { BucketRef } from '../../scene';
import type { Translate } from '../words/words';
import { easeCubicOut } from 'd3-ease';
import type { BaseType, Selection } from 'd3-selection';
import 'd3-transition';
import type { Gid } from '../../recording';

/** What all parts of the drawing share. */
export interface Pens {
  readonly t: Translate;
  readonly colorOf: (gid: Gid) => string;
  /** Milliseconds that movements take; 0: everything is where it belongs at once. */
  readonly duration: number;
  readonly onPick: (bucket: BucketRef) => void;
}

export type Root = Selection<SVGSVGElement, unknown, null, undefined>;

/** Radius of small boxes. */
export const CORNER = 4;

/** What is set on it goes there over time, or at once. Either way an older movement ends. */
export function moved<E extends BaseType, T, P extends BaseType, D>(
  selection: Selection<E, T, P, D>,
  pens: Pens,
): Selection<E, T, P, D> {
  selection.interrupt('move');
  if (pens.duration === 0) return selection;
  // A transition takes `attr` and `style` as a selection does.
  return selection
    .transition('move')
    .duration(pens.duration)
    .ease(easeCubicOut) as unknown as Selection<E, T, P, D>;
}
