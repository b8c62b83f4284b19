import {
  BucketArrays,
  type ByteSource,
  decodeHmap,
  findIterators,
  findMaps,
  findNilMaps,
  HMAP,
  type HmapView,
  type MapIterator,
  mapOddities,
  type Oddity,
  MAP_FLAG,
  type MapShape,
  mapShape,
  Memory,
  type Place,
  type ProgramTables,
  typeAt,
} from '../../memory';
import type { Rows } from '../../recording';
import type { BucketRef } from './bucket-ref';
import { carriesIn, type Carry } from './carries';
import type { Touch } from './marks';

/** How much of each bucket there is room for; a field shows more the nearer one comes. */
export type Detail = 'cells' | 'squares' | 'field';

const MOST_CELLS = 16;
const MOST_SQUARES = 64;
const MOST_DECODED = 4096;
/** Buckets that are looked through for what is odd: at each step. */
const MOST_INSPECTED = 1024;
const MOST_LARGE = 2;
const FAR_BACK = 5000;
/**
 * So many steps after its last growth a map's array is the one that its B tells of, when nobody stands inside hashGrow. (Of
 * very many goroutines only some are known.)
 */
const GROWN_LONG_AGO = 100_000;

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

/** A map variable that leads to no map. */
export interface NilChoice {
  readonly name: string;
  readonly typeName: string;
}

export function nilMaps(source: ByteSource, tables: ProgramTables): readonly NilChoice[] {
  return findNilMaps(new Memory(source), tables).map(({ name, type }) => ({
    name,
    typeName: typeAt(tables.types, type).name,
  }));
}

/** The map to draw, decoded as far as it is drawn. */
export interface PickedMap {
  readonly place: MapChoice;
  readonly view: HmapView;
  readonly detail: Detail;
  /** Buckets shown large where there is no room for all: one that a person chose, or those just touched. */
  readonly focus: readonly BucketRef[];
  /** What no map at rest looks like; while somebody writes nothing is odd. */
  readonly oddities: readonly Oddity[];
  /** Who ranges over it. */
  readonly iterators: readonly MapIterator[];
  readonly memory: Memory;
  /** Decodes other main buckets, of each array those it has. */
  readonly decode: (indexes: readonly number[]) => HmapView;
  /** What evacuation has carried since a step. */
  readonly carriesSince: (step: number) => readonly Carry[];
}

export interface PickOptions {
  readonly rows: Rows;
  readonly cursor: number;
  readonly touches: readonly Touch[];
  /** Somebody who is known to stands inside hashGrow. */
  readonly isGrowing: boolean;
  /** A bucket that a person wants to see large; without one, those that are touched. */
  readonly chosen: BucketRef | undefined;
}

export function pickMap(
  source: ByteSource,
  tables: ProgramTables,
  place: MapChoice,
  options: PickOptions,
): PickedMap {
  const memory = new Memory(source);
  const B = arrayB(memory, tables, place.addr, options);
  const detail = detailFor(B);
  const limits = { buckets: MOST_DECODED, currentB: B };
  const decode = (only: readonly number[]): HmapView =>
    decodeHmap(memory, tables, place.addr, place.type, { ...limits, only });
  const shape = mapShape(tables.types, place.type);
  const finder = new BucketFinder(memory, shape, place.addr, B);
  const focus = detail === 'cells' ? [] : focusOf(finder, options);
  const view =
    detail === 'field'
      ? decode([...new Set(focus.map(({ index }) => index))])
      : decodeHmap(memory, tables, place.addr, place.type, limits);
  const iterators = findIterators(memory, tables, place.addr);
  const isAtRest = !view.hashWriting && 2 ** B <= MOST_INSPECTED;
  const oddities = isAtRest ? mapOddities(memory, tables, place.addr, place.type) : [];
  const { rows, cursor } = options;
  const carriesSince = (step: number): readonly Carry[] => carriesIn(rows, tables, step, cursor);
  return { place, view, detail, focus, oddities, iterators, memory, decode, carriesSince };
}

/** Which bucket of a map an address lies in. */
class BucketFinder {
  readonly count: number;
  readonly oldCount: number;
  private readonly memory: Memory;
  private readonly shape: MapShape;
  private readonly map: number;
  private readonly current: number;
  private readonly old: number;

  constructor(memory: Memory, shape: MapShape, map: number, B: number) {
    this.memory = memory;
    this.shape = shape;
    this.map = map;
    this.current = memory.pointer(map + HMAP.buckets);
    this.old = memory.pointer(map + HMAP.oldbuckets);
    this.count = 2 ** B;
    const sameSize = (memory.u8(map + HMAP.flags) & MAP_FLAG.sameSizeGrow) !== 0;
    const isGrowing = this.old !== 0 && this.old !== this.current;
    this.oldCount = !isGrowing ? 0 : sameSize ? this.count : this.count / 2;
  }

  mainBucketAt(addr: number): BucketRef | undefined {
    const { bucketSize } = this.shape;
    const index = Math.floor((addr - this.current) / bucketSize);
    if (index >= 0 && index < this.count) return { role: 'current', index };
    const before = Math.floor((addr - this.old) / bucketSize);
    return before >= 0 && before < this.oldCount ? { role: 'old', index: before } : undefined;
  }

  /** Of an overflow bucket that in whose chain it hangs: who asks looks through all buckets. */
  bucketAt(addr: number): BucketRef | undefined {
    const main = this.mainBucketAt(addr);
    if (main !== undefined || (addr >= this.map && addr < this.map + HMAP.size)) return main;
    const found = new BucketArrays(this.memory, this.shape, this.map).overflowAt(addr);
    if (found === undefined) return undefined;
    return { role: found.array.name === 'buckets' ? 'current' : 'old', index: found.index };
  }

  /** The main bucket that shows a spare; undefined: the spare is free. */
  mainBucketOf({ role, index }: BucketRef): BucketRef | undefined {
    if (index < (role === 'old' ? this.oldCount : this.count)) return { role, index };
    const start = role === 'old' ? this.old : this.current;
    return this.bucketAt(start + index * this.shape.bucketSize);
  }
}

/** What is touched now, then what was touched last: always so many buckets, so that nothing below them jumps. */
function focusOf(
  finder: BucketFinder,
  { chosen, touches, rows, cursor }: PickOptions,
): BucketRef[] {
  const shown = chosen === undefined ? undefined : finder.mainBucketOf(chosen);
  if (shown?.role === 'current') return [shown];
  if (shown?.role === 'old') return [shown, ...destinationsOf(finder, shown.index)];
  const found = new Map<string, BucketRef>();
  const add = (bucket: BucketRef | undefined): void => {
    if (bucket === undefined || found.size === MOST_LARGE) return;
    found.set(`${bucket.role} ${bucket.index}`, bucket);
  };
  for (const touch of touches) add(finder.bucketAt(touch.addr));
  const last = Math.min(cursor, rows.length) - 1;
  for (let i = last; i >= Math.max(0, last - FAR_BACK) && found.size < MOST_LARGE; i--) {
    add(finder.mainBucketAt(rows.addr[i] as number));
  }
  const place = ({ role, index }: BucketRef): number => (role === 'old' ? index - 2 ** 32 : index);
  return [...found.values()].sort((a, b) => place(a) - place(b));
}

/** Where the entries of an old bucket go, or went: to X, and to Y when the array doubles. */
function destinationsOf({ count, oldCount }: BucketFinder, index: number): BucketRef[] {
  const x: BucketRef = { role: 'current', index };
  return count === oldCount ? [x] : [x, { role: 'current', index: index + oldCount }];
}

export function detailFor(B: number): Detail {
  const buckets = 2 ** B;
  if (buckets <= MOST_CELLS) return 'cells';
  return buckets <= MOST_SQUARES ? 'squares' : 'field';
}

/**
 * The B that the array behind `buckets` was made for. hashGrow stores the new B three stores before the new
 * array (spec/hmap.md §9.4): when the last store to B is newer than the last to buckets, the array is the old one.
 */
function arrayB(
  memory: Memory,
  tables: ProgramTables,
  map: number,
  { rows, cursor, isGrowing }: PickOptions,
): number {
  const B = memory.u8(map + HMAP.B);
  const sameSize = (memory.u8(map + HMAP.flags) & MAP_FLAG.sameSizeGrow) !== 0;
  if (B === 0 || sameSize || memory.pointer(map + HMAP.buckets) === 0) return B;
  const last = Math.min(cursor, rows.length) - 1;
  const first = isGrowing ? 0 : Math.max(0, last - GROWN_LONG_AGO);
  for (let i = last; i >= first; i--) {
    const field = (rows.addr[i] as number) - map;
    if (field !== HMAP.B && field !== HMAP.buckets) continue;
    if (tables.stops[rows.stop[i] as number]?.site?.kind !== 'write') continue;
    return field === HMAP.B ? B - 1 : B;
  }
  return B;
}
