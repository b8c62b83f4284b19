import { HITER } from './map-shape';
import type { Memory } from './memory';
import type { ProgramTables } from './program-tables';

/** A `for … range` over a map, as its bytes have it. */
export interface HiterView {
  readonly addr: number;
  /** Of the map; undefined before mapiterinit, or when it is damaged. */
  readonly mapType: number | undefined;
  /** Offset of the hmap; 0: the map was nil or empty, and there is nothing to range over. */
  readonly map: number;
  /** Offsets of the entry it stands at; 0: it has ended, or has not begun. */
  readonly key: number;
  readonly elem: number;
  /** The array when it began, and how many main buckets that had, as a power of two. */
  readonly buckets: number;
  readonly B: number;
  /** Where it began: bucket, and first cell in every bucket. */
  readonly startBucket: number;
  readonly offset: number;
  readonly wrapped: boolean;
  /** Current bucket (0: none yet), and how many of its cells it has looked at. */
  readonly bptr: number;
  readonly i: number;
  /** Number of the next bucket. */
  readonly bucket: number;
  /** It walks an old bucket, and takes entries only that go to this one; undefined: it takes all. */
  readonly checkBucket: number | undefined;
  /** Cells of the current bucket in the order in which it looks at them. */
  readonly order: readonly number[];
}

/** The iterator at an offset. Never throws, whatever lies there. */
export function decodeHiter(
  memory: Memory,
  tables: Pick<ProgramTables, 'descriptors'>,
  addr: number,
): HiterView {
  const offset = memory.u8(addr + HITER.offset);
  return {
    addr,
    mapType: tables.descriptors.get(memory.pointer(addr + HITER.t)),
    map: memory.pointer(addr + HITER.h),
    key: memory.pointer(addr + HITER.key),
    elem: memory.pointer(addr + HITER.elem),
    buckets: memory.pointer(addr + HITER.buckets),
    B: memory.u8(addr + HITER.B),
    startBucket: memory.int(addr + HITER.startBucket),
    offset,
    wrapped: memory.u8(addr + HITER.wrapped) !== 0,
    bptr: memory.pointer(addr + HITER.bptr),
    i: memory.u8(addr + HITER.i),
    bucket: memory.int(addr + HITER.bucket),
    checkBucket:
      memory.u64(addr + HITER.checkBucket) === NO_CHECK
        ? undefined
        : memory.int(addr + HITER.checkBucket),
    order: Array.from({ length: 8 }, (_, i) => (i + offset) & 7),
  };
}

/** spec/hmap.md §2 */
const NO_CHECK = 0xffff_ffff_ffff_ffffn;
