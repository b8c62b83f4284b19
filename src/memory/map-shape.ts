import { type GoType, hasPointers, typeAt } from './program-tables';

/** Cells of a bucket. */
export const BUCKET_CELLS = 8;

/** Offsets in `runtime.hmap` (spec/hmap.md §1.1). */
export const HMAP = {
  count: 0,
  flags: 8,
  B: 9,
  noverflow: 10,
  hash0: 12,
  buckets: 16,
  oldbuckets: 24,
  nevacuate: 32,
  extra: 40,
  size: 48,
} as const;

/** Offsets in `runtime.mapextra` (spec/hmap.md §1.2). */
export const MAPEXTRA = { overflow: 0, oldoverflow: 8, nextOverflow: 16, size: 24 } as const;

/** Offsets in `runtime.hiter` (spec/hmap.md §1.4). */
export const HITER = {
  key: 0,
  elem: 8,
  t: 16,
  h: 24,
  buckets: 32,
  bptr: 40,
  overflow: 48,
  oldoverflow: 56,
  startBucket: 64,
  offset: 72,
  wrapped: 73,
  B: 74,
  i: 75,
  bucket: 80,
  checkBucket: 88,
  size: 96,
} as const;

/** `hmap.flags` (spec/hmap.md §2). */
export const MAP_FLAG = { iterator: 1, oldIterator: 2, hashWriting: 4, sameSizeGrow: 8 } as const;

/** tophash values below the hashes (spec/hmap.md §2). */
export const TOPHASH = {
  emptyRest: 0,
  emptyOne: 1,
  evacuatedX: 2,
  evacuatedY: 3,
  evacuatedEmpty: 4,
  minimum: 5,
} as const;

/** How the buckets of one map type lie in memory (spec/hmap.md §1.3). */
export interface MapShape {
  /** Type indexes. */
  readonly key: number;
  readonly elem: number;
  readonly keySize: number;
  readonly elemSize: number;
  /** Bytes a bucket spends on a key: 8 when it holds a pointer to it. */
  readonly keySlot: number;
  readonly elemSlot: number;
  readonly indirectKey: boolean;
  readonly indirectElem: boolean;
  readonly elemsAt: number;
  readonly overflowAt: number;
  readonly bucketSize: number;
  /** The bucket type holds pointers: its overflow buckets are then not listed in mapextra. */
  readonly pointers: boolean;
}

const LARGEST_INLINE = 128;

export function mapShape(types: readonly GoType[], mapType: number): MapShape {
  const { key = -1, elem = -1 } = typeAt(types, mapType);
  const keySize = typeAt(types, key).size;
  const elemSize = typeAt(types, elem).size;
  const indirectKey = keySize > LARGEST_INLINE;
  const indirectElem = elemSize > LARGEST_INLINE;
  const keySlot = indirectKey ? 8 : keySize;
  const elemSlot = indirectElem ? 8 : elemSize;
  const elemsAt = BUCKET_CELLS + BUCKET_CELLS * keySlot;
  const overflowAt = elemsAt + BUCKET_CELLS * elemSlot;
  const pointers =
    indirectKey || indirectElem || hasPointers(types, key) || hasPointers(types, elem);
  return {
    key,
    elem,
    keySize,
    elemSize,
    keySlot,
    elemSlot,
    indirectKey,
    indirectElem,
    elemsAt,
    overflowAt,
    bucketSize: overflowAt + 8,
    pointers,
  };
}

/** What of a bucket lies at an offset in it, and how far inside. */
export interface BucketSlot {
  readonly part: 'tophash' | 'key' | 'elem' | 'overflow';
  /** Of the overflow pointer 0. */
  readonly cell: number;
  readonly rest: number;
}

/** Undefined outside the bucket. */
export function bucketSlot(shape: MapShape, offset: number): BucketSlot | undefined {
  if (offset < 0 || offset >= shape.bucketSize) return undefined;
  if (offset < BUCKET_CELLS) return { part: 'tophash', cell: offset, rest: 0 };
  if (offset >= shape.overflowAt) {
    return { part: 'overflow', cell: 0, rest: offset - shape.overflowAt };
  }
  const isKey = offset < shape.elemsAt;
  const inside = offset - (isKey ? BUCKET_CELLS : shape.elemsAt);
  const slot = isKey ? shape.keySlot : shape.elemSlot;
  const cell = Math.floor(inside / slot);
  return { part: isKey ? 'key' : 'elem', cell, rest: inside - cell * slot };
}

/** `tophash[5]`, `key[2]`, `key[2]+8`, `elem[0]`, `overflow`; undefined outside the bucket. */
export function bucketPart(shape: MapShape, offset: number): string | undefined {
  const slot = bucketSlot(shape, offset);
  if (slot === undefined) return undefined;
  const name = slot.part === 'overflow' ? slot.part : `${slot.part}[${slot.cell}]`;
  return slot.rest === 0 ? name : `${name}+${slot.rest}`;
}

/**
 * Buckets in an array made for 2^B main ones, the spare overflow buckets behind them included: from
 * B = 4 on a sixteenth more, and as many as the allocator's size class has room for (spec/hmap.md §5).
 */
export function arrayLength(shape: MapShape, B: number): number {
  const main = 2 ** B;
  if (B < 4) return main;
  const wanted = (main + 2 ** (B - 4)) * shape.bucketSize;
  const given = roundedSize(wanted, shape.pointers);
  return Math.floor(given / shape.bucketSize);
}

/** What the allocator gives for a request (spec/hmap.md §5, msize.go). */
function roundedSize(size: number, pointers: boolean): number {
  if (size > 32760) return Math.ceil(size / 8192) * 8192;
  const header = pointers && size > 512 ? 8 : 0;
  const fitting = SIZE_CLASSES.find((candidate) => candidate >= size + header);
  return (fitting ?? size) - header;
}

const SIZE_CLASSES = [
  8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352,
  384, 416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048, 2304,
  2688, 3072, 3200, 3456, 4096, 4864, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728, 10240, 10880,
  12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768,
];
