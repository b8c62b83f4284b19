import { type MapPlaces, typedBucketPart } from './map-places';
import type { MapShape } from './map-shape';
import { type GoType, typeAt } from './program-tables';
import { partText, wholePartText } from './type-parts';

/** Memory that a name leads to: one value, several in a row, a map, or buckets that no header leads to any more. */
export type Region = Values | MapRegion | Buckets;

export interface Values {
  readonly kind: 'values';
  readonly start: number;
  readonly end: number;
  /** Of each value. */
  readonly type: number;
  /** Bytes from one value to the next; 0: there is one, which has no index. */
  readonly stride: number;
  readonly from: Origin;
}

/** A map: its header, and what that leads to. */
export interface MapRegion {
  readonly kind: 'map';
  readonly start: number;
  readonly end: number;
  readonly type: number;
  readonly places: MapPlaces;
  readonly from: Origin;
}

/** Buckets that a function of the runtime holds: a reader goes on in the old ones when the map has moved on. */
export interface Buckets {
  readonly kind: 'buckets';
  readonly start: number;
  readonly end: number;
  /** Of the map. */
  readonly type: number;
  readonly shape: MapShape;
  /** Bytes of a bucket; 0: there is one, which has no index. */
  readonly stride: number;
  readonly from: Origin;
}

/** How a region was come by. */
export type Origin =
  | Root
  | {
      readonly kind: 'link';
      readonly region: Region;
      /** Where in that region the link lies; undefined: the region is the link. */
      readonly slot: number | undefined;
      readonly by: By;
    };

/** A variable. */
export interface Root {
  readonly kind: 'root';
  /** What leads on from it: `counter`. */
  readonly name: string;
  /** Its own memory: `main.counter`. */
  readonly whole: string;
  /** The function, where it is not the person's: ` in fmt.Fprintln`. */
  readonly where: string;
  /** Whose it is, where several goroutines have variables of that name: ` of g7`. */
  whose: string;
  readonly gid: number;
}

export type By =
  /** A pointer, followed as Go writes it: `p.f`, `p[3]`, `*p`. */
  | { readonly kind: 'pointer' }
  /** The name stays: elements, maps, channels, cells that lie outside their bucket. */
  | { readonly kind: 'same' }
  /** `x.(T)` */
  | { readonly kind: 'holds'; readonly type: number }
  /** `.buf` */
  | { readonly kind: 'part'; readonly text: string };

/** An address inside a region, in Go's words. */
export function nameIn(types: readonly GoType[], region: Region, addr: number): string | undefined {
  const { from } = region;
  const text = from.kind === 'root' ? from.whole : expression(types, region);
  const part = region.kind === 'map' ? region.places.partAt(addr) : rowPart(types, region, addr);
  return part === undefined ? undefined : joined(text, part) + whereOf(region);
}

/**
 * A pointer to an address inside a region, in Go's words: what begins there is told as a whole, `&m.buckets[3]`, `&p.mu`. A
 * map, a channel and what a pointer leads to are told by what points there: `m`, `ch`, `users["bob"]`.
 */
export function pointerIn(
  types: readonly GoType[],
  region: Region,
  addr: number,
): string | undefined {
  const { from, start } = region;
  const part = wholePartAt(types, region, addr);
  if (part === undefined) return undefined;
  if (from.kind === 'link' && addr === start && part === '') {
    const isPointer = from.by.kind === 'pointer' || isReference(types, region);
    if (isPointer) return slotText(types, from.region, from.slot) + whereOf(region);
  }
  const text = from.kind === 'root' ? from.whole : expression(types, region);
  return `&${joined(text, part)}${whereOf(region)}`;
}

/** Values of such types are pointers to what lies here. */
function isReference(types: readonly GoType[], { kind, type }: Region): boolean {
  return kind === 'map' || (kind === 'values' && typeAt(types, type).name === 'runtime.hchan');
}

function wholePartAt(types: readonly GoType[], region: Region, addr: number): string | undefined {
  const { kind, start, type } = region;
  if (kind === 'map') return addr === start ? '' : wholeBucket(region.places.partAt(addr));
  if (kind === 'buckets') return wholeBucket(rowPart(types, region, addr));
  const i = region.stride === 0 ? 0 : Math.floor((addr - start) / region.stride);
  const part = wholePartText(types, type, addr - start - i * region.stride);
  return region.stride === 0 ? part : `[${i}]${part}`;
}

/** A bucket begins with its tophashes. */
export function wholeBucket<T extends string | undefined>(part: T): T {
  return part?.replace(/\.tophash\[0\]$/, '') as T;
}

/** The expression for all of a region. */
export function expression(types: readonly GoType[], region: Region): string {
  const { from } = region;
  if (from.kind === 'root') return from.name;
  const base = slotText(types, from.region, from.slot);
  switch (from.by.kind) {
    case 'same':
      return base;
    case 'part':
      return joined(base, from.by.text);
    case 'holds':
      return joined(base, `.(${typeAt(types, from.by.type).name})`);
    case 'pointer':
      return isDereferenced(types, region) ? `*${base}` : base;
  }
}

/** What `expression` leaves open: whose variable it begins with. */
export function whereOf(region: Region): string {
  const { where, whose } = rootOf(region);
  return where + whose;
}

export function rootOf(region: Region): Root {
  let { from } = region;
  while (from.kind === 'link') from = from.region.from;
  return from;
}

function slotText(types: readonly GoType[], region: Region, slot: number | undefined): string {
  const text = expression(types, region);
  if (slot === undefined) return text;
  if (region.kind === 'map') return joined(text, region.places.entryAt(slot));
  return joined(text, rowPart(types, region, slot));
}

function rowPart(types: readonly GoType[], region: Values | Buckets, addr: number): string {
  const { start, stride, type } = region;
  const i = stride === 0 ? 0 : Math.floor((addr - start) / stride);
  const offset = addr - start - i * stride;
  const part =
    region.kind === 'values'
      ? partText(types, type, offset)
      : `.${typedBucketPart(types, region.shape, offset)}`;
  return stride === 0 ? part : `[${i}]${part}`;
}

function joined(text: string, part: string): string {
  if (part === '' || part.startsWith('+')) return text + part;
  return (text.startsWith('*') ? `(${text})` : text) + part;
}

/** Go follows pointers to structs and arrays of itself. */
function isDereferenced(types: readonly GoType[], region: Region): boolean {
  return (
    region.kind === 'values' && region.stride === 0 && typeAt(types, region.type).kind !== 'struct'
  );
}
