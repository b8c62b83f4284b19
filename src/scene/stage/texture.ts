import {
  type BucketArrayView,
  BUCKET_CELLS,
  type HmapView,
  type Memory,
  readCellStates,
} from '../../memory';
import type { Mark, Touch } from './marks';

/**
 * Thousands of buckets as one picture: a bucket is eight squares side by side, buckets fill rows from the left.
 * Squares shrink until the whole array has a bearable height.
 */
export interface Texture {
  readonly role: 'old' | 'current';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly addr: number;
  readonly bucketSize: number;
  readonly count: number;
  readonly columns: number;
  readonly square: number;
  readonly pitchX: number;
  readonly pitchY: number;
  /** tophash of each cell, bucket by bucket: what a cell's state is read from. */
  readonly tophash: Uint8Array;
  /** How many overflow buckets hang behind the bucket, or CHAIN. */
  readonly chained: Uint8Array;
}

const SQUARES = [6, 5, 4, 3, 2];
const BEARABLE = 420;

export function textureOf(
  memory: Memory,
  view: HmapView,
  role: 'old' | 'current',
  array: BucketArrayView,
  place: { readonly width: number; readonly y: number },
): Texture {
  const { bucketSize } = view.shape;
  const count = array.mainCount;
  const { height, ...rest } =
    SQUARES.map((square) => grid(square, count, place.width)).find(
      (candidate) => candidate.height <= BEARABLE,
    ) ?? grid(1, count, place.width);
  const tophash = new Uint8Array(count * BUCKET_CELLS);
  const chained = new Uint8Array(count);
  const read = readCellStates(memory, view.shape, array.addr, tophash, chained);
  return {
    ...rest,
    role,
    x: 0,
    y: place.y,
    width: place.width,
    height,
    addr: array.addr,
    bucketSize,
    count,
    tophash: tophash.subarray(0, read * BUCKET_CELLS),
    chained: chained.subarray(0, read),
  };
}

interface Grid {
  readonly square: number;
  readonly columns: number;
  readonly pitchX: number;
  readonly pitchY: number;
  readonly height: number;
}

function grid(square: number, count: number, width: number): Grid {
  const gap = square > 2 ? 3 : 1;
  const pitchX = BUCKET_CELLS * square + gap;
  const pitchY = square + (square > 2 ? 2 : 1);
  const columns = Math.max(1, Math.floor((width + gap) / pitchX));
  return { square, columns, pitchX, pitchY, height: Math.ceil(count / columns) * pitchY };
}

/** The bucket under a point of the picture. */
export function hitTexture(texture: Texture, x: number, y: number): number | undefined {
  const column = Math.floor((x - texture.x) / texture.pitchX);
  const row = Math.floor((y - texture.y) / texture.pitchY);
  const index = row * texture.columns + column;
  const inside = column >= 0 && column < texture.columns && row >= 0 && index < texture.count;
  return inside ? index : undefined;
}

/** A frame around each bucket that is touched. */
export function textureMarks(texture: Texture, touches: readonly Touch[]): Mark[] {
  return touches.flatMap(({ gid, kind, addr }) => {
    const index = Math.floor((addr - texture.addr) / texture.bucketSize);
    if (index < 0 || index >= texture.count) return [];
    const { x, y, width, height } = placeInTexture(texture, index);
    const at = texture.addr + index * texture.bucketSize;
    const frame = { x: x - 3, y: y - 3, width: width + 6, height: height + 6, inset: 0 };
    // Nothing is filled here: a write is framed too.
    return [
      { key: `${gid} ${kind} ${at}`, gid, kind: kind === 'write' ? 'read' : kind, at, ...frame },
    ];
  });
}

/** Whether two textures look alike, so that one need not be painted again. */
export function sameTexture(a: Texture, b: Texture): boolean {
  const alike = a.addr === b.addr && a.count === b.count && a.y === b.y && a.width === b.width;
  return alike && sameBytes(a.tophash, b.tophash) && sameBytes(a.chained, b.chained);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Where a bucket is drawn. */
function placeInTexture(
  texture: Texture,
  index: number,
): { x: number; y: number; width: number; height: number } {
  return {
    x: texture.x + (index % texture.columns) * texture.pitchX,
    y: texture.y + Math.floor(index / texture.columns) * texture.pitchY,
    width: BUCKET_CELLS * texture.square,
    height: texture.square,
  };
}
