import type { Type } from '../types/type';
import { underlying } from './layout';

/** Which family of runtime functions a map's key type takes (spec/hmap.md §3); undefined: not supported yet. */
export type MapKeyKind = 'fast64' | 'faststr';

export function mapKeyKind(key: Type): MapKeyKind | undefined {
  const u = underlying(key);
  if (u.kind !== 'Basic') return undefined;
  switch (u.name) {
    case 'int':
    case 'int64':
    case 'uint':
    case 'uint64':
    case 'uintptr':
      return 'fast64';
    case 'string':
      return 'faststr';
    default:
      return undefined;
  }
}
