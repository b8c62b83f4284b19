import type { CellState } from '../../memory';

/** What the picture of a map says beyond Go's own names; whoever draws it chooses the language. */
export interface StageWords {
  // ── Above the picture
  readonly entries: (n: number) => string;
  readonly buckets: (n: number) => string;
  readonly noBucketYet: string;
  readonly growing: (old: number, n: number) => string;
  readonly growingSameSize: (n: number) => string;

  // ── The header's fields, in tooltips
  readonly field: (field: {
    readonly name: string;
    readonly offset: number;
    readonly size: number;
    readonly value: string;
    readonly meaning: string;
  }) => string;
  readonly fieldMeaning: (
    name: 'count' | 'noverflow' | 'hash0' | 'buckets' | 'oldbuckets' | 'nevacuate' | 'extra',
  ) => string;
  readonly noFlag: string;
  readonly flag: (
    name: 'iterator' | 'oldIterator' | 'hashWriting' | 'sameSizeGrow',
    bit: number,
  ) => string;
  readonly powerOfB: (n: number) => string;

  // ── Beside arrays
  readonly evacuatedOf: (done: number, all: number) => string;
  readonly evacuatedBelow: (nevacuate: number) => string;
  readonly stillOld: string;
  readonly stillOldOf: (n: number, B: number) => string;
  readonly spares: string;
  readonly sparesFree: (free: number, all: number) => string;

  // ── Beside buckets
  readonly evacuation: (how: 'evacuated' | 'moving' | 'nextToEvacuate' | 'waiting') => string;
  readonly xOf: (index: number) => string;
  readonly yOf: (index: number) => string;
  readonly damage: (how: 'endless' | 'wild') => string;

  // ── Cells, in tooltips; `cell` is Go's `key[3]`
  readonly tophash: (cell: string, value: string, state: CellState) => string;
  readonly emptyCell: (cell: string) => string;
  readonly movedCell: (cell: string, value: string) => string;
  readonly leftBehind: (cell: string, value: string) => string;
  readonly noOverflow: string;
  readonly overflow: string;

  // ── In sentences: what a data race has broken
  readonly tornBuckets: (B: number) => string;
  readonly tornOldbuckets: string;
  readonly tornChain: (how: 'cycle' | 'wild', index: number) => string;
  readonly oddBucket: (
    how: 'behindRest' | 'mark',
    array: 'buckets' | 'oldbuckets',
    index: number,
  ) => string;
  readonly oddNevacuate: (index: number) => string;
  readonly oddNoverflow: (noverflow: number, found: number) => string;
  readonly oddSameSizeGrow: string;
  readonly tornCount: (count: number, filled: number) => string;
}
