import { LARGEST_B } from './bucket-arrays';
import { MapPlaces } from './map-places';
import { HITER, HMAP, mapShape } from './map-shape';
import type { Memory } from './memory';
import { type ProgramTables, typeAt } from './program-tables';
import { type By, type Origin, type Region, type Root, rootOf, type Values } from './region';
import { dynamicType, isDirect, onlyPart } from './render';
import type { Link } from './type-parts';

/** The longest row of values that is believed: racing writers leave lengths that are none. */
const LONGEST_ROW = 2 ** 32;

/** Makes regions of what roots and links lead to; who collects them says what becomes of each. */
export class Finder {
  private readonly memory: Memory;
  private readonly tables: ProgramTables;
  private readonly add: (region: Region) => void;

  constructor(memory: Memory, tables: ProgramTables, add: (region: Region) => void) {
    this.memory = memory;
    this.tables = tables;
    this.add = add;
  }

  /** A value at an address, of several values those. */
  values(type: number, start: number, count: number | undefined, from: Origin): Values | undefined {
    const { kind, size, elem, len } = typeAt(this.tables.types, type);
    if (count === undefined && kind === 'array' && elem !== undefined) {
      return this.values(elem, start, len ?? 0, from);
    }
    const bytes = size * Math.min(count ?? 1, LONGEST_ROW);
    if (bytes <= 0 || !this.memory.isMapped(start, 1)) return undefined;
    const stride = count === undefined ? 0 : size;
    const region: Values = { kind: 'values', start, end: start + bytes, type, stride, from };
    this.add(region);
    return region;
  }

  map(type: number, start: number, from: Origin): void {
    if (!this.memory.isMapped(start, HMAP.size)) return;
    const places = new MapPlaces(this.memory, this.tables, start, type);
    this.add({ kind: 'map', start, end: start + HMAP.size, type, places, from });
  }

  /** Buckets of a map type, of several those. */
  buckets(type: number, start: number, count: number | undefined, from: Origin): void {
    const shape = mapShape(this.tables.types, type);
    const { bucketSize } = shape;
    if (!this.memory.isMapped(start, bucketSize)) return;
    const end = start + bucketSize * (count ?? 1);
    const stride = count === undefined ? 0 : bucketSize;
    this.add({ kind: 'buckets', start, end, type, shape, stride, from });
  }

  /** What a pointer of the runtime's leads to that says nothing of the map's type: *hmap, *bmap, *hiter. */
  runtimePointer(mapType: number | undefined, type: number, addr: number, from: Origin): boolean {
    const { kind, elem } = typeAt(this.tables.types, type);
    if (kind !== 'pointer' || addr === 0) return false;
    const { name } = typeAt(this.tables.types, elem);
    if (name === 'runtime.hiter' && elem !== undefined) this.iterator(elem, addr, from);
    else if (mapType === undefined) return false;
    else if (name === 'runtime.hmap') this.map(mapType, addr, from);
    else if (name === 'runtime.bmap') this.buckets(mapType, addr, undefined, from);
    else return false;
    return true;
  }

  private iterator(type: number, addr: number, from: Origin): void {
    const { memory } = this;
    const region = this.values(type, addr, undefined, from);
    const mapType = this.tables.descriptors.get(memory.pointer(addr + HITER.t));
    if (mapType === undefined || region === undefined) return;
    const part = (text: string): Origin => linkFrom(region, undefined, { kind: 'part', text });
    this.map(mapType, memory.pointer(addr + HITER.h), part('.h'));
    const count = 2 ** Math.min(memory.u8(addr + HITER.B), LARGEST_B);
    this.buckets(mapType, memory.pointer(addr + HITER.buckets), count, part('.buckets'));
    this.buckets(mapType, memory.pointer(addr + HITER.bptr), undefined, part('.bptr'));
  }

  /** What a value in words of its own leads to, as a local in registers. */
  words(type: number, words: readonly number[], from: Origin): void {
    const region: Values = { kind: 'values', start: 0, end: 0, type, stride: 0, from };
    const [first = 0, second = 0, third = 0] = words;
    this.follow(region, undefined, type, first, second, third);
  }

  /** What a link in a region leads to. */
  link(region: Region, { kind, type }: Link, slot: number): void {
    const { memory } = this;
    const first = memory.pointer(slot);
    if (first === 0) return;
    if (kind === 'cell') this.values(type, first, undefined, linkFrom(region, slot, SAME));
    else {
      const [second, third] = [memory.pointer(slot + 8), memory.pointer(slot + 16)];
      this.follow(region, slot, type, first, second, third);
    }
  }

  private follow(
    region: Region,
    slot: number | undefined,
    index: number,
    first: number,
    second: number,
    third: number,
  ): void {
    const { kind, elem, size } = typeAt(this.tables.types, index);
    if (first === 0) return;
    switch (kind) {
      case 'pointer':
        if (elem !== undefined) {
          this.values(elem, first, undefined, linkFrom(region, slot, { kind: 'pointer' }));
        }
        return;
      case 'slice':
        if (elem !== undefined) this.values(elem, first, third, linkFrom(region, slot, SAME));
        return;
      case 'string':
        this.values(this.byteType, first, second, linkFrom(region, slot, SAME));
        return;
      case 'map':
        this.map(index, first, linkFrom(region, slot, SAME));
        return;
      case 'chan':
        this.chan(elem, first, linkFrom(region, slot, SAME));
        return;
      case 'func':
        this.closure(first, rootOf(region).gid);
        return;
      case 'interface':
        this.followInterface(region, slot, index, first, second);
        return;
      case 'struct':
      case 'array': {
        const part = onlyPart(typeAt(this.tables.types, index));
        if (part === undefined || size > 24) return;
        const text = kind === 'array' ? '[0]' : `.${this.firstField(index)}`;
        const from = linkFrom(region, slot, { kind: 'part', text });
        this.words(part, [first, second, third], from);
        return;
      }
      case 'bool':
      case 'int':
      case 'uint':
      case 'float':
      case 'complex':
      case 'unsafe':
    }
  }

  private firstField(index: number): string {
    return typeAt(this.tables.types, index).fields?.[0]?.name ?? '?';
  }

  private followInterface(
    region: Region,
    slot: number | undefined,
    inter: number,
    first: number,
    data: number,
  ): void {
    const type = typeAt(this.tables.types, inter);
    const index = this.tables.descriptors.get(dynamicType(this.memory, type, BigInt(first)));
    if (index === undefined) return;
    const from = linkFrom(region, slot, { kind: 'holds', type: index });
    if (isDirect(this.tables, index)) this.words(index, [data], from);
    else this.values(index, data, undefined, from);
  }

  /** The variables that a closure object holds, and those it shares. */
  closure(addr: number, gid: number): void {
    if (!this.memory.isMapped(addr, 8)) return;
    const func = this.tables.funcs[this.memory.u32(addr)];
    if (func === undefined) return;
    for (const { name, type, offset, byRef } of func.captures) {
      const at = byRef ? this.memory.pointer(addr + offset) : addr + offset;
      this.values(type, at, undefined, variable(name, func.name, gid));
    }
  }

  private chan(elem: number | undefined, addr: number, from: Origin): void {
    const header = this.chanType;
    const { fields = [] } = typeAt(this.tables.types, header);
    const offsetOf = (name: string): number => fields.find((f) => f.name === name)?.offset ?? 0;
    const region = this.values(header, addr, undefined, from);
    if (region === undefined || elem === undefined) return;
    const buf = this.memory.pointer(addr + offsetOf('buf'));
    const count = this.memory.u32(addr + offsetOf('dataqsiz'));
    this.values(elem, buf, count, linkFrom(region, undefined, { kind: 'part', text: '.buf' }));
  }

  private get byteType(): number {
    return this.typeCalled('uint8');
  }

  private get chanType(): number {
    return this.typeCalled('runtime.hchan');
  }

  private readonly called = new Map<string, number>();

  private typeCalled(name: string): number {
    let index = this.called.get(name);
    if (index === undefined) {
      index = this.tables.types.findIndex((type) => type.name === name);
      this.called.set(name, index);
    }
    return index;
  }
}

const SAME: By = { kind: 'same' };

function linkFrom(region: Region, slot: number | undefined, by: By): Origin {
  return { kind: 'link', region, slot, by };
}

/** A variable by its own name; of a function that is not the person's, with that function. */
export function variable(name: string, func: string, gid: number): Root {
  const where = func.startsWith('main.') ? '' : ` in ${func}`;
  return { kind: 'root', name, whole: name, where, whose: '', gid };
}
