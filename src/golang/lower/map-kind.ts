import type { MapT } from '../types/type';
import { algOf } from './alg';
import { pointerBytes, sizeOf } from './layout';

/** Which family of runtime functions serves a map type (spec/hmap.md §3). */
export type MapFamily = 'fast32' | 'fast64' | 'fast64ptr' | 'faststr' | 'generic';

/** Keys and elems above this size are kept behind a pointer (spec/hmap.md §2). */
export const MAX_INLINE = 128;

/** Elems above this size have a zero value of their own for misses. */
export const MAX_ZERO = 1024;

export function mapFamily(type: MapT): MapFamily {
  if (sizeOf(type.elem) > MAX_INLINE) return 'generic';
  const alg = algOf(type.key);
  if (alg.kind === 'string') return 'faststr';
  if (alg.kind !== 'memory') return 'generic';
  switch (alg.size) {
    case 4:
      return 'fast32';
    case 8:
      return pointerBytes(type.key) > 0 ? 'fast64ptr' : 'fast64';
    default:
      return 'generic';
  }
}
