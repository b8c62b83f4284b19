import {
  arrayLength,
  BUCKET_CELLS,
  HMAP,
  MAP_FLAG,
  MAPEXTRA,
  type MapShape,
  mapShape,
  TOPHASH,
} from './map-shape';
import type { Memory } from './memory';
import type { ProgramTables } from './program-tables';
import { render } from './render';

export type CellState =
  | 'emptyRest'
  | 'emptyOne'
  | 'evacuatedX'
  | 'evacuatedY'
  | 'evacuatedEmpty'
  | 'filled';

export interface CellView {
  readonly tophash: number;
  readonly state: CellState;
  /** Where the key and the elem themselves lie (behind the pointer when stored indirectly). */
  readonly keyAt: number;
  readonly elemAt: number;
  /** What the bytes say, read as Go would print them; of dead cells too, whose bytes stay. */
  readonly key: string;
  readonly elem: string;
}

export interface BucketView {
  readonly addr: number;
  readonly cells: readonly CellView[];
  /** Offset the overflow word holds, 0 for nil. */
  readonly overflow: number;
  /**
   * Place in the array: main buckets, then spares; undefined for an overflow bucket allocated on its own.
   */
  readonly index: number | undefined;
}

/** What is wrong with a chain. Only a data race makes one. */
export type ChainDamage =
  /** A bucket of the chain leads back to one before it: Go would walk it for ever. */
  | 'cycle'
  /** The next bucket is not in mapped memory: Go would fault. */
  | 'wild';

/** A main bucket and the overflow buckets behind it. */
export interface ChainView {
  readonly index: number;
  /** The main bucket first. */
  readonly buckets: readonly BucketView[];
  readonly damage: ChainDamage | undefined;
}

export interface BucketArrayView {
  readonly addr: number;
  /** 2^B, the number of chains, of which `chains` may show fewer (see `DecodeLimits`). */
  readonly mainCount: number;
  /** Main buckets and the spares behind them. */
  readonly totalCount: number;
  readonly chains: readonly ChainView[];
  /** Preallocated overflow buckets, by index from mainCount on. */
  readonly spares: readonly SpareView[];
}

export interface SpareView {
  readonly index: number;
  readonly addr: number;
  /** Main bucket in whose chain it hangs; undefined while it is free. */
  readonly usedBy: number | undefined;
}

export interface OldBucketArrayView extends BucketArrayView {
  /** By old bucket: where its cells go, or went. Same-size growth has no y. */
  readonly moves: readonly {
    readonly evacuated: boolean;
    readonly x: number;
    readonly y: number | undefined;
  }[];
}

export interface HmapView {
  readonly addr: number;
  readonly shape: MapShape;
  readonly count: number;
  readonly flags: number;
  readonly iterator: boolean;
  readonly oldIterator: boolean;
  readonly hashWriting: boolean;
  readonly sameSizeGrow: boolean;
  readonly B: number;
  readonly noverflow: number;
  readonly hash0: number;
  /** Offsets, 0 for nil. */
  readonly buckets: number;
  readonly oldbuckets: number;
  readonly nevacuate: number;
  readonly extra: MapextraView | undefined;
  readonly current: BucketArrayView | undefined;
  readonly old: OldBucketArrayView | undefined;
}

export interface MapextraView {
  readonly addr: number;
  /** Undefined: the list pointer is nil. */
  readonly overflow: readonly number[] | undefined;
  readonly oldoverflow: readonly number[] | undefined;
  readonly nextOverflow: number;
}

export interface DecodeLimits {
  /** Buckets of one array that are decoded, overflow buckets among them. */
  readonly buckets: number;
  /** The array to show for `buckets`, when the reader knows better than B: hashGrow writes B first. */
  readonly currentB?: number;
  /** Main buckets to decode, of each array those it has; without it all, from the first. */
  readonly only?: readonly number[];
}

const DEFAULT_LIMITS: DecodeLimits = { buckets: 8192 };
/** A table of more than 2^30 buckets is no table but a torn B. */
const LARGEST_B = 30;

/**
 * The map at an offset, as plain values. Never throws and always ends, whatever two writers have
 * left there; what makes no sense is marked, or missing.
 */
export function decodeHmap(
  memory: Memory,
  tables: Pick<ProgramTables, 'types' | 'descriptors'>,
  addr: number,
  mapType: number,
  limits: DecodeLimits = DEFAULT_LIMITS,
): HmapView {
  const shape = mapShape(tables.types, mapType);
  const flags = memory.u8(addr + HMAP.flags);
  const B = memory.u8(addr + HMAP.B);
  const buckets = memory.pointer(addr + HMAP.buckets);
  const oldbuckets = memory.pointer(addr + HMAP.oldbuckets);
  const sameSizeGrow = (flags & MAP_FLAG.sameSizeGrow) !== 0;
  const decoder = { memory, tables, shape, limit: limits.buckets, only: limits.only };
  const currentB = limits.currentB ?? B;
  return {
    addr,
    shape,
    count: memory.int(addr + HMAP.count),
    flags,
    iterator: (flags & MAP_FLAG.iterator) !== 0,
    oldIterator: (flags & MAP_FLAG.oldIterator) !== 0,
    hashWriting: (flags & MAP_FLAG.hashWriting) !== 0,
    sameSizeGrow,
    B,
    noverflow: memory.u16(addr + HMAP.noverflow),
    hash0: memory.u32(addr + HMAP.hash0),
    buckets,
    oldbuckets,
    nevacuate: memory.int(addr + HMAP.nevacuate),
    extra: decodeMapextra(memory, memory.pointer(addr + HMAP.extra)),
    current: decodeArray(decoder, buckets, currentB),
    old: decodeOldArray(decoder, oldbuckets, B, sameSizeGrow),
  };
}

interface Decoder {
  readonly memory: Memory;
  readonly tables: Pick<ProgramTables, 'types' | 'descriptors'>;
  readonly shape: MapShape;
  readonly limit: number;
  readonly only: readonly number[] | undefined;
}

function decodeMapextra(memory: Memory, addr: number): MapextraView | undefined {
  if (!memory.isMapped(addr, MAPEXTRA.size)) return undefined;
  const list = (at: number): number[] | undefined => {
    const header = memory.pointer(addr + at);
    if (!memory.isMapped(header, 24)) return undefined;
    const start = memory.pointer(header);
    const length = Math.min(Math.max(memory.int(header + 8), 0), 1 << 16);
    return Array.from({ length }, (_, i) => memory.pointer(start + 8 * i));
  };
  return {
    addr,
    overflow: list(MAPEXTRA.overflow),
    oldoverflow: list(MAPEXTRA.oldoverflow),
    nextOverflow: memory.pointer(addr + MAPEXTRA.nextOverflow),
  };
}

function decodeArray(decoder: Decoder, addr: number, B: number): BucketArrayView | undefined {
  const { memory, shape, limit } = decoder;
  if (B > LARGEST_B || !memory.isMapped(addr, shape.bucketSize)) return undefined;
  const mainCount = 2 ** B;
  const totalCount = arrayLength(shape, B);
  const usedBy = new Map<number, number>();
  const chains: ChainView[] = [];
  let decoded = 0;
  const wanted = decoder.only?.filter((i) => i < mainCount);
  const most = wanted?.length ?? mainCount;
  for (let k = 0; k < most; k++) {
    if (wanted === undefined && decoded >= limit) break;
    const i = wanted?.[k] ?? k;
    if (!memory.isMapped(addr + i * shape.bucketSize, shape.bucketSize)) break;
    const chain = decodeChain(decoder, { addr, totalCount }, i, limit - decoded);
    decoded += chain.buckets.length;
    for (const bucket of chain.buckets) {
      if (bucket.index !== undefined && bucket.index >= mainCount) usedBy.set(bucket.index, i);
    }
    chains.push(chain);
  }
  const spares: SpareView[] = [];
  for (let i = mainCount; i < totalCount && spares.length < limit; i++) {
    spares.push({ index: i, addr: addr + i * shape.bucketSize, usedBy: usedBy.get(i) });
  }
  return { addr, mainCount, totalCount, chains, spares };
}

/** 2^B or 2^(B-1) buckets; the word after W B and before W flags of a same-size growth reads wrong, as in Go. */
function decodeOldArray(
  decoder: Decoder,
  addr: number,
  B: number,
  sameSizeGrow: boolean,
): OldBucketArrayView | undefined {
  const oldB = sameSizeGrow ? B : Math.max(B - 1, 0);
  const array = decodeArray(decoder, addr, oldB);
  if (array === undefined) return undefined;
  const moves = array.chains.map(({ index, buckets }) => {
    const top = buckets[0]?.cells[0]?.tophash ?? 0;
    return {
      evacuated: top > TOPHASH.emptyOne && top < TOPHASH.minimum,
      x: index,
      y: sameSizeGrow ? undefined : index + array.mainCount,
    };
  });
  return { ...array, moves };
}

function decodeChain(
  decoder: Decoder,
  array: { readonly addr: number; readonly totalCount: number },
  index: number,
  limit: number,
): ChainView {
  const { memory, shape } = decoder;
  const buckets: BucketView[] = [];
  const seen = new Set<number>();
  let damage: ChainDamage | undefined;
  let at = array.addr + index * shape.bucketSize;
  while (at !== 0 && buckets.length < Math.max(limit, 1)) {
    if (seen.has(at)) damage = 'cycle';
    else if (!memory.isMapped(at, shape.bucketSize)) damage = 'wild';
    if (damage !== undefined) break;
    seen.add(at);
    const place = (at - array.addr) / shape.bucketSize;
    const inArray = Number.isInteger(place) && place >= 0 && place < array.totalCount;
    const bucket = decodeBucket(decoder, at, inArray ? place : undefined);
    buckets.push(bucket);
    at = bucket.overflow;
  }
  return { index, buckets, damage };
}

function decodeBucket(decoder: Decoder, addr: number, index: number | undefined): BucketView {
  const { memory, tables, shape } = decoder;
  const cells: CellView[] = [];
  for (let i = 0; i < BUCKET_CELLS; i++) {
    const keySlot = addr + BUCKET_CELLS + i * shape.keySlot;
    const elemSlot = addr + shape.elemsAt + i * shape.elemSlot;
    const keyAt = shape.indirectKey ? memory.pointer(keySlot) : keySlot;
    const elemAt = shape.indirectElem ? memory.pointer(elemSlot) : elemSlot;
    const tophash = memory.u8(addr + i);
    cells.push({
      tophash,
      state: cellState(tophash),
      keyAt,
      elemAt,
      key: keyAt === 0 ? '' : render(memory, tables, shape.key, keyAt),
      elem: elemAt === 0 ? '' : render(memory, tables, shape.elem, elemAt),
    });
  }
  return { addr, cells, overflow: memory.pointer(addr + shape.overflowAt), index };
}

export function cellState(tophash: number): CellState {
  return STATES[tophash] ?? 'filled';
}

const STATES: readonly CellState[] = [
  'emptyRest',
  'emptyOne',
  'evacuatedX',
  'evacuatedY',
  'evacuatedEmpty',
];
