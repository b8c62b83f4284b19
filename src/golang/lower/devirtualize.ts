import type * as ast from '../syntax/ast';
import { identical } from '../types/identical';
import { methodOf } from '../types/method-set';
import type { Type } from '../types/type';
import { calleeAt, pathFrom } from './callee';
import { unparen } from './callee-name';
import { isDirectInterface } from './direct';
import type { Fn } from './fn';
import { isInterface } from './interface';
import { loadLeaves, privatePlace } from './memory';
import { leavesOf } from './layout';
import { placeOfValue } from './place';
import type { Callee, Place } from './value';

/**
 * The method itself where it is plain what an interface holds, as gc calls it then: a nil pointer in it is followed
 * here, not by a wrapper that says which method it was. Undefined: the itab tells, or would do the same.
 */
export function devirtualized(fn: Fn, fun: ast.Expr): Callee | undefined {
  if (fun.kind !== 'SelectorExpr') return undefined;
  const selection = fn.info.selections.get(fun);
  const { kind, method, path } = selection ?? {};
  if (kind !== 'method' || method === undefined || path?.length !== 0) return undefined;
  if (method.symbol !== undefined || !fn.unit.isUser) return undefined;
  const type = heldType(fn, fun.x);
  const found = type && methodOf(type, method)?.found;
  if (type === undefined || found === undefined) return undefined;
  const isWrapped =
    type.kind === 'Pointer' && found.kind === 'method' && !found.method.pointerReceiver;
  if (found.path.length === 0 && !isWrapped) return undefined;
  const [, word] = loadLeaves(fn, placeOfValue(fn.value(fun.x)), leavesOf(fn.typeOf(fun.x)));
  if (word === undefined) return undefined;
  const held: Place = isDirectInterface(type)
    ? { kind: 'regs', regs: [word], type }
    : privatePlace(word, 0, type, 0);
  return calleeAt(fn, pathFrom(fn, held, found.path, fun), found, fun);
}

/** Of a conversion to an interface, or of a variable that is assigned one once, what was converted. */
function heldType(fn: Fn, e: ast.Expr): Type | undefined {
  const x = unparen(e);
  if (x.kind === 'CallExpr') {
    const [arg] = x.args;
    const isConversion = fn.info.types.get(unparen(x.fun))?.mode === 'type';
    return isConversion && arg !== undefined ? concrete(fn, arg) : undefined;
  }
  if (x.kind !== 'Ident') return undefined;
  const use = fn.info.uses.get(x);
  if (use?.kind !== 'Var' || use.scope !== 'local') return undefined;
  const facts = fn.escape.vars.get(use);
  if (facts?.value === undefined || facts.reassigned || facts.addressTaken) return undefined;
  const type = concrete(fn, facts.value);
  // From one interface to another the conversion is looked up.
  const isSame = identical(fn.typeOf(facts.value), use.type);
  return type ?? (isSame ? heldType(fn, facts.value) : undefined);
}

/** In an instance of a generic function it may be a type parameter, whose methods gc finds otherwise. */
function concrete(fn: Fn, e: ast.Expr): Type | undefined {
  const known = fn.info.types.get(e);
  if (known === undefined || known.mode === 'nil' || fn.info !== fn.unit.info) return undefined;
  return isInterface(known.type) ? undefined : known.type;
}
