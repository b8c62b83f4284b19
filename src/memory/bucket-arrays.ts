import { arrayLength, BUCKET_CELLS, HMAP, MAP_FLAG, type MapShape, TOPHASH } from './map-shape';
import type { Memory } from './memory';

/** A larger B is no B but a torn one. */
export const LARGEST_B = 30;
/** Overflow buckets of one map that are looked at: there are more only where chains have become cycles. */
const MOST_OVERFLOW = 1 << 18;

export interface OverflowPlace {
  readonly kind: 'overflow';
  readonly array: BucketArray;
  /** Main bucket that the chain begins with, and how many buckets further on. */
  readonly index: number;
  readonly depth: number;
  /** Offset of the overflow bucket. */
  readonly bucket: number;
}

/** A pointer that each entry of a map has, to so many bytes. */
export interface CellPointers {
  /** Offset in a bucket of that of cell 0, and bytes to that of the next cell. */
  readonly place: number;
  readonly stride: number;
  readonly size: number;
}

export interface Pointing<P extends CellPointers> {
  readonly kind: 'pointing';
  readonly pointer: P;
  /** Where the pointer lies. */
  readonly slot: number;
}

/** The bucket arrays of one map as its header has them now, and the chains that hang in them. */
export class BucketArrays {
  /** The old one first: a B that was doubled too early makes the current one seem to reach beyond itself. */
  readonly all: readonly BucketArray[];
  private readonly memory: Memory;
  private readonly shape: MapShape;

  constructor(memory: Memory, shape: MapShape, map: number) {
    this.memory = memory;
    this.shape = shape;
    const B = Math.min(memory.u8(map + HMAP.B), LARGEST_B);
    const sameSize = (memory.u8(map + HMAP.flags) & MAP_FLAG.sameSizeGrow) !== 0;
    const oldB = sameSize ? B : Math.max(B - 1, 0);
    const old = memory.pointer(map + HMAP.oldbuckets);
    const current = memory.pointer(map + HMAP.buckets);
    this.all = [
      new BucketArray('oldbuckets', memory, shape, old, oldB),
      new BucketArray('buckets', memory, shape, current, B),
    ].filter(({ start }) => start !== 0);
  }

  /** The array, and the place of the bucket in it, that an address lies in. */
  arrayAt(addr: number): { readonly array: BucketArray; readonly index: number } | undefined {
    for (const array of this.all) {
      const index = array.indexOf(addr);
      if (index !== undefined) return { array, index };
    }
    return undefined;
  }

  /** Offset of the bucket that an address lies in. */
  bucketOf(addr: number): number | undefined {
    const inside = this.arrayAt(addr);
    if (inside !== undefined) return inside.array.bucketAt(inside.index);
    return this.overflowAt(addr)?.bucket;
  }

  /** The overflow bucket that an address lies in, by the chain that leads there: spares and those of their own. */
  overflowAt(addr: number): OverflowPlace | undefined {
    const found = this.search(addr, []);
    return found?.kind === 'overflow' ? found : undefined;
  }

  /** Looks through all buckets once: for the overflow bucket that an address lies in, and a cell that points to it. */
  search<P extends CellPointers>(
    addr: number,
    pointers: readonly P[],
  ): OverflowPlace | Pointing<P> | undefined {
    const { memory, shape } = this;
    const { bucketSize, overflowAt } = shape;
    const { words } = memory;
    const end = memory.size - bucketSize;
    const isPointing = pointers.length > 0;
    let left = MOST_OVERFLOW;
    for (const array of this.all) {
      const { start, mainCount } = array;
      // Only wild pointers lead between words.
      if (start % 4 !== 0) continue;
      // Past the end of memory B is torn.
      const count = Math.min(mainCount, Math.floor((end - start) / bucketSize) + 1);
      const step = bucketSize >> 2;
      const toOverflow = overflowAt >> 2;
      for (let index = 0, at = start >> 2; index < count; index++, at += step) {
        // A large map has many buckets without an entry: their tophash says so.
        if (isPointing && (words[at] !== 0 || words[at + 1] !== 0)) {
          const pointing = pointingTo(words, at * 4, addr, pointers);
          if (pointing !== undefined) return pointing;
        }
        let bucket = words[at + toOverflow] as number;
        if (bucket === 0) continue;
        for (let depth = 1; bucket !== 0 && bucket <= end && left > 0; depth++, left--) {
          if (addr >= bucket && addr < bucket + bucketSize) {
            return { kind: 'overflow', array, index, depth, bucket };
          }
          if (isPointing && bucket % 4 === 0) {
            const pointing = pointingTo(words, bucket, addr, pointers);
            if (pointing !== undefined) return pointing;
          }
          bucket = memory.pointer(bucket + overflowAt);
          if (bucket === at * 4) break;
        }
      }
    }
    return undefined;
  }
}

/** The first entry of a bucket that points to memory with this address in it. */
function pointingTo<P extends CellPointers>(
  words: Uint32Array,
  bucket: number,
  addr: number,
  pointers: readonly P[],
): Pointing<P> | undefined {
  const first = bucket >> 2;
  for (const pointer of pointers) {
    const { place, stride, size } = pointer;
    const step = stride >> 2;
    for (let cell = 0, at = (bucket + place) >> 2; cell < BUCKET_CELLS; cell++, at += step) {
      const target = words[at] as number;
      if (target === 0 || (addr - target) >>> 0 >= size) continue;
      // What a dead cell holds counts no more.
      const top = ((words[first + (cell >> 2)] as number) >>> (8 * (cell & 3))) & 255;
      if (top >= TOPHASH.minimum) {
        return { kind: 'pointing', pointer, slot: bucket + place + cell * stride };
      }
    }
  }
  return undefined;
}

export class BucketArray {
  readonly name: 'buckets' | 'oldbuckets';
  readonly start: number;
  /** 2^B. */
  readonly mainCount: number;
  /** Main buckets and the spares behind them. */
  readonly totalCount: number;
  private readonly memory: Memory;
  private readonly shape: MapShape;

  constructor(
    name: BucketArray['name'],
    memory: Memory,
    shape: MapShape,
    start: number,
    B: number,
  ) {
    this.name = name;
    this.memory = memory;
    this.shape = shape;
    this.start = start;
    this.mainCount = 2 ** B;
    this.totalCount = arrayLength(shape, B);
  }

  bucketAt(index: number): number {
    return this.start + index * this.shape.bucketSize;
  }

  indexOf(addr: number): number | undefined {
    const index = Math.floor((addr - this.start) / this.shape.bucketSize);
    return index >= 0 && index < this.totalCount ? index : undefined;
  }

  /** Tells the offsets of the first main buckets and of what hangs behind them, until one was enough. */
  someBucket(most: number, isEnough: (bucket: number) => boolean): void {
    const { memory, shape } = this;
    const { bucketSize, overflowAt } = shape;
    const end = memory.size - bucketSize;
    let left = MOST_OVERFLOW;
    for (let index = 0; index < Math.min(most, this.mainCount); index++) {
      const main = this.bucketAt(index);
      if (main > end || isEnough(main)) return;
      let bucket = memory.pointer(main + overflowAt);
      for (; bucket !== 0 && bucket !== main && bucket <= end && left > 0; left--) {
        if (isEnough(bucket)) return;
        bucket = memory.pointer(bucket + overflowAt);
      }
    }
  }
}
