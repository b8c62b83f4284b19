import { arrayLength, HMAP, MAP_FLAG, type MapShape } from './map-shape';
import type { Memory } from './memory';

/** A larger B is no B but a torn one. */
export const LARGEST_B = 30;
/** Overflow buckets of one map that are looked at: there are more only where chains have become cycles. */
const MOST_OVERFLOW = 1 << 18;

export interface OverflowPlace {
  readonly array: BucketArray;
  /** Main bucket that the chain begins with, and how many buckets further on. */
  readonly index: number;
  readonly depth: number;
  /** Offset of the overflow bucket. */
  readonly bucket: number;
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
    const { memory, shape } = this;
    const { bucketSize, overflowAt } = shape;
    const { words } = memory;
    const end = memory.size - bucketSize;
    let left = MOST_OVERFLOW;
    for (const array of this.all) {
      const { start, mainCount } = array;
      // Only wild pointers lead between words.
      if (start % 4 !== 0) continue;
      // Past the end of memory B is torn.
      const count = Math.min(mainCount, Math.floor((end - start) / bucketSize) + 1);
      const step = bucketSize >> 2;
      for (let index = 0, at = (start + overflowAt) >> 2; index < count; index++, at += step) {
        let bucket = words[at] as number;
        if (bucket === 0) continue;
        const main = start + index * bucketSize;
        for (let depth = 1; bucket !== 0 && bucket <= end && left > 0; depth++, left--) {
          if (addr >= bucket && addr < bucket + bucketSize) return { array, index, depth, bucket };
          bucket = memory.pointer(bucket + overflowAt);
          if (bucket === main) break;
        }
      }
    }
    return undefined;
  }
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
