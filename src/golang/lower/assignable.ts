import type * as ast from '../syntax/ast';
import type { Type } from '../types/type';
import { constant, defaultType } from './constant';
import type { Fn } from './fn';
import { isInterface, largeToInterface, toInterface } from './interface';
import { isBig, underlying } from './layout';
import { load, zeroValue } from './memory';
import type { Value } from './value';

export function isNil(fn: Fn, e: ast.Expr): boolean {
  if (e.kind === 'ParenExpr') return isNil(fn, e.x);
  if (fn.info.types.get(e)?.mode === 'nil') return true;
  return e.kind === 'Ident' && fn.info.uses.get(e)?.kind === 'Nil';
}

/** An expression's value as a variable of `type` takes it: nil and constants get a type, others become interfaces. */
export function valueAs(fn: Fn, e: ast.Expr, type: Type): Value {
  if (isNil(fn, e)) return zeroValue(fn, type);
  const known = fn.info.types.get(e);
  if (known?.value === undefined) {
    if (!isInterface(type) || !isBig(fn.typeOf(e))) return assignable(fn, fn.value(e), type, e);
    const place = fn.place(e);
    if (place.kind === 'mem') return largeToInterface(fn, place, type, e);
    return assignable(fn, load(fn, place), type, e);
  }
  if (underlying(type).kind !== 'Interface') return constant(fn, known.value, type);
  const own = underlying(known.type).kind === 'Interface' ? defaultType(known.value) : known.type;
  return toInterface(fn, constant(fn, known.value, own), type, e, known.value);
}

export function assignable(fn: Fn, value: Value, type: Type, node: ast.Node): Value {
  return isInterface(type) ? toInterface(fn, value, type, node) : { ...value, type };
}
