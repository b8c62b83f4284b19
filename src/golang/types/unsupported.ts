import { under } from './basic';
import type { BasicName, MapT, Type } from './type';

/** What Go allows and hmapscope does not run yet, where it takes more than a construct's name to tell. */

/** Keys of the fast paths: 64-bit integers and strings. */
const MAP_KEYS: ReadonlySet<BasicName> = new Set<BasicName>([
  'int',
  'int64',
  'uint',
  'uint64',
  'uintptr',
  'string',
]);

/** A larger element is kept by pointer, which the map does not do yet (spec/hmap.md: indirect elements). */
const LARGEST_ELEMENT = 128;

export function unsupportedMap(type: MapT, sizeof: (type: Type) => number): boolean {
  const key = under(type.key);
  if (key.kind !== 'Basic' || !MAP_KEYS.has(key.name)) return true;
  return sizeof(type.elem) > LARGEST_ELEMENT;
}

/** The feature that a predeclared type belongs to, if it is not supported. */
export function unsupportedName(name: string, library: boolean): string | undefined {
  if (name === 'comparable') return 'generics';
  if (!library && (name === 'any' || name === 'error')) return 'interfaces';
  return undefined;
}
