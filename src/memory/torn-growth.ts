import { decodeGoroutines } from './goroutine';
import { HMAP, MAP_FLAG } from './map-shape';
import type { Memory } from './memory';
import type { ProgramTables } from './program-tables';

const FIELDS: Readonly<Record<string, number>> = {
  'runtime.hmap.flags': HMAP.flags,
  'runtime.hmap.oldbuckets': HMAP.oldbuckets,
  'runtime.hmap.buckets': HMAP.buckets,
};

/**
 * log₂ of the main buckets that a map's array really has, when that is not its B: hashGrow stores B first and
 * buckets some steps later (spec/hmap.md §9). Go itself goes astray there; a picture need not.
 * Undefined: B is right.
 */
export function tornB(memory: Memory, tables: ProgramTables, map: number): number | undefined {
  const flags = memory.u8(map + HMAP.flags);
  if ((flags & MAP_FLAG.sameSizeGrow) !== 0) return undefined;
  const isTorn = decodeGoroutines(memory, tables).some(({ stop: id, nextAddr, state }) => {
    const stop = tables.stops[id];
    if (state === 'dead' || stop?.site?.kind !== 'write') return false;
    if (tables.funcs[stop.func]?.name !== 'runtime.hashGrow') return false;
    const offset = FIELDS[stop.site.field ?? ''];
    if (offset === undefined || nextAddr !== map + offset) return false;
    const storeOfB = tables.stops.find(({ func, site }) => {
      return func === stop.func && site?.kind === 'write' && site.field === 'runtime.hmap.B';
    });
    return storeOfB !== undefined && stop.pos > storeOfB.pos;
  });
  return isTorn ? Math.max(memory.u8(map + HMAP.B) - 1, 0) : undefined;
}
