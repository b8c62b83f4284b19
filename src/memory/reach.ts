import { closureVariables, type FrameVariable, frameVariables } from './frame-locals';
import { decodeFrames, livingGoroutines } from './goroutine';
import { G } from './layout';
import { BUCKET_CELLS, HMAP, mapShape, TOPHASH } from './map-shape';
import type { Memory } from './memory';
import { type ProgramTables, typeAt } from './program-tables';
import { dynamicType, isDirect, onlyPart, render } from './render';

/** A value in memory under the name by which it was reached: `m`, `users.byID`, `maps[2]`. */
export interface Place {
  readonly name: string;
  readonly type: number;
  readonly addr: number;
}

export interface Reached {
  /** `type` is the map type, `addr` the hmap. */
  readonly maps: readonly Place[];
  /** Variables that goroutines may share, and what pointers and slices lead to. */
  readonly variables: readonly Place[];
}

/** Places looked at, and elements of one slice, array or map: the walk is for drawing, not for collecting. */
const MOST_PLACES = 4000;
const MOST_ELEMENTS = 64;
const MOST_GOROUTINES = 200;

/**
 * What the program can reach, breadth first, so that a thing has the shortest of its names. Roots are the user's
 * package variables, then what the user's functions see, oldest goroutine and outermost call first; the way
 * leads through pointers, structs, arrays, slices, maps and closures.
 */
export function reach(memory: Memory, tables: ProgramTables): Reached {
  const walk = new Walk(memory, tables);
  for (const { name, type, addr } of tables.globals) {
    if (name.startsWith('main.')) walk.share({ name: name.slice('main.'.length), type, addr });
  }
  let goroutines = 0;
  for (const goroutine of livingGoroutines(memory, tables)) {
    if (goroutines++ === MOST_GOROUTINES) break;
    for (const frame of decodeFrames(memory, tables, goroutine.fp).reverse()) {
      if (!frame.func.name.startsWith('main.')) continue;
      for (const variable of frameVariables(memory, tables, frame)) walk.enter(variable);
    }
    walk.enterClosure(memory.pointer(goroutine.addr + G.startfn));
  }
  walk.finish();
  return { maps: [...walk.maps.values()], variables: [...walk.variables.values()] };
}

/** Every map that can be reached. */
export function findMaps(memory: Memory, tables: ProgramTables): readonly Place[] {
  return reach(memory, tables).maps;
}

class Walk {
  readonly maps = new Map<number, Place>();
  readonly variables = new Map<string, Place>();
  private readonly seen = new Set<string>();
  private readonly queue: Place[] = [];
  private readonly memory: Memory;
  private readonly tables: ProgramTables;

  constructor(memory: Memory, tables: ProgramTables) {
    this.memory = memory;
    this.tables = tables;
  }

  enter({ name, type, at }: FrameVariable): void {
    if (at.kind === 'words') {
      const [first = 0, second = 0] = at.offsets;
      this.follow(name, type, this.memory.pointer(first), this.memory.pointer(second));
    } else if (at.shared) this.share({ name, type, addr: at.addr });
    else this.visit({ name, type, addr: at.addr });
  }

  enterClosure(closure: number): void {
    if (!this.memory.isMapped(closure, 8)) return;
    const func = this.tables.funcs[this.memory.u32(closure)];
    if (func === undefined) return;
    for (const variable of closureVariables(this.memory, func, closure)) this.enter(variable);
  }

  /** A variable that others may reach too. */
  share(place: Place): void {
    const { size } = typeAt(this.tables.types, place.type);
    if (size === 0 || !this.memory.isMapped(place.addr, size)) return;
    const key = `${place.addr} ${size}`;
    if (!this.variables.has(key)) this.variables.set(key, place);
    this.visit(place);
  }

  finish(): void {
    for (let i = 0; i < Math.min(this.queue.length, MOST_PLACES); i++) {
      const place = this.queue[i];
      if (place !== undefined) this.lookInto(place);
    }
  }

  private visit(place: Place): void {
    const key = `${place.addr} ${place.type}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.queue.push(place);
  }

  private lookInto({ name, type: index, addr }: Place): void {
    const type = typeAt(this.tables.types, index);
    if (!this.memory.isMapped(addr, type.size)) return;
    if (type.kind === 'struct') {
      for (const field of type.fields ?? []) {
        const at = addr + field.offset;
        this.visit({ name: `${name}.${field.name}`, type: field.type, addr: at });
      }
    } else if (type.kind === 'array') {
      this.elements(name, type.elem, addr, type.len ?? 0, (place) => this.visit(place));
    } else {
      this.follow(name, index, this.memory.pointer(addr), this.memory.pointer(addr + 8));
    }
  }

  /** From a value of one or more words to what it points to. */
  private follow(name: string, index: number, first: number, second: number): void {
    const { kind, elem } = typeAt(this.tables.types, index);
    if (first === 0) return;
    if (kind === 'map') this.followMap({ name, type: index, addr: first });
    else if (kind === 'pointer' && elem !== undefined)
      this.share({ name, type: elem, addr: first });
    else if (kind === 'slice')
      this.elements(name, elem, first, second, (place) => this.share(place));
    else if (kind === 'func') this.enterClosure(first);
    else if (kind === 'interface') this.followInterface(name, index, first, second);
  }

  private elements(
    name: string,
    elem: number | undefined,
    start: number,
    length: number,
    go: (place: Place) => void,
  ): void {
    if (elem === undefined) return;
    const { size } = typeAt(this.tables.types, elem);
    for (let i = 0; i < Math.min(length, MOST_ELEMENTS); i++) {
      go({ name: `${name}[${i}]`, type: elem, addr: start + i * size });
    }
  }

  private followInterface(name: string, inter: number, first: number, data: number): void {
    const type = typeAt(this.tables.types, inter);
    const index = this.tables.descriptors.get(dynamicType(this.memory, type, BigInt(first)));
    if (index === undefined) return;
    if (isDirect(this.tables, index)) this.followDirect(name, index, data);
    else this.visit({ name, type: index, addr: data });
  }

  private followDirect(name: string, index: number, data: number): void {
    const type = typeAt(this.tables.types, index);
    const part = onlyPart(type);
    if (part === undefined) this.follow(name, index, data, 0);
    else
      this.followDirect(
        `${name}${type.kind === 'array' ? '[0]' : `.${type.fields?.[0]?.name}`}`,
        part,
        data,
      );
  }

  private followMap(map: Place): void {
    if (!this.memory.isMapped(map.addr, HMAP.size) || this.maps.has(map.addr)) return;
    this.maps.set(map.addr, map);
    const { elem } = typeAt(this.tables.types, map.type);
    const inner = typeAt(this.tables.types, elem).kind;
    if (inner === 'map' || inner === 'pointer' || inner === 'struct' || inner === 'slice') {
      this.followElems(map);
    }
  }

  /** The elems in the main buckets of the current array: enough to find maps in maps. */
  private followElems(map: Place): void {
    const { memory, tables } = this;
    const shape = mapShape(tables.types, map.type);
    const B = memory.u8(map.addr + HMAP.B);
    const buckets = memory.pointer(map.addr + HMAP.buckets);
    if (B > 16) return;
    for (let i = 0; i < Math.min(2 ** B, MOST_ELEMENTS); i++) {
      const bucket = buckets + i * shape.bucketSize;
      if (!memory.isMapped(bucket, shape.bucketSize)) return;
      for (let cell = 0; cell < BUCKET_CELLS; cell++) {
        if (memory.u8(bucket + cell) < TOPHASH.minimum) continue;
        const keySlot = bucket + BUCKET_CELLS + cell * shape.keySlot;
        const elemSlot = bucket + shape.elemsAt + cell * shape.elemSlot;
        const keyAt = shape.indirectKey ? memory.pointer(keySlot) : keySlot;
        const addr = shape.indirectElem ? memory.pointer(elemSlot) : elemSlot;
        const name = `${map.name}[${render(memory, tables, shape.key, keyAt)}]`;
        this.visit({ name, type: shape.elem, addr });
      }
    }
  }
}
