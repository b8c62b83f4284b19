import type { MemType, ValType } from '../ir/ir';
import { fieldOffsets, sizeof } from '../types/sizes';
import type { Basic, Named, Struct, Type } from '../types/type';

/**
 * How Go values lie in memory (gc, amd64) and of which words they consist.
 *
 * A value of any type is a list of LEAVES: the scalars that one access each can read or write. A string has two
 * (pointer, length), a struct those of its fields in order. The same list orders the registers that hold a value.
 */

/** Which word of a multi-word value a leaf is. */
export type Part = 'whole' | 'ptr' | 'len' | 'cap' | 'type' | 'data' | 'real' | 'imag';

export interface Leaf {
  readonly offset: number;
  readonly mem: MemType;
  readonly val: ValType;
  /** From the value to the leaf in Go's words: `.X`, `[3].Y`, empty for the value itself. */
  readonly path: string;
  readonly part: Part;
  /** `main.Point.X` where the leaf is (in) a field of a named struct inside the value. */
  readonly field: string | undefined;
}

/** A value of more leaves than this is not kept in registers but in a frame slot, and passed by its address. */
export const MAX_REGISTER_LEAVES = 16;

export function underlying(type: Type): Exclude<Type, Named> {
  return type.kind === 'Named' ? type.underlying : type;
}

const BASIC_MEM: Readonly<Record<Exclude<Basic['name'], 'string' | 'untyped string'>, MemType>> = {
  bool: 'u8',
  'untyped bool': 'u8',
  int8: 'i8',
  uint8: 'u8',
  int16: 'i16',
  uint16: 'u16',
  int32: 'i32',
  uint32: 'i32',
  'untyped rune': 'i32',
  int: 'i64',
  'untyped int': 'i64',
  int64: 'i64',
  uint: 'i64',
  uint64: 'i64',
  uintptr: 'i64',
  float32: 'f32',
  float64: 'f64',
  'untyped float': 'f64',
  // Of each of the two parts.
  complex64: 'f32',
  complex128: 'f64',
  'untyped complex': 'f64',
  'unsafe.Pointer': 'i64',
  'untyped nil': 'i64',
  invalid: 'i64',
};

const MEM_SIZE: Readonly<Record<MemType, number>> = {
  i8: 1,
  u8: 1,
  i16: 2,
  u16: 2,
  i32: 4,
  f32: 4,
  i64: 8,
  f64: 8,
};

export function memSize(mem: MemType): number {
  return MEM_SIZE[mem];
}

export function valTypeOf(mem: MemType): ValType {
  switch (mem) {
    case 'i64':
    case 'f32':
    case 'f64':
      return mem;
    case 'i8':
    case 'u8':
    case 'i16':
    case 'u16':
    case 'i32':
      return 'i32';
  }
}

export { sizeof as sizeOf, alignof as alignOf } from '../types/sizes';

/** Offsets of a struct's fields, kept: they are asked for at every access. */
export function offsetsOf(struct: Struct): readonly number[] {
  const known = structOffsets.get(struct);
  if (known) return known;
  const offsets = fieldOffsets(struct);
  structOffsets.set(struct, offsets);
  return offsets;
}

const structOffsets = new WeakMap<Struct, readonly number[]>();

export function roundUp(n: number, align: number): number {
  return Math.ceil(n / align) * align;
}

/** Of structs, which may hold one another twice at every depth. */
const leafCounts = new WeakMap<Type, number>();

export function leafCount(type: Type): number {
  const u = underlying(type);
  switch (u.kind) {
    case 'Array':
      return u.len * leafCount(u.elem);
    case 'Struct': {
      const known = leafCounts.get(u);
      const count = known ?? u.fields.reduce((n, field) => n + leafCount(field.type), 0);
      leafCounts.set(u, count);
      return count;
    }
    case 'TypeParam':
    case 'Tuple':
      return 0;
    default:
      return scalarLeaves(u).length;
  }
}

const writtenCounts = new WeakMap<Type, number>();

/** Leaves of all fields, but of one element of each array, which a loop copies. */
export function writtenLeaves(type: Type): number {
  const u = underlying(type);
  if (u.kind === 'Array') return Math.min(u.len, 1) * writtenLeaves(u.elem);
  if (u.kind !== 'Struct') return leafCount(u);
  const known = writtenCounts.get(u);
  const count = known ?? u.fields.reduce((n, field) => n + writtenLeaves(field.type), 0);
  writtenCounts.set(u, count);
  return count;
}

/** The value is kept in a frame slot, not in registers, while it is passed around. */
export function isBig(type: Type): boolean {
  return leafCount(type) > MAX_REGISTER_LEAVES;
}

const leafLists = new WeakMap<Type, readonly Leaf[]>();

/** Leaves in order of memory. Ask only for values that are not big, or know the count. */
export function leavesOf(type: Type): readonly Leaf[] {
  const known = leafLists.get(type);
  if (known) return known;
  const leaves: Leaf[] = [];
  collect(type, 0, '', undefined, leaves);
  leafLists.set(type, leaves);
  return leaves;
}

function collect(
  type: Type,
  base: number,
  path: string,
  field: string | undefined,
  out: Leaf[],
): void {
  const u = underlying(type);
  if (u.kind === 'Struct') {
    const offsets = offsetsOf(u);
    u.fields.forEach((f, i) => {
      const name = fieldName(type, f.name) ?? field;
      collect(f.type, base + (offsets[i] ?? 0), `${path}.${f.name}`, name, out);
    });
    return;
  }
  if (u.kind === 'Array') {
    const size = sizeof(u.elem);
    for (let i = 0; i < u.len; i++) collect(u.elem, base + i * size, `${path}[${i}]`, field, out);
    return;
  }
  for (const [part, mem, offset] of scalarLeaves(u))
    out.push({ offset: base + offset, mem, val: valTypeOf(mem), path, part, field });
}

function scalarLeaves(u: Exclude<Type, Named>): readonly (readonly [Part, MemType, number])[] {
  switch (u.kind) {
    case 'Basic':
      if (u.name === 'string' || u.name === 'untyped string')
        return [
          ['ptr', 'i64', 0],
          ['len', 'i64', 8],
        ];
      if (u.name === 'complex64' || u.name === 'complex128' || u.name === 'untyped complex') {
        const mem = BASIC_MEM[u.name];
        return [
          ['real', mem, 0],
          ['imag', mem, memSize(mem)],
        ];
      }
      return [['whole', BASIC_MEM[u.name], 0]];
    case 'Slice':
      return [
        ['ptr', 'i64', 0],
        ['len', 'i64', 8],
        ['cap', 'i64', 16],
      ];
    case 'Interface':
      return [
        ['type', 'i64', 0],
        ['data', 'i64', 8],
      ];
    case 'Pointer':
    case 'Map':
    case 'Chan':
    case 'Func':
      return [['whole', 'i64', 0]];
    case 'Array':
    case 'Struct':
    case 'TypeParam':
    case 'Tuple':
      return [];
  }
}

/** `runtime.hmap.flags`; undefined for a struct without a name. */
export function fieldName(type: Type, field: string): string | undefined {
  return type.kind === 'Named' ? `${type.pkg}.${type.name}.${field}` : undefined;
}

/** Bytes from the start within which pointers lie; 0 for a type without pointers (abi.Type.PtrBytes). */
export function pointerBytes(type: Type): number {
  const u = underlying(type);
  switch (u.kind) {
    case 'Basic':
      return u.name === 'string' || u.name === 'untyped string' || u.name === 'unsafe.Pointer'
        ? 8
        : 0;
    case 'Pointer':
    case 'Map':
    case 'Chan':
    case 'Func':
    case 'Slice':
      return 8;
    case 'Interface':
      return 16;
    case 'Array': {
      const last = pointerBytes(u.elem);
      return last === 0 || u.len === 0 ? 0 : (u.len - 1) * sizeof(u.elem) + last;
    }
    case 'Struct': {
      const offsets = offsetsOf(u);
      let end = 0;
      u.fields.forEach((field, i) => {
        const last = pointerBytes(field.type);
        if (last > 0) end = (offsets[i] ?? 0) + last;
      });
      return end;
    }
    case 'TypeParam':
    case 'Tuple':
      return 0;
  }
}
