import type { Type } from '../types/type';
import { underlying } from './layout';

/** The value is one pointer, which an interface holds itself; also that of a struct or array of one such. */
export function isDirectInterface(type: Type): boolean {
  const u = underlying(type);
  switch (u.kind) {
    case 'Pointer':
    case 'Map':
    case 'Chan':
    case 'Func':
      return true;
    case 'Basic':
      return u.name === 'unsafe.Pointer';
    case 'Struct': {
      const [only] = u.fields;
      return only !== undefined && u.fields.length === 1 && isDirectInterface(only.type);
    }
    case 'Array':
      return u.len === 1 && isDirectInterface(u.elem);
    case 'Slice':
    case 'Interface':
    case 'TypeParam':
    case 'Tuple':
      return false;
  }
}
