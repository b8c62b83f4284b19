import { BucketArrays, type CellPointers, type OverflowPlace } from './bucket-arrays';
import {
  BUCKET_CELLS,
  bucketPart,
  bucketSlot,
  HMAP,
  MAPEXTRA,
  type MapShape,
  mapShape,
  TOPHASH,
} from './map-shape';
import type { Memory } from './memory';
import { type GoType, type ProgramTables, typeAt } from './program-tables';
import { render } from './render';
import { type Link, linksIn, partText } from './type-parts';

type Tables = Pick<ProgramTables, 'types' | 'descriptors'>;

/** Header and array of a slice that mapextra points to. */
const LISTS = ['overflow', 'oldoverflow'] as const;
const SLICE_SIZE = 24;
/** Main buckets whose entries are followed one by one; past them only what points straight at an address is found. */
const FEW_BUCKETS = 64;

interface FoundLink {
  readonly link: Link;
  readonly slot: number;
}

interface LinkPointers extends CellPointers {
  readonly link: Link;
}

/** The parts of one map by address. Reads the header once: for one state of the memory. */
export class MapPlaces {
  readonly shape: MapShape;
  private readonly memory: Memory;
  private readonly tables: Tables;
  private readonly addr: number;
  private readonly extra: number;
  private readonly arrays: BucketArrays;
  private readonly links: readonly Link[];
  private readonly pointers: readonly LinkPointers[];

  constructor(memory: Memory, tables: Tables, addr: number, type: number) {
    this.memory = memory;
    this.tables = tables;
    this.addr = addr;
    this.shape = mapShape(tables.types, type);
    this.extra = memory.pointer(addr + HMAP.extra);
    this.arrays = new BucketArrays(memory, this.shape, addr);
    this.links = cellLinks(tables, this.shape);
    this.pointers = linkPointers(tables, this.shape, this.links);
  }

  /** `.flags`, `.buckets[3].tophash[5]`, `.extra.nextOverflow`; of overflow buckets, only spares. */
  partAt(addr: number): string | undefined {
    const header = fieldAt(HMAP, addr - this.addr);
    if (header !== undefined) return header;
    if (this.extra !== 0) {
      const field = fieldAt(MAPEXTRA, addr - this.extra);
      if (field !== undefined) return `.extra${field}`;
      const list = this.listPart(addr);
      if (list !== undefined) return list;
    }
    const inside = this.arrays.arrayAt(addr);
    if (inside === undefined) return undefined;
    const { array, index } = inside;
    const spare = index >= array.mainCount ? this.overflowPart(addr) : undefined;
    return spare ?? `.${array.name}[${index}].${this.bucketPart(addr - array.bucketAt(index))}`;
  }

  /** `.buckets[3].overflow.key[2]`: looks through all chains. */
  overflowPart(addr: number): string | undefined {
    const found = this.arrays.overflowAt(addr);
    return found === undefined ? undefined : this.overflowText(addr, found);
  }

  private overflowText(addr: number, { array, index, depth, bucket }: OverflowPlace): string {
    const chain = '.overflow'.repeat(depth);
    return `.${array.name}[${index}]${chain}.${this.bucketPart(addr - bucket)}`;
  }

  /** Of a slot in an elem `["bob"]` and what is inside it; in a key its place: `.buckets[1].key[3]`. */
  entryAt(slot: number): string {
    const bucket = this.arrays.bucketOf(slot);
    const { shape, memory, tables } = this;
    const inside = slot - (bucket ?? slot) - shape.elemsAt;
    if (bucket === undefined || inside < 0 || inside >= BUCKET_CELLS * shape.elemSlot) {
      return this.partAt(slot) ?? this.overflowPart(slot) ?? '[…]';
    }
    const cell = Math.floor(inside / shape.elemSlot);
    const key = render(memory, tables, shape.key, this.keyAt(bucket, cell));
    const rest = shape.indirectElem ? 0 : inside - cell * shape.elemSlot;
    return `[${key}]${partText(tables.types, shape.elem, rest)}`;
  }

  /** Tells the links of the entries in the first buckets. */
  eachLink(tell: (link: Link, slot: number) => void): void {
    this.someLink(FEW_BUCKETS, (link, slot) => {
      tell(link, slot);
      return false;
    });
  }

  /** In any bucket: the overflow bucket with the address in it, or a link of an entry to so many bytes that it lies in them. */
  search(addr: number): string | FoundLink | undefined {
    if (this.pointers.length === 0 && !this.isListed(addr)) return undefined;
    const found = this.arrays.search(addr, this.pointers);
    if (found === undefined) return undefined;
    if (found.kind === 'overflow') return this.overflowText(addr, found);
    return { link: found.pointer.link, slot: found.slot };
  }

  private someLink(buckets: number, isEnough: (link: Link, slot: number) => boolean): void {
    const { memory, links, shape } = this;
    if (links.length === 0) return;
    for (const array of this.arrays.all) {
      array.someBucket(buckets, (bucket) => {
        for (let cell = 0; cell < BUCKET_CELLS; cell++) {
          if (memory.u8(bucket + cell) < TOPHASH.minimum) continue;
          for (const link of links) {
            if (isEnough(link, bucket + linkPlace(shape, link, cell))) return true;
          }
        }
        return false;
      });
    }
  }

  private keyAt(bucket: number, cell: number): number {
    const { shape, memory } = this;
    const slot = bucket + BUCKET_CELLS + cell * shape.keySlot;
    return shape.indirectKey ? memory.pointer(slot) : slot;
  }

  private bucketPart(offset: number): string {
    return typedBucketPart(this.tables.types, this.shape, offset);
  }

  /**
   * The map may have an overflow bucket there: of buckets without pointers each is in a list, but for those that racing
   * writers lost.
   */
  private isListed(addr: number): boolean {
    const { memory, shape, extra } = this;
    if (shape.pointers) return true;
    if (extra === 0) return false;
    const { words } = memory;
    return LISTS.some((field) => {
      const header = memory.pointer(extra + MAPEXTRA[field]);
      const start = memory.pointer(header);
      const end = Math.min(start + 8 * memory.u32(header + 8), memory.size);
      for (let at = start >> 2; at < end >> 2; at += 2) {
        const bucket = words[at] as number;
        if (addr >= bucket && addr < bucket + shape.bucketSize) return true;
      }
      return false;
    });
  }

  /** The lists that keep overflow buckets alive: `.extra.overflow.len`, `.extra.overflow[3]`. */
  private listPart(addr: number): string | undefined {
    for (const field of LISTS) {
      const header = this.memory.pointer(this.extra + MAPEXTRA[field]);
      if (header === 0) continue;
      const word = ['', '.len', '.cap'][(addr - header) >> 3];
      if (addr >= header && word !== undefined) {
        return withRest(`.extra.${field}[]${word}`, (addr - header) & 7);
      }
      const start = this.memory.pointer(header);
      const size = 8 * this.memory.u32(header + SLICE_SIZE - 8);
      if (addr < start || addr >= start + size) continue;
      const i = (addr - start) >> 3;
      return withRest(`.extra.${field}[${i}]`, addr - start - 8 * i);
    }
    return undefined;
  }
}

/** As bucketPart, and inside a key or an elem its own parts: `elem[2].Score`. */
export function typedBucketPart(types: readonly GoType[], shape: MapShape, offset: number): string {
  const slot = bucketSlot(shape, offset);
  if (slot === undefined) return withRest('?', offset);
  const { part, cell, rest } = slot;
  const isInside =
    (part === 'key' && !shape.indirectKey) || (part === 'elem' && !shape.indirectElem);
  if (!isInside) return bucketPart(shape, offset) ?? '?';
  return `${part}[${cell}]${partText(types, shape[part], rest)}`;
}

/** Where in a bucket a cell's link lies: `offset` counts from a cell's key, and past it from its elem. */
function linkPlace(shape: MapShape, link: Link, cell: number): number {
  return link.offset < shape.keySlot
    ? BUCKET_CELLS + cell * shape.keySlot + link.offset
    : shape.elemsAt + cell * shape.elemSlot + link.offset - shape.keySlot;
}

/** Of a cell's key, then of its elem; what lies outside the bucket is led to by a pointer. */
function cellLinks({ types }: Tables, shape: MapShape): readonly Link[] {
  const of = (type: number, isIndirect: boolean): readonly Link[] =>
    isIndirect ? [{ offset: 0, type, kind: 'cell' }] : linksIn(types, type);
  return [
    ...of(shape.key, shape.indirectKey),
    ...of(shape.elem, shape.indirectElem).map((link) => ({
      ...link,
      offset: link.offset + shape.keySlot,
    })),
  ].filter(({ type }) => typeAt(types, type).size > 0);
}

/** Of the links those that lead to so many bytes each time. */
function linkPointers(
  { types }: Tables,
  shape: MapShape,
  links: readonly Link[],
): readonly LinkPointers[] {
  const sizeOf = ({ kind, type }: Link): number => {
    if (kind === 'cell') return typeAt(types, type).size;
    if (kind === 'map') return HMAP.size;
    return kind === 'pointer' ? typeAt(types, typeAt(types, type).elem).size : 0;
  };
  return links
    .map((link) => ({
      link,
      place: linkPlace(shape, link, 0),
      stride: linkPlace(shape, link, 1) - linkPlace(shape, link, 0),
      size: sizeOf(link),
    }))
    .filter(({ place, size }) => size > 0 && place % 4 === 0);
}

/** `.flags`, `.hash0+1`; undefined outside. */
function fieldAt(layout: Readonly<Record<string, number>>, offset: number): string | undefined {
  if (offset < 0 || offset >= (layout['size'] ?? 0)) return undefined;
  let best = '';
  let at = 0;
  for (const [name, start] of Object.entries(layout)) {
    if (name === 'size' || start > offset) continue;
    best = name;
    at = start;
  }
  return withRest(`.${best}`, offset - at);
}

function withRest(name: string, offset: number): string {
  return offset === 0 ? name : `${name}+${offset}`;
}
