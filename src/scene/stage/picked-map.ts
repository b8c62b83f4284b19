import {
  type ByteSource,
  decodeHmap,
  findMaps,
  HMAP,
  type HmapView,
  MAP_FLAG,
  mapShape,
  Memory,
  type Place,
  type ProgramTables,
  typeAt,
} from '../../memory';
import type { Rows } from '../../recording';
import type { Touch } from './marks';

/** How much of each bucket there is room for. */
export type Detail = 'cells' | 'squares' | 'texture';

const MOST_CELLS = 16;
const MOST_SQUARES = 64;
const MOST_DECODED = 4096;
const MOST_LARGE = 2;

/** A map the program can reach, by the name it is reached by. */
export interface MapChoice {
  readonly addr: number;
  readonly name: string;
  /** As Go prints it: `map[int]int`. */
  readonly type: string;
}

export function stageMaps(source: ByteSource, tables: ProgramTables): readonly MapChoice[] {
  const memory = new Memory(source);
  return findMaps(memory, tables).map((place) => ({
    addr: place.addr,
    name: place.name,
    type: typeAt(tables.types, place.type).name,
  }));
}

/** The map to draw, decoded as far as it is drawn. */
export interface PickedMap {
  readonly place: Place;
  readonly type: string;
  readonly view: HmapView;
  readonly detail: Detail;
  /** Main buckets shown large where there is no room for all: one that a person chose, or those just touched. */
  readonly focus: readonly number[];
  readonly memory: Memory;
}

export interface PickOptions {
  readonly rows: Rows;
  readonly cursor: number;
  readonly touches: readonly Touch[];
  /** Main buckets a person wants to see large; without any, those that are touched. */
  readonly chosen: readonly number[];
}

/** The map at an offset, else the first that is found. */
export function pickMap(
  source: ByteSource,
  tables: ProgramTables,
  addr: number | undefined,
  options: PickOptions,
): PickedMap | undefined {
  const memory = new Memory(source);
  const maps = findMaps(memory, tables);
  const place = maps.find((map) => map.addr === addr) ?? maps[0];
  if (place === undefined) return undefined;
  const currentB = arrayB(memory, tables, place.addr, options.rows, options.cursor);
  const detail = detailFor(currentB);
  const { bucketSize } = mapShape(tables.types, place.type);
  const array = memory.pointer(place.addr + HMAP.buckets);
  const touched = options.touches
    .map((touch) => Math.floor((touch.addr - array) / bucketSize))
    .filter((index) => array !== 0 && index >= 0 && index < 2 ** currentB);
  const focus =
    options.chosen.length > 0 ? options.chosen : [...new Set(touched)].slice(0, MOST_LARGE);
  const only = detail === 'texture' ? { only: focus } : {};
  return {
    place,
    type: typeAt(tables.types, place.type).name,
    view: decodeHmap(memory, tables, place.addr, place.type, {
      buckets: MOST_DECODED,
      currentB,
      ...only,
    }),
    detail,
    focus,
    memory,
  };
}

export function detailFor(B: number): Detail {
  const buckets = 2 ** B;
  if (buckets <= MOST_CELLS) return 'cells';
  return buckets <= MOST_SQUARES ? 'squares' : 'texture';
}

/**
 * The B that the array behind `buckets` was made for. hashGrow stores the new B three stores before the new
 * array (spec/hmap.md §9.4): when the last store to B is newer than the last to buckets, the array is the old one.
 */
function arrayB(
  memory: Memory,
  tables: ProgramTables,
  map: number,
  rows: Rows,
  cursor: number,
): number {
  const B = memory.u8(map + HMAP.B);
  const sameSize = (memory.u8(map + HMAP.flags) & MAP_FLAG.sameSizeGrow) !== 0;
  if (B === 0 || sameSize || memory.pointer(map + HMAP.buckets) === 0) return B;
  for (let i = Math.min(cursor, rows.length) - 1; i >= 0; i--) {
    const field = (rows.addr[i] as number) - map;
    if (field !== HMAP.B && field !== HMAP.buckets) continue;
    if (tables.stops[rows.stop[i] as number]?.site?.kind !== 'write') continue;
    return field === HMAP.B ? B - 1 : B;
  }
  return B;
}
