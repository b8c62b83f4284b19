import { under } from '../types/basic';
import { methodOf } from '../types/method-set';
import type { Type } from '../types/type';
import type { Pass } from './pass';

/** Packages whose types hold locks where Go's own do; of others of the library that cannot be told. */
const LOOKED_INTO: ReadonlySet<string> = new Set(['log', 'main', 'sync', 'sync/atomic']);

/** The types by which a value of the type holds a lock, outermost first; undefined: it holds none. */
export function lockPath(pass: Pass, type: Type): readonly string[] | undefined {
  if (type.kind === 'Tuple') {
    for (const each of type.types) {
      const path = lockPath(pass, each);
      if (path !== undefined) return [pass.typeName(type), ...path];
    }
    return undefined;
  }
  if (type.kind === 'Named') {
    if (!LOOKED_INTO.has(type.pkg)) return undefined;
    if (isLock(type)) return [pass.typeName(type)];
  }
  const t = under(type);
  if (t.kind === 'Array') return lockPath(pass, t.elem);
  if (t.kind !== 'Struct') return undefined;
  if (type.kind !== 'Named' && isLock(type)) return [pass.typeName(type)];
  for (const field of t.fields) {
    const path = lockPath(pass, field.type);
    if (path !== undefined) return [pass.typeName(type), ...path];
  }
  return undefined;
}

/** Its address has Lock and Unlock, and it has not. */
function isLock(type: Type): boolean {
  if (under(type).kind === 'Interface') return false;
  const pointer: Type = { kind: 'Pointer', elem: type };
  const both = (of: Type): boolean =>
    ['Lock', 'Unlock'].every((method) => {
      const found = methodOf(of, { name: method });
      return found !== undefined && found.type.params.length + found.type.results.length === 0;
    });
  return both(pointer) && !both(type);
}
