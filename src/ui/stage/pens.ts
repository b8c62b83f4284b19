import type { BucketRef } from '../../scene';
import type { Translate } from '../words/words';
import type { Selection } from 'd3-selection';
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
