import { LARGEST_B } from './bucket-arrays';
import { eachFrame, livingGoroutines } from './goroutine';
import { decodeHiter, type HiterView } from './hiter';
import { FRAME } from './layout';
import { BUCKET_CELLS, HITER } from './map-shape';
import type { Memory } from './memory';
import type { ProgramTables } from './program-tables';

/** A `for … range` over a map that has not come to its end. */
export interface MapIterator {
  readonly gid: number;
  /** The function that ranges. */
  readonly func: string;
  readonly it: HiterView;
}

/** Looked through: goroutines, of each the innermost calls, of each the first words. */
const MOST = { goroutines: 100, frames: 50, words: 1000 } as const;

/**
 * Who ranges over a map. An iterator has no name: it lies in the frame of the function with the loop, and is known by
 * what it holds: the map and the map's type side by side, and numbers that only an iterator has.
 */
export function findIterators(
  memory: Memory,
  tables: ProgramTables,
  map: number,
): readonly MapIterator[] {
  const still = memory.still();
  const found: MapIterator[] = [];
  let goroutines = 0;
  for (const { gid, fp } of livingGoroutines(still, tables)) {
    if (goroutines++ === MOST.goroutines) break;
    let frames = 0;
    eachFrame(still, tables, fp, (addr, { name, frameSize }) => {
      // The runtime's own frames hold map and type as arguments.
      if (!name.startsWith('runtime.')) {
        const end = addr + Math.min(frameSize, 8 * MOST.words) - HITER.size;
        for (let at = addr + FRAME.args; at <= end; at += 8) {
          if (still.u32(at + HITER.h) !== map) continue;
          const it = decodeHiter(still, tables, at);
          if (isUnderWay(still, it)) found.push({ gid, func: name, it });
        }
      }
      return ++frames < MOST.frames;
    });
  }
  return found;
}

function isUnderWay(memory: Memory, it: HiterView): boolean {
  const isIterator =
    it.mapType !== undefined &&
    it.B <= LARGEST_B &&
    it.offset < BUCKET_CELLS &&
    it.i <= BUCKET_CELLS &&
    it.startBucket >= 0 &&
    it.startBucket < 2 ** it.B &&
    it.bucket >= 0 &&
    it.bucket < 2 ** it.B;
  return isIterator && it.key !== 0 && memory.isMapped(it.bptr, BUCKET_CELLS);
}
