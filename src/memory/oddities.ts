import { LARGEST_B } from './bucket-arrays';
import { CHAIN, readCellStates } from './cell-states';
import { BUCKET_CELLS, HMAP, MAP_FLAG, type MapShape, mapShape, TOPHASH } from './map-shape';
import type { Memory } from './memory';
import type { ProgramTables } from './program-tables';

/** What no map at rest looks like: a write is under way, or a race has left it. */
export type Oddity =
  /** No map has so many buckets; or there is no memory for them. */
  | { readonly kind: 'tornB'; readonly B: number }
  /** A chain that leads out of memory, or round and round. */
  | {
      readonly kind: 'chain';
      readonly array: ArrayName;
      readonly bucket: number;
      readonly is: 'wild' | 'endless';
    }
  /** A cell is in use behind one that says that no later one is. */
  | { readonly kind: 'behindRest'; readonly array: ArrayName; readonly bucket: number }
  /** A mark of evacuation where none belongs, or a bucket that is evacuated in part. */
  | { readonly kind: 'mark'; readonly array: ArrayName; readonly bucket: number }
  /** An old bucket below nevacuate is still to be evacuated. */
  | { readonly kind: 'nevacuate'; readonly bucket: number }
  | { readonly kind: 'count'; readonly count: number; readonly filled: number }
  /** Exact only while B is below 16 (spec/hmap.md §8). */
  | { readonly kind: 'noverflow'; readonly noverflow: number; readonly found: number }
  /** A growth of the same size, and nothing to grow from. */
  | { readonly kind: 'sameSizeGrow' };

type ArrayName = 'buckets' | 'oldbuckets';

/** Buckets of a chain that are looked at one by one; longer ones are told as endless before. */
const MOST_BUCKETS = 1 << 20;
/** Oddities that are told: a torn map is odd everywhere. */
const MOST_ODDITIES = 64;

/** What is odd about the map at an offset; never throws and always ends. */
export function mapOddities(
  memory: Memory,
  tables: Pick<ProgramTables, 'types'>,
  addr: number,
  mapType: number,
): Oddity[] {
  return new Inspection(memory.still(), mapShape(tables.types, mapType), addr).run();
}

class Inspection {
  private readonly odd: Oddity[] = [];
  private readonly memory: Memory;
  private readonly shape: MapShape;
  private readonly map: number;
  private filled = 0;
  private overflow = 0;
  private left = MOST_BUCKETS;

  constructor(memory: Memory, shape: MapShape, map: number) {
    this.memory = memory;
    this.shape = shape;
    this.map = map;
  }

  run(): Oddity[] {
    const { memory, map, odd } = this;
    const B = memory.u8(map + HMAP.B);
    const buckets = memory.pointer(map + HMAP.buckets);
    const oldbuckets = memory.pointer(map + HMAP.oldbuckets);
    const isSameSize = (memory.u8(map + HMAP.flags) & MAP_FLAG.sameSizeGrow) !== 0;
    if (isSameSize && oldbuckets === 0) this.say({ kind: 'sameSizeGrow' });
    if (B > LARGEST_B) this.say({ kind: 'tornB', B });
    else {
      if (buckets !== 0) this.inspect('buckets', buckets, B);
      if (oldbuckets !== 0) {
        this.inspect('oldbuckets', oldbuckets, isSameSize ? B : Math.max(B - 1, 0));
      }
      this.compare(B);
    }
    return odd;
  }

  private compare(B: number): void {
    const { memory, map, filled, overflow } = this;
    // A part was not looked at.
    if (this.left <= 0 || this.odd.some(({ kind }) => kind === 'tornB' || kind === 'chain')) return;
    const count = memory.int(map + HMAP.count);
    if (count !== filled) this.say({ kind: 'count', count, filled });
    const noverflow = memory.u16(map + HMAP.noverflow);
    if (B < 16 && noverflow !== overflow) {
      this.say({ kind: 'noverflow', noverflow, found: overflow });
    }
  }

  private inspect(array: ArrayName, start: number, B: number): void {
    const { memory, shape, map } = this;
    const count = 2 ** B;
    if (!memory.isMapped(start, count * shape.bucketSize)) {
      this.say({ kind: 'tornB', B });
      return;
    }
    const chains = new Uint8Array(count);
    readCellStates(memory, shape, start, new Uint8Array(BUCKET_CELLS * count), chains);
    const nevacuate = memory.int(map + HMAP.nevacuate);
    for (let bucket = 0; bucket < count && this.left > 0; bucket++) {
      const length = chains[bucket] as number;
      if (length === CHAIN.wild) this.say({ kind: 'chain', array, bucket, is: 'wild' });
      else if (length === CHAIN.endless) this.say({ kind: 'chain', array, bucket, is: 'endless' });
      else {
        const isEvacuated = this.inspectChain(array, bucket, start + bucket * shape.bucketSize);
        if (array === 'oldbuckets' && bucket < nevacuate && !isEvacuated) {
          this.say({ kind: 'nevacuate', bucket });
        }
      }
    }
  }

  /** Whether its first cell says that it was evacuated, as Go asks. */
  private inspectChain(array: ArrayName, bucket: number, main: number): boolean {
    const { memory, shape } = this;
    const isEvacuated = isMark(memory.u8(main));
    let filled = 0;
    let isRest = false;
    let isOdd = false;
    let isBehind = false;
    for (let at = main; at !== 0; at = memory.pointer(at + shape.overflowAt)) {
      // Of an evacuated bucket the pointer to what hung behind it may be cleared, and what hangs there is past.
      if (at !== main && array === 'buckets') this.overflow++;
      this.left--;
      for (let cell = 0; cell < BUCKET_CELLS; cell++) {
        const tophash = memory.u8(at + cell);
        if (isMark(tophash) !== isEvacuated) isOdd = true;
        if (isRest && tophash !== TOPHASH.emptyRest) isBehind = true;
        if (tophash === TOPHASH.emptyRest) isRest = true;
        if (tophash >= TOPHASH.minimum) filled++;
      }
    }
    this.filled += filled;
    if (isOdd || (isEvacuated && array === 'buckets')) this.say({ kind: 'mark', array, bucket });
    if (isBehind) this.say({ kind: 'behindRest', array, bucket });
    return isEvacuated;
  }

  private say(oddity: Oddity): void {
    if (this.odd.length < MOST_ODDITIES) this.odd.push(oddity);
  }
}

function isMark(tophash: number): boolean {
  return tophash >= TOPHASH.evacuatedX && tophash <= TOPHASH.evacuatedEmpty;
}
