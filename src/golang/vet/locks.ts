import { under } from '../types/basic';
import { methodOf } from '../types/method-set';
import type { Type } from '../types/type';
import type { Pass } from './pass';

/** Where the lock of a type of Go's library lies, as `go vet` tells it of Go 1.23; ours are made otherwise. */
const OF_LIBRARY: Readonly<Record<string, readonly string[]>> = {
  'sync.Mutex': [],
  'sync.RWMutex': [],
  'sync.WaitGroup': ['sync.noCopy'],
  'sync.Cond': ['sync.noCopy'],
  'sync.Pool': ['sync.noCopy'],
  'sync.Map': ['sync.Mutex'],
  'sync.Once': ['sync/atomic.Uint32', 'sync/atomic.noCopy'],
  ...Object.fromEntries(
    ['Bool', 'Int32', 'Int64', 'Pointer', 'Uint32', 'Uint64', 'Uintptr'].map((name) => [
      `sync/atomic.${name}`,
      ['sync/atomic.noCopy'],
    ]),
  ),
};

/** The types by which a value of the type holds a lock, outermost first; undefined: it holds none. */
export function lockPath(pass: Pass, type: Type): readonly string[] | undefined {
  if (type.kind === 'Tuple') {
    for (const each of type.types) {
      const path = lockPath(pass, each);
      if (path !== undefined)
        return [`(${type.types.map((t) => name(pass, t)).join(', ')})`, ...path];
    }
    return undefined;
  }
  if (type.kind === 'Named') {
    const known = OF_LIBRARY[`${type.pkg}.${type.name}`];
    if (known !== undefined) return [name(pass, type), ...known];
    if (type.pkg !== 'main') return undefined;
    if (isLock(type)) return [name(pass, type)];
  }
  const t = under(type);
  if (t.kind === 'Array') return lockPath(pass, t.elem);
  if (t.kind !== 'Struct') return undefined;
  if (type.kind !== 'Named' && isLock(type)) return [name(pass, type)];
  for (const field of t.fields) {
    const path = lockPath(pass, field.type);
    if (path !== undefined) return [name(pass, type), ...path];
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

function name(pass: Pass, type: Type): string {
  if (type.kind === 'Named' && type.pkg !== 'main') return `${type.pkg}.${type.name}`;
  return pass.typeName(type);
}
