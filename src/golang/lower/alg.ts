import type { Basic, Struct, Type } from '../types/type';
import { offsetsOf, sizeOf, underlying } from './layout';

/** How values of a type are compared and hashed, as gc classes types. */
export type Alg =
  /** Equal when the bytes are. */
  | { readonly kind: 'memory'; readonly size: number }
  | { readonly kind: 'string' | 'float32' | 'float64' | 'complex64' | 'complex128' }
  /** Empty, or with methods. */
  | { readonly kind: 'nilinter' | 'inter' }
  /** Part by part. */
  | { readonly kind: 'special' }
  | { readonly kind: 'none' };

export function algOf(type: Type): Alg {
  const u = underlying(type);
  switch (u.kind) {
    case 'Basic':
      return basicAlg(u);
    case 'Pointer':
    case 'Chan':
      return { kind: 'memory', size: 8 };
    case 'Interface':
      return { kind: u.methods.length === 0 ? 'nilinter' : 'inter' };
    case 'Array': {
      const elem = algOf(u.elem);
      if (elem.kind === 'none' || u.len === 1) return elem;
      if (u.len === 0 || elem.kind === 'memory') return { kind: 'memory', size: sizeOf(type) };
      return { kind: 'special' };
    }
    case 'Struct':
      return structAlg(u);
    case 'Slice':
    case 'Map':
    case 'Func':
    case 'TypeParam':
    case 'Tuple':
      return { kind: 'none' };
  }
}

function basicAlg(type: Basic): Alg {
  switch (type.name) {
    case 'string':
    case 'untyped string':
      return { kind: 'string' };
    case 'float32':
    case 'float64':
    case 'complex64':
    case 'complex128':
      return { kind: type.name };
    case 'untyped float':
      return { kind: 'float64' };
    default:
      return { kind: 'memory', size: sizeOf(type) };
  }
}

function structAlg(type: Struct): Alg {
  const algs = type.fields.map((field) => algOf(field.type));
  if (algs.some(({ kind }) => kind === 'none')) return { kind: 'none' };
  const [only] = type.fields;
  // A struct of one field is as that field is.
  if (only !== undefined && type.fields.length === 1 && only.name !== '_')
    return algs[0] ?? { kind: 'special' };
  const plain = type.fields.every(
    ({ name }, i) => name !== '_' && algs[i]?.kind === 'memory' && !isPadded(type, i),
  );
  return plain ? { kind: 'memory', size: sizeOf(type) } : { kind: 'special' };
}

/** Bytes that belong to no field follow the field. */
export function isPadded(type: Struct, index: number): boolean {
  const offsets = offsetsOf(type);
  const field = type.fields[index];
  if (!field) return false;
  const end = (offsets[index] ?? 0) + sizeOf(field.type);
  return end !== (offsets[index + 1] ?? sizeOf(type));
}
