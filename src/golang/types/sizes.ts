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

interface Layout {
  readonly size: number;
  readonly align: number;
}

/** Structs whose fields hold one another twice at every depth are laid out once each. */
type Known = Map<Struct, Layout>;

export function sizeof(type: Type): number {
  return sizeIn(type, undefined);
}

export function alignof(type: Type): number {
  return alignIn(type, undefined);
}

/** Whether a size depends on what stands for a type parameter. */
export function hasOpenSize(type: Type): boolean {
  const t = under(type);
  if (t.kind === 'Array') return hasOpenSize(t.elem);
  if (t.kind === 'Struct') return t.fields.some((field) => hasOpenSize(field.type));
  return t.kind === 'TypeParam';
}

function sizeIn(type: Type, known: Known | undefined): number {
  const t = under(type);
  switch (t.kind) {
    case 'Basic':
      return BASIC_SIZES[t.name] ?? 8;
    case 'Slice':
      return 24;
    case 'Interface':
      return 16;
    case 'Array':
      return t.len * sizeIn(t.elem, known);
    case 'Struct':
      return layoutOf(t, known ?? new Map()).size;
    case 'Pointer':
    case 'Map':
    case 'Chan':
    case 'Func':
    case 'TypeParam':
    case 'Tuple':
      return 8;
  }
}

function alignIn(type: Type, known: Known | undefined): number {
  const t = under(type);
  switch (t.kind) {
    case 'Basic':
      if (t.name === 'complex64') return 4;
      return Math.min(BASIC_SIZES[t.name] ?? 8, 8);
    case 'Array':
      return alignIn(t.elem, known);
    case 'Struct':
      return layoutOf(t, known ?? new Map()).align;
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
  const known: Known = new Map();
  let at = 0;
  return struct.fields.map((field) => {
    const offset = alignUp(at, alignIn(field.type, known));
    at = offset + sizeIn(field.type, known);
    return offset;
  });
}

function layoutOf(struct: Struct, known: Known): Layout {
  const done = known.get(struct);
  if (done !== undefined) return done;
  let [end, last, align] = [0, 0, 1];
  for (const field of struct.fields) {
    const fieldAlign = alignIn(field.type, known);
    last = sizeIn(field.type, known);
    end = alignUp(end, fieldAlign) + last;
    align = Math.max(align, fieldAlign);
  }
  // A pointer to a last field without size must not point behind the struct (Go 1.23 types2 gc sizes).
  if (end > 0 && last === 0) end++;
  const layout = { size: alignUp(end, align), align };
  known.set(struct, layout);
  return layout;
}
