import { under } from './basic';
import type { BasicName, Struct, Type } from './type';

/** Sizes and alignments of Go's types on amd64. */

const BASIC_SIZES: Readonly<Partial<Record<BasicName, number>>> = {
  bool: 1,
  int8: 1,
  uint8: 1,
  int16: 2,
  uint16: 2,
  int32: 4,
  uint32: 4,
  float32: 4,
  string: 16,
  complex128: 16,
  'untyped complex': 16,
};

export function sizeof(type: Type): number {
  const t = under(type);
  switch (t.kind) {
    case 'Basic':
      return BASIC_SIZES[t.name] ?? 8;
    case 'Slice':
      return 24;
    case 'Interface':
      return 16;
    case 'Array':
      return t.len * sizeof(t.elem);
    case 'Struct':
      return structSize(t);
    case 'Pointer':
    case 'Map':
    case 'Chan':
    case 'Func':
    case 'TypeParam':
    case 'Tuple':
      return 8;
  }
}

export function alignof(type: Type): number {
  const t = under(type);
  switch (t.kind) {
    case 'Basic':
      if (t.name === 'complex64') return 4;
      return Math.min(BASIC_SIZES[t.name] ?? 8, 8);
    case 'Array':
      return alignof(t.elem);
    case 'Struct':
      return Math.max(1, ...t.fields.map((field) => alignof(field.type)));
    case 'Slice':
    case 'Interface':
    case 'Pointer':
    case 'Map':
    case 'Chan':
    case 'Func':
    case 'TypeParam':
    case 'Tuple':
      return 8;
  }
}

function alignUp(offset: number, align: number): number {
  return Math.ceil(offset / align) * align;
}

export function fieldOffsets(struct: Struct): number[] {
  let at = 0;
  return struct.fields.map((field) => {
    const offset = alignUp(at, alignof(field.type));
    at = offset + sizeof(field.type);
    return offset;
  });
}

function structSize(struct: Struct): number {
  const { fields } = struct;
  const last = fields.at(-1);
  if (last === undefined) return 0;
  let end = (fieldOffsets(struct).at(-1) ?? 0) + sizeof(last.type);
  // A pointer to a last field without size must not point behind the struct (Go 1.23 types2 gc sizes).
  if (end > 0 && sizeof(last.type) === 0) end++;
  return alignUp(end, alignof(struct));
}
