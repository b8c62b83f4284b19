import { BUCKET_CELLS, type BucketArrayView, type CellState, type HmapView } from '../../memory';
import type { Part } from './marks';

/** A bucket as eight squares, one a cell: what is filled, empty or moved, without what is in it. */
export interface SquareBox extends Part {
  readonly key: string;
  readonly index: number;
  readonly role: 'old' | 'current';
  readonly cells: readonly CellState[];
  readonly evacuated: boolean;
  /** Buckets chained behind it. */
  readonly overflow: number;
  readonly damaged: boolean;
}

export const SQUARES = {
  width: 82,
  height: 30,
  gap: 6,
  cell: 7.5,
  cellGap: 1.5,
  /** Of the first cell. */
  left: 6,
  top: 18,
} as const;

/** The square of the cell whose tophash lies at an offset. */
export function squareCell(boxes: readonly SquareBox[], tophash: number): Part | undefined {
  const box = boxes.find(({ at }) => tophash >= at && tophash < at + BUCKET_CELLS);
  if (box === undefined) return undefined;
  const { cell: side, cellGap, left, top } = SQUARES;
  const x = box.x + left + (tophash - box.at) * (side + cellGap);
  return { at: tophash, size: 1, x, y: box.y + top, width: side, height: side };
}

export function squaresSize(count: number, width: number): { columns: number; height: number } {
  const most = Math.max(1, Math.floor((width + SQUARES.gap) / (SQUARES.width + SQUARES.gap)));
  const columns = most > 1 ? most - (most % 2) : 1;
  return { columns, height: Math.ceil(count / columns) * (SQUARES.height + SQUARES.gap) };
}

export function squareBoxes(
  view: HmapView,
  array: BucketArrayView,
  place: {
    readonly role: 'old' | 'current';
    readonly width: number;
    readonly y: number;
    readonly evacuated: (index: number) => boolean;
  },
): SquareBox[] {
  const { columns } = squaresSize(array.chains.length, place.width);
  const share = (place.width + SQUARES.gap) / columns - SQUARES.gap;
  return array.chains.flatMap(({ index, buckets, damage }) => {
    const [bucket] = buckets;
    if (bucket === undefined) return [];
    return {
      key: `${bucket.addr}`,
      at: bucket.addr,
      size: view.shape.bucketSize,
      x: (index % columns) * (share + SQUARES.gap),
      y: place.y + Math.floor(index / columns) * (SQUARES.height + SQUARES.gap),
      width: share,
      height: SQUARES.height,
      index,
      role: place.role,
      cells: bucket.cells.map((cell) => cell.state),
      evacuated: place.evacuated(index),
      overflow: buckets.length - 1,
      damaged: damage !== undefined,
    };
  });
}
