import {
  arrayLength,
  BUCKET_CELLS,
  HMAP,
  MAP_FLAG,
  MAPEXTRA,
  type MapShape,
  type Memory,
} from '../memory';
import { ByteWriter } from './byte-writer';
import type { FullDump, Header } from './golden';
import type { Codec } from './values';

/**
 * The canonical bytes of a map (oracle/golden/classic/README.md §5): its memory with every pointer replaced by
 * what it means. A pointer to a bucket becomes a symbol, tag and number; a pointer to data the hash of the data.
 */

const TAGS = { A: 1, O: 2, H: 3 } as const;

interface BucketArray {
  readonly start: number;
  /** Spare buckets included. */
  readonly length: number;
}

/** What a map looks like at one moment: its arrays, and its separate overflow buckets in canonical order. */
export class Snapshot {
  readonly current: BucketArray;
  readonly old: BucketArray;
  private discovered: ReadonlyMap<number, number> | undefined;
  private readonly memory: Memory;
  private readonly map: number;
  private readonly shape: MapShape;

  constructor(memory: Memory, map: number, shape: MapShape) {
    this.memory = memory;
    this.map = map;
    this.shape = shape;
    const B = memory.u8(map + HMAP.B);
    const sameSize = (memory.u8(map + HMAP.flags) & MAP_FLAG.sameSizeGrow) !== 0;
    const bucketArray = (at: number, B: number): BucketArray => {
      const start = memory.pointer(map + at);
      return { start, length: start === 0 ? 0 : arrayLength(shape, B) };
    };
    this.current = bucketArray(HMAP.buckets, B);
    this.old = bucketArray(HMAP.oldbuckets, sameSize ? B : B - 1);
  }

  /** Separate overflow buckets by offset, with their canonical numbers, in order. */
  private get heap(): ReadonlyMap<number, number> {
    this.discovered ??= this.discover();
    return this.discovered;
  }

  /** Chains from every bucket of the arrays in order, spare ones too; then what only the lists know. */
  private discover(): Map<number, number> {
    const found = new Map<number, number>();
    const meet = (bucket: number): boolean => {
      if (this.symbolInArrays(bucket) !== undefined) return true;
      if (found.has(bucket)) return false;
      found.set(bucket, found.size);
      return true;
    };
    const { overflowAt, bucketSize } = this.shape;
    for (const { start, length } of [this.current, this.old]) {
      for (let i = 0; i < length; i++) {
        let bucket = this.memory.pointer(start + i * bucketSize + overflowAt);
        while (bucket !== 0 && meet(bucket)) bucket = this.memory.pointer(bucket + overflowAt);
      }
    }
    for (const list of [this.overflowList(), this.oldoverflowList()]) {
      for (const bucket of list ?? []) meet(bucket);
    }
    return found;
  }

  get extra(): number {
    return this.memory.pointer(this.map + HMAP.extra);
  }

  overflowList(): number[] | undefined {
    return this.list(MAPEXTRA.overflow);
  }

  oldoverflowList(): number[] | undefined {
    return this.list(MAPEXTRA.oldoverflow);
  }

  private list(at: number): number[] | undefined {
    const header = this.extra === 0 ? 0 : this.memory.pointer(this.extra + at);
    if (header === 0) return undefined;
    const start = this.memory.pointer(header);
    const length = this.memory.int(header + 8);
    return Array.from({ length }, (_, i) => this.memory.pointer(start + 8 * i));
  }

  /** `A:3`, `O:0`, `H:2`; null for nil; undefined for a bucket that this map does not refer to. */
  symbol(bucket: number): string | null | undefined {
    if (bucket === 0) return null;
    const inArrays = this.symbolInArrays(bucket);
    if (inArrays !== undefined) return inArrays;
    const index = this.heap.get(bucket);
    return index === undefined ? undefined : `H:${index}`;
  }

  private symbolInArrays(bucket: number): string | undefined {
    const inCurrent = indexIn(this.current, bucket, this.shape);
    if (inCurrent !== undefined) return `A:${inCurrent}`;
    const inOld = indexIn(this.old, bucket, this.shape);
    return inOld === undefined ? undefined : `O:${inOld}`;
  }

  canonicalBytes(key: Codec, elem: Codec): Uint8Array {
    const { memory, map } = this;
    const out = new ByteWriter();
    out.bytes(memory.bytes(map, HMAP.buckets));
    this.writeSymbol(out, this.current.start);
    this.writeSymbol(out, this.old.start);
    out.bytes(memory.bytes(map + HMAP.nevacuate, 8));
    out.u64(this.extra === 0 ? 0 : 1);
    if (this.extra !== 0) {
      for (const list of [this.overflowList(), this.oldoverflowList()]) {
        out.u64(list === undefined ? 0 : 1);
        if (list === undefined) continue;
        out.u64(list.length);
        for (const bucket of list) this.writeSymbol(out, bucket);
      }
      this.writeSymbol(out, memory.pointer(this.extra + MAPEXTRA.nextOverflow));
    }
    for (const { start, length } of [this.current, this.old]) {
      if (start === 0) continue;
      out.u64(length);
      for (let i = 0; i < length; i++) {
        this.writeBucket(out, start + i * this.shape.bucketSize, key, elem);
      }
    }
    out.u64(this.heap.size);
    for (const bucket of this.heap.keys()) this.writeBucket(out, bucket, key, elem);
    return out.done();
  }

  private writeBucket(out: ByteWriter, bucket: number, key: Codec, elem: Codec): void {
    const { memory, shape } = this;
    out.bytes(memory.bytes(bucket, BUCKET_CELLS));
    this.writeSlots(out, bucket + BUCKET_CELLS, shape.keySlot, key);
    this.writeSlots(out, bucket + shape.elemsAt, shape.elemSlot, elem);
    this.writeSymbol(out, memory.pointer(bucket + shape.overflowAt));
  }

  private writeSlots(out: ByteWriter, start: number, slot: number, codec: Codec): void {
    if (codec.isPlain) {
      out.bytes(this.memory.bytes(start, BUCKET_CELLS * slot));
      return;
    }
    for (let i = 0; i < BUCKET_CELLS; i++) {
      codec.writeCanonical(out, this.memory, start + i * slot);
    }
  }

  private writeSymbol(out: ByteWriter, bucket: number): void {
    const symbol = this.symbol(bucket);
    if (symbol === undefined)
      throw new Error(`a bucket pointer ${bucket} belongs to nothing known`);
    writeSymbolText(out, symbol);
  }
}

/** Index of the bucket at an offset in an array. */
export function indexIn(array: BucketArray, bucket: number, shape: MapShape): number | undefined {
  const index = (bucket - array.start) / shape.bucketSize;
  if (array.start === 0 || index < 0 || index >= array.length) return undefined;
  if (!Number.isInteger(index)) throw new Error('a pointer leads inside a bucket');
  return index;
}

function writeSymbolText(out: ByteWriter, symbol: string | null): void {
  const [tag = '', index = '0'] = symbol?.split(':') ?? [];
  const value = tag === 'A' || tag === 'O' || tag === 'H' ? TAGS[tag] : 0;
  out.u32(Number(index));
  out.u32(value * 0x100_0000);
}

/** The same bytes from a golden record's header and full dump. */
export function canonicalFromDump(header: Header, full: FullDump): Uint8Array {
  const out = new ByteWriter();
  out.u64(header.count);
  out.u8(header.flags);
  out.u8(header.B);
  out.u16(header.noverflow);
  out.u32(header.hash0);
  writeSymbolText(out, full.buckets === null ? null : 'A:0');
  writeSymbolText(out, full.oldbuckets === null ? null : 'O:0');
  out.u64(header.nevacuate);
  out.u64(full.extra === null ? 0 : 1);
  if (full.extra !== null) {
    for (const list of [full.extra.overflow, full.extra.oldoverflow]) {
      out.u64(list === null ? 0 : 1);
      if (list === null) continue;
      out.u64(list.length);
      for (const symbol of list) writeSymbolText(out, symbol);
    }
    writeSymbolText(out, full.extra.nextOverflow);
  }
  for (const buckets of [full.buckets, full.oldbuckets]) {
    if (buckets === null) continue;
    out.u64(buckets.length);
    for (const bucket of buckets) out.hex(bucket);
  }
  out.u64(full.heap.length);
  for (const bucket of full.heap) out.hex(bucket);
  return out.done();
}
