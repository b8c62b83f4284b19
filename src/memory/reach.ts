import type { Memory } from './memory';
import type { ProgramTables } from './program-tables';
import { expression } from './region';
import { mainRoots } from './roots';
import { Walk } from './walk';

/** A value in memory under the name by which it was reached: `m`, `users.byID`, `maps[2]`. */
export interface Place {
  readonly name: string;
  readonly type: number;
  readonly addr: number;
}

/** Regions looked at: the walk is for drawing, not for collecting. */
const MOST_REGIONS = 4000;

/**
 * Every map that the program can reach; `addr` is the hmap's. Roots are the user's package variables, then what the user's functions see, oldest goroutine and outermost
 * call first; the way leads through pointers, structs, arrays, slices, maps, channels, interfaces and closures.
 */
export function findMaps(memory: Memory, tables: ProgramTables): readonly Place[] {
  const walk = new Walk(memory.still(), tables, mainRoots, MOST_REGIONS);
  const maps: Place[] = [];
  for (let i = 0; ; i++) {
    const region = walk.at(i);
    if (region === undefined) return maps;
    if (region.kind !== 'map') continue;
    maps.push({ name: expression(tables.types, region), type: region.type, addr: region.start });
  }
}
