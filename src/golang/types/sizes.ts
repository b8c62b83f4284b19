import { under } from './basic';
import type { BasicName, Named, Struct, Type } from './type';
import { isUnfinished } from './unfinished';

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
  /** They depend on what stands for a type parameter. */
  readonly isOpen: boolean;
  /** It holds nothing whose declaration is still being read. */
  readonly isFinal: boolean;
}

/** Structs whose fields hold one another twice at every depth are laid out once each. */
type Known = Map<Struct, Layout>;

/** Of structs that no declaration changes any more: chains of types are walked once, not from each of them. */
const finals = new WeakMap<Struct, Layout>();

export function sizeof(type: Type): number {
  return layoutIn(type, new Map()).size;
}

export function alignof(type: Type): number {
  return layoutIn(type, new Map()).align;
}

/** Whether a size depends on what stands for a type parameter. */
export function hasOpenSize(type: Type): boolean {
  return layoutIn(type, new Map()).isOpen;
}

function fixed(size: number, align = 8): Layout {
  return { size, align, isOpen: false, isFinal: true };
}

function layoutIn(type: Type, known: Known): Layout {
  const layout = layoutOf(under(type), known);
  const isFinal = type.kind !== 'Named' || !isUnfinished(type.origin ?? type);
  return isFinal || !layout.isFinal ? layout : { ...layout, isFinal };
}

function layoutOf(t: Exclude<Type, Named>, known: Known): Layout {
  switch (t.kind) {
    case 'Basic': {
      const size = BASIC_SIZES[t.name] ?? 8;
      return fixed(size, t.name === 'complex64' ? 4 : Math.min(size, 8));
    }
    case 'Slice':
      return fixed(24);
    case 'Interface':
      return fixed(16);
    case 'Array': {
      const elem = layoutIn(t.elem, known);
      return { ...elem, size: t.len * elem.size };
    }
    case 'Struct':
      return structLayout(t, known);
    case 'Pointer':
    case 'Map':
    case 'Chan':
    case 'Func':
    case 'Tuple':
      return fixed(8);
    case 'TypeParam':
      return { ...fixed(8), isOpen: true };
  }
}

function alignUp(offset: number, align: number): number {
  return Math.ceil(offset / align) * align;
}

export function fieldOffsets(struct: Struct): number[] {
  const known: Known = new Map();
  let at = 0;
  return struct.fields.map((field) => {
    const { size, align } = layoutIn(field.type, known);
    const offset = alignUp(at, align);
    at = offset + size;
    return offset;
  });
}

function structLayout(struct: Struct, known: Known): Layout {
  const done = finals.get(struct) ?? known.get(struct);
  if (done !== undefined) return done;
  let [end, last, align] = [0, 0, 1];
  let [isOpen, isFinal] = [false, true];
  for (const field of struct.fields) {
    const inner = layoutIn(field.type, known);
    last = inner.size;
    end = alignUp(end, inner.align) + last;
    align = Math.max(align, inner.align);
    isOpen ||= inner.isOpen;
    isFinal &&= inner.isFinal;
  }
  // A pointer to a last field without size must not point behind the struct (Go 1.23 types2 gc sizes).
  if (end > 0 && last === 0) end++;
  const layout: Layout = { size: alignUp(end, align), align, isOpen, isFinal };
  (isFinal ? finals : known).set(struct, layout);
  return layout;
}
