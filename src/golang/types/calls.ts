import type * as ast from '../syntax/ast';
import { defaultType, isBoolean, isInvalid, isNumeric, isString, isUntyped } from './basic';
import { builtinCall } from './builtins';
import type { Checker } from './checker';
import { constraintOnly } from './constraints';
import { conversion } from './conversion';
import { exprText } from './expr-text';
import { infer, passedTo } from './infer';
import { asInferred, instantiated, paramsOf, refuseGeneric } from './instantiation';
import { invalid, type Operand, valueOf } from './operand';
import { coreType } from './type-set';
import type { Func, Type } from './type';
import { typeString } from './type-string';
import { assignment } from './untyped';
import { valueList } from './value-list';

export function callExpr(c: Checker, e: ast.CallExpr): Operand {
  c.inferable = e.fun;
  const fun = c.rules.generic(c, e.fun);
  switch (fun.mode) {
    case 'invalid':
      for (const arg of e.args) c.rules.exprOrType(c, arg);
      return invalid(e);
    case 'type':
      return convert(c, e, refuseGeneric(c, fun).type);
    case 'builtin':
      return builtinCall(c, e, fun.builtin ?? '');
    default:
      break;
  }
  const type = coreType(fun.type);
  if (type?.kind !== 'Func') {
    for (const arg of e.args) c.rules.multi(c, arg);
    c.error(e.fun, `invalid operation: cannot call non-function ${c.describe(fun)}`);
    return invalid(e);
  }
  const called = passArguments(c, e, fun, type);
  // The results of a call with wrong arguments are known, unless they follow from them.
  if (called === undefined && fun.generic !== undefined) return invalid(e);
  return resultOf(e, called ?? type);
}

function convert(c: Checker, e: ast.CallExpr, T: Type): Operand {
  const [arg, second] = e.args;
  if (isInvalid(T)) {
    for (const arg of e.args) c.rules.multi(c, arg);
    return invalid(e);
  }
  if (arg === undefined) {
    c.error(e, `missing argument in conversion to ${c.typeString(T)}`);
    return invalid(e);
  }
  if (second !== undefined) {
    for (const each of e.args) c.rules.expr(c, each);
    const last = e.args.at(-1) ?? second;
    c.error(last, `too many arguments in conversion to ${c.typeString(T)}`);
    return invalid(e);
  }
  const x = c.rules.expr(c, arg);
  if (x.mode !== 'invalid' && constraintOnly(T) !== undefined) {
    const why = '(contains specific type constraints or is comparable)';
    c.error(e, `cannot use interface ${c.typeString(T)} in conversion ${why}`);
    return { ...x, expr: e };
  }
  const result = conversion(c, e, x, T);
  if (result.mode === 'invalid') return result;
  // Of a type parameter there are no constants, whatever stands for it.
  if (result.mode === 'constant' && isBound(c, e.fun)) return valueOf(e, T);
  return result;
}

function isBound(c: Checker, e: ast.Expr): boolean {
  if (e.kind === 'ParenExpr') return isBound(c, e.x);
  const use = e.kind === 'Ident' ? c.info.uses.get(e) : undefined;
  return use?.kind === 'TypeName' && use.isBound === true;
}

function resultOf(e: ast.CallExpr, type: Func): Operand {
  const [only, second] = type.results;
  if (only === undefined) return { mode: 'novalue', type: { kind: 'Tuple', types: [] }, expr: e };
  if (second === undefined) return { mode: 'value', type: only.type, expr: e };
  const types = type.results.map((result) => result.type);
  return { mode: 'value', type: { kind: 'Tuple', types }, expr: e };
}

/** The type of the function called, with its type arguments. Undefined: reported. */
function passArguments(c: Checker, e: ast.CallExpr, fun: Operand, type: Func): Func | undefined {
  const args = valueList(c, e.args, true);
  if (!isCount(c, e, type, args)) return undefined;
  const known = inferArguments(c, e, fun, type, args);
  if (known === undefined) return undefined;
  assignArguments(c, e, known.type, known.args);
  return known.type;
}

/** Finds the type arguments of what is called and of generic functions among the arguments. */
function inferArguments(
  c: Checker,
  e: ast.CallExpr,
  fun: Operand,
  type: Func,
  args: readonly Operand[],
): { type: Func; args: readonly Operand[] } | undefined {
  if (fun.generic === undefined && args.every((arg) => arg.generic === undefined)) {
    return { type, args };
  }
  if (args.some((arg) => arg.mode === 'invalid')) return undefined;
  const found = infer(c, {
    typeParams: fun.generic === undefined ? [] : paramsOf(fun.generic),
    given: fun.generic?.given ?? [],
    passed: passedTo(type, args, e.spread),
    context: `in call to ${exprText(e.fun)}, `,
    at: e.fun.end,
  });
  if (found === undefined) return undefined;
  const inferred = args.map((arg) => asInferred(c, arg, found, e.fun.end));
  if (fun.generic === undefined) return { type, args: inferred };
  const callee = instantiated(c, fun, found.typeArgs, e.fun.end);
  if (callee.mode === 'invalid' || callee.type.kind !== 'Func') return undefined;
  return { type: callee.type, args: inferred };
}

function isCount(c: Checker, e: ast.CallExpr, type: Func, args: readonly Operand[]): boolean {
  const { params } = type;
  if (e.spread) {
    if (!type.variadic) {
      c.error(e, `cannot use ... in call to non-variadic ${exprText(e.fun)}`);
      return false;
    }
    if (args.length !== e.args.length) {
      c.error(e.args[0] ?? e, `cannot use ... with multi-valued ${exprText(e.args[0] ?? e)}`);
      return false;
    }
  }
  const isOpen = type.variadic && !e.spread;
  const wanted = isOpen ? params.length - 1 : params.length;
  if (args.length === wanted || (isOpen && args.length > wanted)) return true;
  if (!args.some((arg) => arg.mode === 'invalid')) countMismatch(c, e, type, args, wanted);
  return false;
}

function assignArguments(
  c: Checker,
  e: ast.CallExpr,
  { params, variadic }: Func,
  args: readonly Operand[],
): void {
  const isOpen = variadic && !e.spread;
  const fixed = isOpen ? params.length - 1 : params.length;
  const context = `argument to ${exprText(e.fun)}`;
  const last = params.at(-1)?.type;
  const rest = last?.kind === 'Slice' ? last.elem : undefined;
  args.forEach((arg, i) => {
    const param = isOpen && i >= fixed ? rest : params[i]?.type;
    assignment(c, arg, param, context);
  });
}

function countMismatch(
  c: Checker,
  e: ast.CallExpr,
  type: Func,
  args: readonly Operand[],
  wanted: number,
): void {
  const few = args.length < wanted;
  const at = few ? args.at(-1)?.expr : args[wanted]?.expr;
  const have = haveText(c, args);
  const want = wantText(c, type);
  const words = few ? 'not enough' : 'too many';
  c.error(
    at ?? e,
    `${words} arguments in call to ${exprText(e.fun)}\n\thave ${have}\n\twant ${want}`,
  );
}

/** Types of values as messages list them; untyped constants are numbers or strings. */
export function haveText(c: Checker, values: readonly Operand[]): string {
  const words = values.map(({ type }) => {
    if (!isUntyped(type)) return c.typeString(type);
    if (isNumeric(type)) return 'number';
    if (isString(type) || isBoolean(type)) return typeString(defaultType(type));
    return 'nil';
  });
  return `(${words.join(', ')})`;
}

export function wantText(c: Checker, type: Func): string {
  const words = type.params.map((param, i) => {
    const isRest = type.variadic && i === type.params.length - 1;
    if (isRest && param.type.kind === 'Slice') return `...${c.typeString(param.type.elem)}`;
    return c.typeString(param.type);
  });
  return `(${words.join(', ')})`;
}
