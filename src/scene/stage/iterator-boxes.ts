import { BUCKET_CELLS, type HmapView, type MapIterator } from '../../memory';
import type { Gid } from '../../recording';
import type { BucketBox } from './bucket-boxes';
import type { BucketRef } from './bucket-ref';
import { type SquareBox, squareCell } from './square-boxes';

/** Where a range over a map stands, in words' numbers. */
export interface IteratorPlace {
  readonly key: string;
  readonly gid: Gid;
  /** Main bucket that it is in, of the array that it walks. */
  readonly bucket: number;
  /** Cell that it looked at last. */
  readonly cell: number;
  /** It looks for entries that are still in the old array. */
  readonly inOld: boolean;
  readonly startBucket: number;
  readonly startCell: number;
  /** Buckets that it has come to, of so many. */
  readonly come: number;
  readonly all: number;
}

export function iteratorPlace({ gid, it }: MapIterator): IteratorPlace {
  const all = 2 ** it.B;
  return {
    key: `${gid} ${it.addr}`,
    gid: gid as Gid,
    bucket: (it.bucket - 1 + all) % all,
    cell: (Math.max(it.i, 1) - 1 + it.offset) % BUCKET_CELLS,
    inOld: it.checkBucket !== undefined,
    startBucket: it.startBucket,
    startCell: it.offset,
    come: it.bucket - it.startBucket + (it.wrapped ? all : 0),
    all,
  };
}

/** Points down at the cell that an iterator looked at last. */
export interface IteratorBox extends IteratorPlace {
  /** Its tip, in the picture's coordinates. */
  readonly x: number;
  readonly y: number;
}

export function iteratorBoxes(
  iterators: readonly MapIterator[],
  buckets: readonly BucketBox[],
  squares: readonly SquareBox[],
): IteratorBox[] {
  const taken = new Map<string, number>();
  return iterators.flatMap((iterator): IteratorBox[] => {
    const place = iteratorPlace(iterator);
    const tip = tipIn(buckets, squares, iterator.it.bptr, place.cell);
    if (tip === undefined) return [];
    // Several at one cell stand side by side.
    const key = `${tip.x} ${tip.y}`;
    const others = taken.get(key) ?? 0;
    taken.set(key, others + 1);
    return [{ ...place, x: tip.x + others * 7, y: tip.y }];
  });
}

function tipIn(
  buckets: readonly BucketBox[],
  squares: readonly SquareBox[],
  bptr: number,
  cell: number,
): { readonly x: number; readonly y: number } | undefined {
  const bucket = buckets.find(({ addr }) => addr === bptr);
  const part = bucket?.parts[3 * cell];
  if (bucket !== undefined && part !== undefined) {
    return { x: bucket.x + part.x + part.width / 2, y: bucket.y + part.y };
  }
  const square = squareCell(squares, bptr + cell);
  return square && { x: square.x + square.width / 2, y: square.y };
}

/** The main bucket whose chain an iterator is in. */
export function iteratorBucket({ it }: MapIterator, view: HmapView): BucketRef {
  const { bucket, inOld } = iteratorPlace({ gid: 0, func: '', it });
  // It walks the array that was current when it began, whatever that is called now.
  const isOld = it.buckets === view.oldbuckets && view.oldbuckets !== 0;
  const oldCount = view.old?.mainCount ?? 1;
  if (isOld) return { role: 'old', index: bucket };
  return inOld ? { role: 'old', index: bucket % oldCount } : { role: 'current', index: bucket };
}
