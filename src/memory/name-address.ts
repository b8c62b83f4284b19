import {
  arrayLength,
  BUCKET_CELLS,
  HMAP,
  MAP_FLAG,
  MAPEXTRA,
  type MapShape,
  mapShape,
} from './map-shape';
import type { Memory } from './memory';
import { type ProgramTables, typeAt } from './program-tables';
import { type Place, reach, type Reached } from './reach';
import { pointerText } from './render';

/** Overflow buckets of one map that are looked through for an address. */
const MOST_OVERFLOW = 4096;

/**
 * Addresses in the words of Go: `m.flags`, `m.buckets[3].tophash[5]`, `m.oldbuckets[1].overflow`,
 * `m.buckets[0].overflow.key[2]`, `wg.state`, `main.counter`; what nothing names, in hex.
 */
export function addressNamer(
  memory: Memory,
  tables: ProgramTables,
  reached: Reached = reach(memory, tables),
): (addr: number) => string {
  const maps = reached.maps.map((map) => new MapNames(memory, tables, map));
  return (addr) => {
    for (const map of maps) {
      const name = map.nameOf(addr);
      if (name !== undefined) return name;
    }
    for (const variable of reached.variables) {
      const name = nameInside(tables, variable, addr);
      if (name !== undefined) {
        const global = tables.globals.find(({ addr: at, name }) => isGlobalOf(at, name, variable));
        return global === undefined ? name : global.name + name.slice(variable.name.length);
      }
    }
    for (const global of tables.globals) {
      const name = nameInside(tables, global, addr);
      if (name !== undefined) return name;
    }
    return pointerText(addr);
  };
}

function isGlobalOf(addr: number, name: string, variable: Place): boolean {
  return addr === variable.addr && name === `main.${variable.name}`;
}

/** The innermost field or element that starts at or holds the address. */
function nameInside(tables: ProgramTables, place: Place, addr: number): string | undefined {
  let { name, type } = place;
  let offset = addr - place.addr;
  for (;;) {
    const { kind, size, fields, elem } = typeAt(tables.types, type);
    if (offset < 0 || offset >= size) return undefined;
    if (kind === 'struct') {
      const inside = fields?.find(({ offset: start, type: fieldType }) => {
        return offset >= start && offset < start + typeAt(tables.types, fieldType).size;
      });
      if (inside === undefined) return name;
      name += `.${inside.name}`;
      type = inside.type;
      offset -= inside.offset;
    } else if (kind === 'array' && elem !== undefined) {
      const elemSize = typeAt(tables.types, elem).size;
      const index = Math.floor(offset / elemSize);
      name += `[${index}]`;
      type = elem;
      offset -= index * elemSize;
    } else return offset === 0 ? name : `${name}+${offset}`;
  }
}

/** The parts of one map by address. The arrays are read when first asked for. */
class MapNames {
  private readonly memory: Memory;
  private readonly map: Place;
  private readonly shape: MapShape;
  private overflow: Map<number, string> | undefined;

  constructor(memory: Memory, tables: ProgramTables, map: Place) {
    this.memory = memory;
    this.map = map;
    this.shape = mapShape(tables.types, map.type);
  }

  nameOf(addr: number): string | undefined {
    const { memory, map } = this;
    const field = fieldAt(HMAP, addr - map.addr);
    if (field !== undefined) return `${map.name}.${field}`;
    const extra = memory.pointer(map.addr + HMAP.extra);
    const extraField = extra === 0 ? undefined : fieldAt(MAPEXTRA, addr - extra);
    if (extraField !== undefined) return `${map.name}.extra.${extraField}`;
    for (const bucket of this.overflowBuckets()) {
      const [start, name] = bucket;
      const part = this.partOf(addr - start);
      if (part !== undefined) return `${name}.${part}`;
    }
    for (const [name, start, count] of this.arrays()) {
      const offset = addr - start;
      const index = Math.floor(offset / this.shape.bucketSize);
      if (start === 0 || index < 0 || index >= count) continue;
      const part = this.partOf(offset - index * this.shape.bucketSize);
      return `${name}[${index}].${part ?? '?'}`;
    }
    return undefined;
  }

  /** Name, offset and number of buckets, spares included; the old array first, in case a torn B overlaps it. */
  private arrays(): readonly (readonly [name: string, start: number, count: number])[] {
    const { memory, map, shape } = this;
    const B = Math.min(memory.u8(map.addr + HMAP.B), 30);
    const sameSize = (memory.u8(map.addr + HMAP.flags) & MAP_FLAG.sameSizeGrow) !== 0;
    const oldB = sameSize ? B : Math.max(B - 1, 0);
    const old = memory.pointer(map.addr + HMAP.oldbuckets);
    const current = memory.pointer(map.addr + HMAP.buckets);
    return [
      [`${map.name}.oldbuckets`, old, arrayLength(shape, oldB)],
      [`${map.name}.buckets`, current, arrayLength(shape, B)],
    ];
  }

  /** Overflow buckets by offset, named by the chain that leads there. */
  private overflowBuckets(): Map<number, string> {
    if (this.overflow !== undefined) return this.overflow;
    const found = new Map<number, string>();
    for (const [name, start, count] of this.arrays()) {
      if (start === 0) continue;
      for (let i = 0; i < count && found.size < MOST_OVERFLOW; i++) {
        this.followChain(found, `${name}[${i}]`, start + i * this.shape.bucketSize);
      }
    }
    // The end marker of the spares leads back to the array: those names are worse than the array's.
    for (const [, start] of this.arrays()) found.delete(start);
    this.overflow = found;
    return found;
  }

  private followChain(found: Map<number, string>, start: string, bucket: number): void {
    const { memory, shape } = this;
    let name = start;
    let at = memory.pointer(bucket + shape.overflowAt);
    while (at !== 0 && memory.isMapped(at, shape.bucketSize)) {
      name += '.overflow';
      if (found.has(at) || found.size >= MOST_OVERFLOW) return;
      found.set(at, name);
      at = memory.pointer(at + shape.overflowAt);
    }
  }

  private partOf(offset: number): string | undefined {
    return bucketPart(this.shape, offset);
  }
}

/** `tophash[5]`, `key[2]`, `key[2]+8`, `elem[0]`, `overflow`; undefined outside the bucket. */
export function bucketPart(shape: MapShape, offset: number): string | undefined {
  if (offset < 0 || offset >= shape.bucketSize) return undefined;
  if (offset < BUCKET_CELLS) return `tophash[${offset}]`;
  if (offset >= shape.overflowAt) return withRest('overflow', offset - shape.overflowAt);
  const isKey = offset < shape.elemsAt;
  const inside = offset - (isKey ? BUCKET_CELLS : shape.elemsAt);
  const slot = isKey ? shape.keySlot : shape.elemSlot;
  const cell = Math.floor(inside / slot);
  return withRest(`${isKey ? 'key' : 'elem'}[${cell}]`, inside - cell * slot);
}

function withRest(name: string, rest: number): string {
  return rest === 0 ? name : `${name}+${rest}`;
}

/** Name of the field that starts at an offset. */
function fieldAt(layout: Readonly<Record<string, number>>, offset: number): string | undefined {
  for (const [name, at] of Object.entries(layout)) {
    if (name !== 'size' && at === offset) return name;
  }
  return undefined;
}
