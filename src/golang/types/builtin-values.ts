import type * as ast from '../syntax/ast';
import { BYTE, INT, isOrdered, isString, isUntyped, sliceOf, under } from './basic';
import type { Checker } from './checker';
import { compareConstants, stringBytes } from './const-values';
import { exprText } from './expr-text';
import { identical } from './identical';
import { constant, invalid, type Operand, valueOf } from './operand';
import type { Type } from './type';
import { everyType, structure } from './type-set';
import { assignment, convertUntyped, withDefaultType } from './untyped';

export function appendCall(c: Checker, e: ast.CallExpr, x: Operand, rest: Operand[]): Operand {
  const t = structure(x.type);
  if (t.kind !== 'Slice') {
    const what = c.describe(x);
    const found = t.kind === 'TypeParam' ? `${what} has no core type` : `have ${what}`;
    c.error(x.expr, `first argument to append must be a slice; ${found}`);
    return invalid(e);
  }
  const [only, second] = rest;
  const count = e.args.length === 1 ? rest.length + 1 : 1;
  if (e.spread && count > 1) {
    c.error(e.fun, `cannot use ... with ${count}-valued ${exprText(x.expr)}`);
    return invalid(e);
  }
  if (e.spread && only === undefined) {
    const [have, elem] = [c.typeString(x.type), c.typeString(t.elem)];
    const counts = `\n\thave (${have})\n\twant (${have}, ...${elem})`;
    c.error(x.expr, `not enough arguments in call to append${counts}`);
    return invalid(e);
  }
  if (e.spread && only !== undefined && second === undefined) {
    // `append(bytes, text...)` copies a string's bytes.
    const isCopied = identical(t.elem, BYTE) && everyType(only.type, isText);
    if (isCopied) withDefaultType(c, only);
    else assignment(c, only, sliceOf(t.elem), 'argument to append');
    return valueOf(e, x.type);
  }
  for (const value of rest) assignment(c, value, t.elem, 'argument to append');
  return valueOf(e, x.type);
}

/** A string, or a slice of bytes (of no other type made from byte). */
function isText(type: Type): boolean {
  const t = under(type);
  return isString(t) || (t.kind === 'Slice' && identical(t.elem, BYTE));
}

export function lengthCall(c: Checker, e: ast.CallExpr, name: string, x: Operand): Operand {
  const t = under(x.type);
  if (t.kind === 'TypeParam' && everyType(x.type, (each) => hasLength(each, name))) {
    return valueOf(e, INT);
  }
  if (name === 'len' && isString(x.type)) {
    if (typeof x.value === 'string') {
      withDefaultType(c, x);
      return constant(e, INT, BigInt(stringBytes(x.value).length));
    }
    return valueOf(e, INT);
  }
  const array = t.kind === 'Pointer' ? under(t.elem) : t;
  if (array.kind === 'Array') {
    return hasCall(x.expr) ? valueOf(e, INT) : constant(e, INT, BigInt(array.len));
  }
  const isLong = t.kind === 'Slice' || t.kind === 'Chan' || (t.kind === 'Map' && name === 'len');
  if (isLong) return valueOf(e, INT);
  c.error(x.expr, `invalid argument: ${c.describe(x)} for built-in ${name}`);
  return invalid(e);
}

function hasLength(type: Type, name: string): boolean {
  const t = under(type);
  const array = t.kind === 'Pointer' ? under(t.elem) : t;
  if (array.kind === 'Array' || t.kind === 'Slice' || t.kind === 'Chan') return true;
  return name === 'len' && (t.kind === 'Map' || isString(t));
}

/** Whether evaluating does something, so that an array's length must not hide it. */
function hasCall(e: ast.Expr): boolean {
  switch (e.kind) {
    case 'CallExpr':
      return true;
    case 'UnaryExpr':
      return e.op === '<-' || hasCall(e.x);
    case 'ParenExpr':
    case 'StarExpr':
    case 'SelectorExpr':
      return hasCall(e.x);
    case 'IndexExpr':
      return hasCall(e.x) || e.indices.some(hasCall);
    case 'CompositeLit':
      return e.elems.some((x) => (x.kind === 'KeyValueExpr' ? hasCall(x.value) : hasCall(x)));
    case 'BinaryExpr':
      return hasCall(e.x) || hasCall(e.y);
    default:
      return false;
  }
}

export function copyCall(c: Checker, e: ast.CallExpr, x: Operand, y: Operand): Operand {
  const to = structure(x.type);
  const from = structure(y.type);
  const source = from.kind === 'Slice' ? from.elem : everyType(y.type, isText) ? BYTE : undefined;
  if (to.kind !== 'Slice' || source === undefined) {
    const found = `found ${c.describe(x)} and ${c.describe(y)}`;
    c.error(x.expr, `invalid argument: copy expects slice arguments; ${found}`);
    return invalid(e);
  }
  if (!identical(to.elem, source)) {
    const types = `${c.typeString(to.elem)} and ${c.typeString(source)}`;
    const what = `arguments to copy ${c.describe(x)} and ${c.describe(y)}`;
    c.error(x.expr, `invalid argument: ${what} have different element types ${types}`);
    return invalid(e);
  }
  withDefaultType(c, y);
  return valueOf(e, INT);
}

/** `min` and `max`. */
export function extremeCall(c: Checker, e: ast.CallExpr, name: string, args: Operand[]): Operand {
  const op = name === 'max' ? '>' : '<';
  let best: Operand | undefined;
  for (const arg of args) {
    if (!isOrdered(arg.type)) {
      const what = `${c.describe(arg)} cannot be ordered`;
      c.error(arg.expr, `invalid argument: ${what}`);
      return invalid(e);
    }
    if (best === undefined) {
      best = arg;
      continue;
    }
    const sameFamily = isString(best.type) === isString(arg.type);
    const left = sameFamily ? convertUntyped(c, best, arg.type) : best;
    const right = sameFamily ? convertUntyped(c, arg, left.type) : arg;
    if (left.mode === 'invalid' || right.mode === 'invalid') return invalid(e);
    if (!identical(left.type, right.type)) {
      const before = `${c.typeString(left.type)} (previous argument)`;
      const after = `${c.typeString(right.type)} (type of ${exprText(arg.expr)})`;
      c.error(arg.expr, `invalid argument: mismatched types ${before} and ${after}`);
      return invalid(e);
    }
    best = left;
    if (left.value === undefined || right.value === undefined) {
      const { value: _, ...rest } = left;
      best = { ...rest, mode: 'value' };
    } else if (compareConstants(op, right.value, left.value)) best = right;
  }
  if (best === undefined) return invalid(e);
  for (const arg of args) if (isUntyped(arg.type)) convertUntyped(c, arg, best.type);
  return best.value === undefined ? valueOf(e, best.type) : constant(e, best.type, best.value);
}
