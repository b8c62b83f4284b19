import { instantiate } from '../types/subst';
import type { Named, Type } from '../types/type';

// An instance of a generic type is kept as what it was made of: made again, it is the one that the program makes.

type Instance = Named & { readonly origin: Named; readonly typeArgs: readonly Type[] };

export function isMade(value: object): value is Instance {
  return (
    'kind' in value && value.kind === 'Named' && 'origin' in value && value.origin !== undefined
  );
}

export function make([origin, typeArgs]: readonly unknown[]): Named {
  return instantiate(origin as Named, typeArgs as readonly Type[]);
}

/** What an object is made of. */
export function partsOf(value: object): unknown[] {
  if (isMade(value)) return [value.origin, value.typeArgs];
  if (value instanceof Map) return [...value].flat();
  return Array.isArray(value) || value instanceof Set ? [...value] : Object.values(value);
}
