import {
  BUCKET_CELLS,
  type ByteSource,
  HMAP,
  MAP_FLAG,
  Memory,
  mapShape,
  type ProgramTables,
  TOPHASH,
} from '../../memory';
import type { Gid } from '../../recording';
import type { Touch } from './marks';
import type { MapChoice } from './picked-map';

/** A map among others: how large it is, how full, and who is at it. */
export interface MapCard {
  readonly map: MapChoice;
  readonly count: number;
  /** Main buckets; 0: none yet. */
  readonly buckets: number;
  readonly isGrowing: boolean;
  readonly isWritten: boolean;
  /** How full the buckets are, from 0 to 1: of many, some of each part. */
  readonly levels: readonly number[];
  /** Whoever touches it now or next. */
  readonly gids: readonly Gid[];
}

const MOST_LEVELS = 64;
/** Buckets that are looked at for one level. */
const MOST_SAMPLES = 8;
const LARGEST_B = 30;

export function mapCards(
  source: ByteSource,
  tables: ProgramTables,
  maps: readonly MapChoice[],
  touches: readonly Touch[],
): MapCard[] {
  const memory = new Memory(source).still();
  return maps.map((map) => {
    const { addr } = map;
    const B = Math.min(memory.u8(addr + HMAP.B), LARGEST_B);
    const start = memory.pointer(addr + HMAP.buckets);
    const { bucketSize } = mapShape(tables.types, map.type);
    const buckets = start === 0 ? 0 : 2 ** B;
    const ranges = [
      [addr, HMAP.size],
      [start, buckets * bucketSize],
    ] as const;
    const isHere = ({ addr: at }: Touch): boolean =>
      ranges.some(([from, size]) => at >= from && at < from + size);
    return {
      map,
      count: memory.int(addr + HMAP.count),
      buckets,
      isGrowing: memory.pointer(addr + HMAP.oldbuckets) !== 0,
      isWritten: (memory.u8(addr + HMAP.flags) & MAP_FLAG.hashWriting) !== 0,
      levels: levelsOf(memory, start, buckets, bucketSize),
      gids: [...new Set(touches.filter(isHere).map(({ gid }) => gid))],
    };
  });
}

function levelsOf(memory: Memory, start: number, buckets: number, size: number): number[] {
  const count = Math.min(buckets, MOST_LEVELS);
  const share = buckets / Math.max(count, 1);
  const samples = Math.min(share, MOST_SAMPLES);
  return Array.from({ length: count }, (_, level) => {
    let filled = 0;
    for (let sample = 0; sample < samples; sample++) {
      const index = Math.floor(level * share + (sample * share) / samples);
      for (let cell = 0; cell < BUCKET_CELLS; cell++) {
        if (memory.u8(start + index * size + cell) >= TOPHASH.minimum) filled++;
      }
    }
    return filled / (samples * BUCKET_CELLS);
  });
}
