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
const FAR_BACK = 5000;

/** A map the program can reach, by the name it is reached by. */
export interface MapChoice extends Place {
  /** As Go prints it: `map[int]int`. */
  readonly typeName: string;
}

export function stageMaps(source: ByteSource, tables: ProgramTables): readonly MapChoice[] {
  return findMaps(new Memory(source), tables).map((place) => ({
    ...place,
    typeName: typeAt(tables.types, place.type).name,
  }));
}

/** The map to draw, decoded as far as it is drawn. */
export interface PickedMap {
  readonly place: MapChoice;
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

export function pickMap(
  source: ByteSource,
  tables: ProgramTables,
  place: MapChoice,
  options: PickOptions,
): PickedMap {
  const memory = new Memory(source);
  const B = arrayB(memory, tables, place.addr, options.rows, options.cursor);
  const detail = detailFor(B);
  const array: MainBuckets = {
    addr: memory.pointer(place.addr + HMAP.buckets),
    bucketSize: mapShape(tables.types, place.type).bucketSize,
    count: 2 ** B,
  };
  const focus = detail === 'cells' ? [] : focusOf(array, options);
  const limits = { buckets: MOST_DECODED, currentB: B };
  const view = decodeHmap(
    memory,
    tables,
    place.addr,
    place.type,
    detail === 'texture' ? { ...limits, only: focus } : limits,
  );
  return { place, view, detail, focus, memory };
}

interface MainBuckets {
  readonly addr: number;
  readonly bucketSize: number;
  readonly count: number;
}

/** What is touched now, then what was touched last: always so many buckets, so that nothing below them jumps. */
function focusOf(array: MainBuckets, { chosen, touches, rows, cursor }: PickOptions): number[] {
  if (chosen.length > 0) return [...chosen];
  const found = new Set<number>();
  const add = (addr: number): void => {
    const index = Math.floor((addr - array.addr) / array.bucketSize);
    if (found.size < MOST_LARGE && index >= 0 && index < array.count) found.add(index);
  };
  for (const touch of touches) add(touch.addr);
  const last = Math.min(cursor, rows.length) - 1;
  for (let i = last; i >= Math.max(0, last - FAR_BACK); i--) add(rows.addr[i] as number);
  return [...found].sort((a, b) => a - b);
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
