import type * as ast from '../syntax/ast';
import { INVALID, isInvalid, under } from './basic';
import type { Checker } from './checker';
import { exprText } from './expr-text';
import { infer, type Inferred } from './infer';
import { invalid, type GenericUse, type Operand } from './operand';
import { firstUnsatisfied } from './satisfies';
import { instantiate, subst, substitution } from './subst';
import { typeArgsKey } from './type-key';
import type { Func, Named, Type, TypeParam } from './type';

/** A generic type's own name, which is no type before it is given arguments. */
export function isGeneric(type: Type): type is Named & { typeParams: readonly TypeParam[] } {
  return type.kind === 'Named' && type.origin === undefined && type.typeParams !== undefined;
}

/** `Pair[int, string]` */
export function typeInstance(c: Checker, e: ast.IndexExpr, origin: Named): Operand {
  const typeArgs = e.indices.map((index) => c.rules.type(c, index));
  if (typeArgs.some(isInvalid)) return invalid(e);
  const typeParams = origin.typeParams ?? [];
  const wanted = typeParams.length;
  if (typeArgs.length !== wanted) {
    const words = typeArgs.length < wanted ? 'not enough' : 'too many';
    const counts = `have ${typeArgs.length}, want ${wanted}`;
    c.error(e, `${words} type arguments for type ${origin.name}: ${counts}`);
    return invalid(e);
  }
  note(c, typeParams, typeArgs, e.x.pos, e.indices);
  const verify = (): void => {
    const map = substitution(typeParams, typeArgs);
    const wrong = firstUnsatisfied(c, typeParams, typeArgs, map);
    if (wrong !== undefined) c.error(e.indices[wrong.index] ?? e, wrong.message);
  };
  // Types that are still being read have neither methods nor their right side.
  if (c.func === undefined) c.delay(verify);
  else verify();
  const type = instantiate(origin, typeArgs);
  if (!c.places.has(type)) c.places.set(type, { source: c.source, pos: e.pos });
  return { mode: 'type', type, expr: e };
}

export function note(
  c: Checker,
  typeParams: readonly TypeParam[],
  typeArgs: readonly Type[],
  pos: number,
  written: readonly ast.Expr[],
): void {
  const places = written.map((index) => index.pos);
  c.instantiations.push({ typeParams, typeArgs, source: c.source, pos, places });
}

/** `Map[int]` of a generic function; all of its type arguments, or the first ones. */
export function funcInstance(
  c: Checker,
  e: ast.IndexExpr,
  x: Operand,
  generic: GenericUse,
  mayInfer: boolean,
): Operand {
  const given = e.indices.map((index) => c.rules.type(c, index));
  if (given.some(isInvalid)) return invalid(e);
  const typeParams = paramsOf(generic);
  if (given.length > typeParams.length) {
    const at = e.indices[typeParams.length] ?? e;
    c.error(at, `got ${given.length} type arguments but want ${typeParams.length}`);
    return invalid(e);
  }
  const use: GenericUse = { ...generic, given, indices: e.indices };
  const partial: Operand = { ...x, expr: e, generic: use };
  if (given.length === typeParams.length) return instantiated(c, partial, given, e.pos);
  if (mayInfer) return partial;
  const found = infer(c, { typeParams, given, passed: [], context: '', at: e.x.end });
  if (found === undefined) return invalid(e);
  return instantiated(c, partial, found.typeArgs, e.x.end);
}

export function paramsOf({ obj }: GenericUse): readonly TypeParam[] {
  return obj.type.typeParams ?? [];
}

/** The generic function x with its type arguments; `at`: where those that are not written would stand. */
export function instantiated(
  c: Checker,
  x: Operand,
  typeArgs: readonly Type[],
  at: number,
): Operand {
  const { generic } = x;
  if (generic === undefined) return x;
  const { obj, ident, indices } = generic;
  const typeParams = paramsOf(generic);
  const map = substitution(typeParams, typeArgs);
  const wrong = firstUnsatisfied(c, typeParams, typeArgs, map);
  if (wrong !== undefined) {
    c.error(indices[wrong.index] ?? at, wrong.message);
    return invalid(x.expr);
  }
  note(c, typeParams, typeArgs, ident.pos, indices);
  const { typeParams: _, ...signature } = obj.type;
  const type = subst(signature, map);
  if (obj.generic !== undefined) {
    const symbol = obj.symbol + typeArgsKey(typeArgs);
    c.info.instances.set(ident, { generic: obj.generic, typeArgs, symbol });
  }
  settle(c, x.expr, type);
  return { mode: 'value', type, expr: x.expr };
}

/** The name of the function and what stands around it have the instance's type. */
function settle(c: Checker, e: ast.Expr, type: Func): void {
  c.info.types.set(e, { mode: 'value', type });
  if (e.kind === 'ParenExpr' || e.kind === 'IndexExpr') settle(c, e.x, type);
}

/** A generic function among arguments, with the type arguments that the parameter's type tells. */
export function asInferred(c: Checker, x: Operand, { of }: Inferred, at = x.expr.pos): Operand {
  const { generic } = x;
  if (generic === undefined) return x;
  const typeArgs = paramsOf(generic).map((param, i) => generic.given[i] ?? of(x, param) ?? INVALID);
  return instantiated(c, x, typeArgs, at);
}

/** A generic function where a value of type T is wanted. */
export function asTarget(c: Checker, x: Operand, T: Type | undefined): Operand {
  const { generic } = x;
  if (generic === undefined) return x;
  if (T === undefined || under(T).kind !== 'Func') return refuseGeneric(c, x);
  const passed = [{ arg: x, param: T }];
  const at = x.expr.pos;
  const found = infer(c, { typeParams: [], given: [], passed, context: '', at });
  return found === undefined ? invalid(x.expr) : asInferred(c, x, found);
}

/** Reports a generic function or type that stands where it needs type arguments. */
export function refuseGeneric(c: Checker, x: Operand): Operand {
  if (x.generic !== undefined) {
    c.error(x.expr, `cannot use generic function ${exprText(x.expr)} without instantiation`);
    return invalid(x.expr);
  }
  if (x.mode !== 'type' || !isGeneric(x.type)) return x;
  c.error(x.expr, `cannot use generic type ${c.typeString(x.type)} without instantiation`);
  return invalid(x.expr);
}
