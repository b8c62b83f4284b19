import type { MapT, Type } from '../types/type';
import { alignOf, pointerBytes, roundUp, sizeOf, underlying } from './layout';
import { MAX_INLINE } from './map-kind';

/** spec/hmap.md §1.3. */
export function bucketLayout(type: MapT): { key: number; elem: number; size: number } {
  const key = sizeOf(type.key) > MAX_INLINE ? 8 : sizeOf(type.key);
  const elem = sizeOf(type.elem) > MAX_INLINE ? 8 : sizeOf(type.elem);
  const elems = roundUp(8 + 8 * key, elem === 8 ? 8 : alignOf(type.elem));
  return { key, elem, size: roundUp(elems + 8 * elem, 8) + 8 };
}

export function bucketHasPointers(type: MapT): boolean {
  const indirect = sizeOf(type.key) > MAX_INLINE || sizeOf(type.elem) > MAX_INLINE;
  return indirect || pointerBytes(type.key) > 0 || pointerBytes(type.elem) > 0;
}

/** spec/hmap.md §1.5: 1 indirect key, 2 indirect elem, 4 reflexive key, 8 key update, 16 hash might panic. */
export function mapFlags(type: MapT): number {
  let flags = 0;
  if (sizeOf(type.key) > MAX_INLINE) flags |= 1;
  if (sizeOf(type.elem) > MAX_INLINE) flags |= 2;
  if (isReflexive(type.key)) flags |= 4;
  if (needsKeyUpdate(type.key)) flags |= 8;
  if (anyLeaf(type.key, (u) => u.kind === 'Interface')) flags |= 16;
  return flags;
}

/** k == k for every key. */
export function isReflexive(key: Type): boolean {
  return !anyLeaf(key, (u) => u.kind === 'Interface' || isFloat(u));
}

function needsKeyUpdate(key: Type): boolean {
  return anyLeaf(
    key,
    (u) => u.kind === 'Interface' || isFloat(u) || (u.kind === 'Basic' && u.name === 'string'),
  );
}

function isFloat(type: Type): boolean {
  return type.kind === 'Basic' && /^(float|complex)/.test(type.name);
}

function anyLeaf(type: Type, test: (type: Type) => boolean): boolean {
  const u = underlying(type);
  if (u.kind === 'Array') return anyLeaf(u.elem, test);
  if (u.kind === 'Struct') return u.fields.some((field) => anyLeaf(field.type, test));
  return test(u);
}
