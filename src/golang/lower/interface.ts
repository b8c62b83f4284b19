import type { Reg } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { ConstValue } from '../types/info';
import type { Type } from '../types/type';
import { isDirectInterface } from './descriptor';
import type { Fn } from './fn';
import { sizeOf, underlying } from './layout';
import { load, privatePlace, store } from './memory';
import { staticConstant } from './static-data';
import { type Value, words } from './value';

/** Conversion of a value to `any`: its type descriptor, and itself or a pointer to a copy nobody will change. */
export function toInterface(
  fn: Fn,
  value: Value,
  type: Type,
  node: ast.Node,
  known?: ConstValue,
): Value {
  const u = underlying(type);
  if (u.kind !== 'Interface' || u.methods.length > 0)
    return fn.unsupported(node, 'interfaces with methods');
  // An untyped bool, say of a comparison, has become what the types of untyped constants default to.
  const descriptor = fn.b.addr(fn.unit.descriptors.symbol(value.type));
  if (isDirectInterface(value.type)) return words(type, descriptor, fn.only(value, node));
  if (known !== undefined)
    return words(type, descriptor, fn.b.addr(staticConstant(fn.unit.data, known, value.type)));
  const copy = newObject(fn, value.type, node);
  store(fn, privatePlace(copy, 0, value.type, node.pos), value);
  return words(type, descriptor, copy);
}

/** Fresh zeroed memory for a value of the type. */
export function newObject(fn: Fn, type: Type, node: ast.Node): Reg {
  return newBytes(fn, sizeOf(type), node);
}

export function newBytes(fn: Fn, size: number, node: ast.Node): Reg {
  const [object] = fn.runtime('newobject', [fn.b.i64(size)], ['i64'], node);
  return object ?? fn.unsupported(node, 'this allocation');
}

/** 1 when an interface's type word is exactly this type's; any interface type only asks for not nil. */
export function hasType(fn: Fn, typeWord: Reg, type: Type): Reg {
  if (underlying(type).kind === 'Interface') return fn.b.bin('ne', typeWord, fn.b.i64(0));
  return fn.b.bin('eq', typeWord, fn.b.addr(fn.unit.descriptors.symbol(type)));
}

/** The value inside an interface known to have this type. */
export function unwrap(fn: Fn, iface: readonly Reg[], type: Type, node: ast.Node): Value {
  const [typeWord, data] = iface;
  if (typeWord === undefined || data === undefined) return fn.unsupported(node, 'this conversion');
  if (underlying(type).kind === 'Interface') return words(type, typeWord, data);
  if (isDirectInterface(type)) return words(type, data);
  return load(fn, privatePlace(data, 0, type, node.pos));
}
