import {
  type BucketArrayView,
  BUCKET_CELLS,
  CHAIN,
  type HmapView,
  type Memory,
  readCellStates,
  TOPHASH,
} from '../../memory';
import type { BucketRef, Role } from './bucket-ref';
import type { Part } from './marks';

/** A bucket array of hundreds of buckets or more: what is known of each without an object for any. */
export interface FieldArray {
  readonly role: Role;
  readonly addr: number;
  readonly bucketSize: number;
  readonly mainCount: number;
  /** Main buckets, and behind them the spare overflow buckets of the same allocation. */
  readonly totalCount: number;
  /** The first spare that is still free. */
  readonly firstFree: number;
  /** tophash of each cell, bucket by bucket: what a cell's state is read from. */
  readonly tophash: Uint8Array;
  /** How many overflow buckets hang behind the bucket, or CHAIN; of spares it means nothing. */
  readonly chained: Uint8Array;
}

export function fieldArray(
  memory: Memory,
  view: HmapView,
  role: Role,
  array: BucketArrayView,
): FieldArray {
  const { bucketSize } = view.shape;
  const { addr, mainCount, totalCount } = array;
  const tophash = new Uint8Array(totalCount * BUCKET_CELLS);
  const chained = new Uint8Array(totalCount);
  const read = readCellStates(memory, view.shape, addr, tophash, chained);
  const next = view.extra?.nextOverflow ?? 0;
  const free = (next - addr) / bucketSize;
  const isInside = role === 'current' && free >= mainCount && free < totalCount;
  return {
    role,
    addr,
    bucketSize,
    mainCount,
    totalCount,
    firstFree: isInside ? free : totalCount,
    tophash: tophash.subarray(0, read * BUCKET_CELLS),
    chained: chained.subarray(0, read),
  };
}

/** What is in a bucket of a field. */
export interface FieldBucket {
  readonly filled: number;
  /** As Go asks: its first cell is marked. */
  readonly evacuated: boolean;
  /** Overflow buckets behind it. */
  readonly overflow: number;
  readonly damaged: boolean;
}

export function bucketOfField(array: FieldArray, index: number): FieldBucket {
  const { tophash, chained } = array;
  let filled = 0;
  for (let at = index * BUCKET_CELLS; at < (index + 1) * BUCKET_CELLS; at++) {
    if ((tophash[at] ?? 0) >= TOPHASH.minimum) filled++;
  }
  const first = tophash[index * BUCKET_CELLS] ?? 0;
  const length = index < array.mainCount ? (chained[index] ?? 0) : 0;
  const damaged = length > CHAIN.longest;
  return {
    filled,
    evacuated: first >= TOPHASH.evacuatedX && first < TOPHASH.minimum,
    overflow: damaged ? 0 : length,
    damaged,
  };
}

/** Buckets are three times as wide as high: so they have room for three rows of eight cells when they come near. */
export const BUCKET_ASPECT = 3;

/** Where the buckets of a map's arrays lie, in heights of a bucket: the old array above the current one. */
export interface FieldPlan {
  readonly columns: number;
  readonly width: number;
  readonly height: number;
  readonly blocks: readonly FieldBlock[];
}

export interface FieldBlock {
  readonly array: FieldArray;
  readonly top: number;
  readonly rows: number;
}

/** Columns come in eights: who counts buckets counts in powers of two. */
const STEP = 8;

/** As many columns as let all buckets be as large as a room of this shape allows. */
export function fieldPlan(
  arrays: readonly FieldArray[],
  room: { readonly width: number; readonly height: number },
): FieldPlan {
  const total = arrays.reduce((sum, { totalCount }) => sum + totalCount, 0);
  const ideal = Math.sqrt((total * room.width) / (BUCKET_ASPECT * Math.max(1, room.height)));
  const below = Math.max(STEP, STEP * Math.floor(ideal / STEP));
  const scale = (columns: number): number =>
    Math.min(room.width / (columns * BUCKET_ASPECT), room.height / rowsOf(arrays, columns));
  const columns = scale(below) >= scale(below + STEP) ? below : below + STEP;
  const blocks: FieldBlock[] = [];
  let top = 0;
  for (const array of arrays) {
    const rows = Math.ceil(array.totalCount / columns);
    blocks.push({ array, top, rows });
    top += rows + gapOf(arrays, columns);
  }
  return {
    columns,
    width: columns * BUCKET_ASPECT,
    height: rowsOf(arrays, columns),
    blocks,
  };
}

function gapOf(arrays: readonly FieldArray[], columns: number): number {
  const [first] = arrays;
  return Math.ceil((first?.totalCount ?? 0) / columns / 12);
}

function rowsOf(arrays: readonly FieldArray[], columns: number): number {
  const rows = arrays.reduce((sum, array) => sum + Math.ceil(array.totalCount / columns), 0);
  return rows + (arrays.length - 1) * gapOf(arrays, columns);
}

export type FieldPlace = Pick<Part, 'x' | 'y' | 'width' | 'height'>;

export function placeInField(plan: FieldPlan, block: FieldBlock, index: number): FieldPlace {
  return {
    x: (index % plan.columns) * BUCKET_ASPECT,
    y: block.top + Math.floor(index / plan.columns),
    width: BUCKET_ASPECT,
    height: 1,
  };
}

/** Undefined: the plan does not have its array. */
export function placeOfBucket(plan: FieldPlan, { role, index }: BucketRef): FieldPlace | undefined {
  const block = plan.blocks.find(({ array }) => array.role === role);
  return block && placeInField(plan, block, index);
}

/** The bucket under a point. */
export function hitField(plan: FieldPlan, x: number, y: number): BucketRef | undefined {
  const column = Math.floor(x / BUCKET_ASPECT);
  if (column < 0 || column >= plan.columns) return undefined;
  for (const { array, top, rows } of plan.blocks) {
    if (y < top || y >= top + rows) continue;
    const index = Math.floor(y - top) * plan.columns + column;
    return index < array.totalCount ? { role: array.role, index } : undefined;
  }
  return undefined;
}

/** Whether two fields look alike, so that one need not be painted again. */
export function sameFields(a: readonly FieldArray[], b: readonly FieldArray[]): boolean {
  return (
    a.length === b.length &&
    a.every((array, i) => {
      const other = b[i];
      return other !== undefined && sameField(array, other);
    })
  );
}

function sameField(a: FieldArray, b: FieldArray): boolean {
  const alike =
    a.role === b.role &&
    a.addr === b.addr &&
    a.totalCount === b.totalCount &&
    a.firstFree === b.firstFree;
  return alike && sameBytes(a.tophash, b.tophash) && sameBytes(a.chained, b.chained);
}

/** Half a million bytes, so four at a time: both begin at a multiple of four. */
function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  const words = a.length >> 2;
  const [wide, other] = [a, b].map(({ buffer, byteOffset }) => {
    return new Uint32Array(buffer, byteOffset, words);
  }) as [Uint32Array, Uint32Array];
  for (let i = 0; i < words; i++) if (wide[i] !== other[i]) return false;
  for (let i = 4 * words; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
