import type * as ast from '../syntax/ast';
import { defaultType, isUntyped, isUntypedNil, under } from './basic';
import type { Checker } from './checker';
import { exprText } from './expr-text';
import type { Operand } from './operand';
import { isParameterized, mentions } from './mentions';
import { subst, type Substitution, substitution } from './subst';
import { coreType, typeSet } from './type-set';
import type { Func, Type, TypeParam } from './type';
import { Unifier } from './unify';
import { missingCause } from './missing-method';

/** One argument, and the parameter's type that it is given for. */
export interface Passed {
  readonly arg: Operand;
  readonly param: Type;
}

interface Inference {
  readonly typeParams: readonly TypeParam[];
  /** Type arguments that are written. */
  readonly given: readonly Type[];
  readonly passed: readonly Passed[];
  /** What is called, for messages: `in call to Map, `. */
  readonly context: string;
  readonly at: ast.Node | number;
}

export interface Inferred {
  readonly typeArgs: readonly Type[];
  /** Of a generic function among the arguments. */
  readonly of: (arg: Operand, param: TypeParam) => Type | undefined;
}

/** The type arguments of a generic function, from what is given and what is passed. Undefined: reported. */
export function infer(c: Checker, request: Inference): Inferred | undefined {
  const { given, context, at } = request;
  // A function that calls itself has arguments that mention its own type parameters.
  const rename = freshParams(c, request.typeParams);
  const fresh = [...rename.values()];
  const written = substitution(request.typeParams, given);
  // The same generic function may be passed twice, with other types.
  const own = new Map<ast.Expr, ReadonlyMap<TypeParam, TypeParam>>();
  const passed = request.passed.map(({ arg, param }): Passed => {
    const wanted = subst(subst(param, written), rename);
    if (arg.generic === undefined) return { arg, param: wanted };
    const params = freshParams(c, arg.generic.open);
    own.set(arg.expr, params);
    return { arg: { ...arg, type: subst(arg.type, params) }, param: wanted };
  });
  const open = [...fresh, ...[...own.values()].flatMap((params) => [...params.values()])];
  const u = new Unifier(open);
  fresh.forEach((param, i) => {
    const type = given[i];
    if (type !== undefined) u.set(param, type);
  });
  for (const { arg, param } of passed) {
    if (isUntyped(arg.type) || !(isParameterized(param) || arg.generic !== undefined)) continue;
    if (u.unify(param, arg.type, false)) continue;
    mismatch(c, context, arg, param, partly(u, open), rename, given.length > 0);
    return undefined;
  }
  // What untyped constants give is held against the constraints later.
  const unmet = fromConstraints(u, open, true);
  if (unmet !== undefined) {
    c.error(at, context + unmetText(c, unmet, u, open, rename));
    return undefined;
  }
  if (!fromUntyped(c, u, passed, context)) return undefined;
  fromConstraints(u, open, false);
  const found = resolved(u, open);
  const missing = open.find((param) => found.get(param) === undefined);
  if (missing !== undefined) {
    const original = originalOf(missing, [rename, ...own.values()]);
    c.error(at, `${context}cannot infer ${missing.name} (${c.placeOf(original)})`);
    return undefined;
  }
  return {
    typeArgs: fresh.map((param) => found.get(param) ?? param),
    of: (arg, param) => found.get(own.get(arg.expr)?.get(param) ?? param),
  };
}

/** Copies of type parameters, which no other use of the function shares. */
function freshParams(c: Checker, params: readonly TypeParam[]): ReadonlyMap<TypeParam, TypeParam> {
  const copies = new Map(
    params.map((param): [TypeParam, TypeParam] => [
      param,
      { ...param, place: `${param.place}'${c.freshName()}` },
    ]),
  );
  for (const copy of copies.values()) copy.constraint = subst(copy.constraint, copies);
  return copies;
}

function originalOf(
  copy: TypeParam,
  renamed: readonly ReadonlyMap<TypeParam, TypeParam>[],
): TypeParam {
  const pairs = renamed.flatMap((params) => [...params]);
  return pairs.find(([, fresh]) => fresh === copy)?.[0] ?? copy;
}

function mismatch(
  c: Checker,
  context: string,
  arg: Operand,
  param: Type,
  known: Substitution,
  rename: Substitution,
  isPartlyGiven: boolean,
): void {
  // Messages name the parameters as they are declared.
  const back = new Map<TypeParam, Type>();
  for (const [original, fresh] of rename) if (fresh.kind === 'TypeParam') back.set(fresh, original);
  const written = subst(param, back);
  const text = exprText(arg.expr);
  const inferred = subst(subst(param, known), back);
  const what = `${context}type ${c.typeString(arg.type)} of ${text} does not match`;
  const shown =
    inferred !== written && c.typeString(inferred) !== c.typeString(written)
      ? `${what} inferred type ${c.typeString(inferred)} for ${c.typeString(written)}`
      : `${what} ${c.typeString(written)}${isPartlyGiven ? '' : ` (cannot infer ${names(rename)})`}`;
  c.error(arg.expr, shown);
}

function names(rename: Substitution): string {
  return [...rename.keys()]
    .map((param) => param.name)
    .join(', ')
    .replace(/, ([^,]*)$/, rename.size > 2 ? ', and $1' : ' and $1');
}

function partly(u: Unifier, open: readonly TypeParam[]): Substitution {
  const map = new Map<TypeParam, Type>();
  for (const param of open) {
    const type = u.at(param);
    if (type !== undefined) map.set(param, type);
  }
  return map;
}

/**
 * What constraints with one underlying type, or with methods, say of the types found and not found. Returns a
 * parameter whose type they do not allow.
 */
function fromConstraints(
  u: Unifier,
  open: readonly TypeParam[],
  withMethods: boolean,
): TypeParam | undefined {
  let before = -1;
  for (let known = count(u, open); known !== before; known = count(u, open)) {
    before = known;
    for (const param of open) {
      const type = u.at(param);
      const core = coreType(param);
      const { terms } = typeSet(param.constraint);
      const tilde = terms?.some((term) => term.tilde) ?? false;
      const single = terms?.length === 1 ? terms[0]?.type : undefined;
      if (core !== undefined && core.kind !== 'TypeParam') {
        if (type === undefined) {
          if (single !== undefined && !tilde) u.set(param, single);
        } else if (!u.unify(tilde ? under(type) : type, core, false)) return param;
      } else if (type !== undefined && withMethods) {
        const constraint = under(param.constraint);
        if (constraint.kind === 'Interface' && !u.methods(constraint, type)) return param;
      }
    }
  }
  return undefined;
}

function unmetText(
  c: Checker,
  param: TypeParam,
  u: Unifier,
  open: readonly TypeParam[],
  rename: Substitution,
): string {
  const known = partly(u, open);
  const type = subst(u.at(param) ?? param, known);
  const constraint = under(subst(param.constraint, known));
  const back = new Map<TypeParam, Type>();
  for (const [original, fresh] of rename) if (fresh.kind === 'TypeParam') back.set(fresh, original);
  const wanted = c.typeString(subst(param.constraint, back));
  const what = `${param.name} (type ${c.typeString(type)}) does not satisfy ${wanted}`;
  const cause = constraint.kind === 'Interface' ? missingCause(c, type, constraint) : '';
  return cause === '' ? what : `${what} ${cause}`;
}

function count(u: Unifier, open: readonly TypeParam[]): number {
  return open.filter((param) => u.at(param) !== undefined).length;
}

const KINDS = ['untyped int', 'untyped rune', 'untyped float', 'untyped complex'];

/** Untyped constants give what is still open the default type of their largest kind. */
function fromUntyped(c: Checker, u: Unifier, passed: readonly Passed[], context: string): boolean {
  const largest = new Map<TypeParam, Type>();
  for (const { arg, param } of passed) {
    if (!isUntyped(arg.type) || isUntypedNil(arg.type) || !u.isOpen(param)) continue;
    if (u.at(param) !== undefined) continue;
    const other = largest.get(param);
    if (other === undefined) {
      largest.set(param, arg.type);
      continue;
    }
    const kindOf = (type: Type): number => (type.kind === 'Basic' ? KINDS.indexOf(type.name) : -1);
    const [a, b] = [kindOf(other), kindOf(arg.type)];
    if (c.typeString(other) === c.typeString(arg.type)) continue;
    if (a < 0 || b < 0) {
      const types = `mismatched types ${c.typeString(other)} and ${c.typeString(arg.type)}`;
      c.error(arg.expr, `${context}${types} (cannot infer ${param.name})`);
      return false;
    }
    if (b > a) largest.set(param, arg.type);
  }
  for (const [param, type] of largest) u.set(param, defaultType(type));
  return true;
}

/** Types found may mention parameters found elsewhere. */
function resolved(u: Unifier, open: readonly TypeParam[]): Map<TypeParam, Type | undefined> {
  const found = new Map<TypeParam, Type | undefined>();
  for (const param of open) {
    let type = u.at(param);
    for (let round = 0; type !== undefined && round <= open.length; round++) {
      const next: Type = subst(type, partly(u, open));
      if (next === type) break;
      type = next;
    }
    const isLeft = type !== undefined && mentions(type, (part) => u.isOpen(part));
    found.set(param, isLeft ? undefined : type);
  }
  return found;
}

/** The parameters of a generic function that take arguments; a variadic one takes each of its own. */
export function passedTo(type: Func, args: readonly Operand[], spread: boolean): Passed[] {
  const { params } = type;
  const fixed = type.variadic && !spread ? params.length - 1 : params.length;
  const last = params.at(-1)?.type;
  return args.flatMap((arg, i): Passed[] => {
    if (i < fixed) {
      const param = params[i]?.type;
      return param === undefined ? [] : [{ arg, param }];
    }
    return last?.kind === 'Slice' ? [{ arg, param: last.elem }] : [];
  });
}
