import type * as ast from '../syntax/ast';
import { BYTE, INT, isInteger, isString, isUntyped, sliceOf, STRING, under } from './basic';
import type { Checker } from './checker';
import { stringBytes } from './const-values';
import { exprText } from './expr-text';
import { funcInstance, isGeneric, typeInstance } from './instantiation';
import { invalid, type Operand, valueOf } from './operand';
import { assignment, convertUntyped, withType } from './untyped';
import { identical } from './identical';
import type { Type, TypeParam } from './type';
import { everyType, structure, typeSet } from './type-set';

export function indexExpr(c: Checker, e: ast.IndexExpr): Operand {
  const x = c.rules.generic(c, e.x);
  if (x.mode === 'invalid') {
    for (const index of e.indices) c.rules.exprOrType(c, index);
    return invalid(e);
  }
  if (x.generic !== undefined) return funcInstance(c, e, x, x.generic, c.isCallee(e));
  if (x.mode === 'type' && isGeneric(x.type)) return typeInstance(c, e, x.type);
  const [index, second] = e.indices;
  const needsInstance = x.mode === 'type' || under(x.type).kind === 'Func' || second !== undefined;
  if (needsInstance || index === undefined) {
    if (x.mode === 'type') {
      const what = `${exprText(e)} (${exprText(e.x)} is not a generic type)`;
      c.error(e.x, `invalid operation: ${what}`);
    } else c.error(e.x.end, `invalid operation: cannot index ${c.describe(x)}`);
    return invalid(e);
  }
  const t = structure(x.type);
  if (t.kind === 'Map') {
    assignment(c, c.rules.expr(c, index), t.key, 'map index');
    return { mode: 'mapindex', type: t.elem, expr: e };
  }
  if (isString(x.type)) return stringIndex(c, e, x, index);
  const pointee = t.kind === 'Pointer' ? under(t.elem) : t;
  if (pointee.kind === 'Array') {
    checkIndex(c, index, pointee.len, false);
    const mode = t.kind === 'Pointer' || x.mode === 'variable' ? 'variable' : 'value';
    return { mode, type: pointee.elem, expr: e };
  }
  if (t.kind === 'Slice') {
    checkIndex(c, index, undefined, false);
    return { mode: 'variable', type: t.elem, expr: e };
  }
  const elem = t.kind === 'TypeParam' ? commonElem(t) : undefined;
  if (t.kind === 'TypeParam' && elem !== undefined) {
    checkIndex(c, index, undefined, false);
    const isPlace = everyType(t, (type) => hasPlaces(type, x.mode === 'variable'));
    return { mode: isPlace ? 'variable' : 'value', type: elem, expr: e };
  }
  c.error(e.x.end, `invalid operation: cannot index ${c.describe(x)}`);
  c.rules.exprOrType(c, index);
  return invalid(e);
}

/** What indexing gives for each of a type parameter's types: strings and byte slices both give bytes. */
function commonElem(type: TypeParam): Type | undefined {
  const elems = typeSet(type.constraint).terms?.map((term) => {
    const t = under(term.type);
    if (isString(t)) return BYTE;
    const u = t.kind === 'Pointer' ? under(t.elem) : t;
    return u.kind === 'Slice' || u.kind === 'Array' ? u.elem : undefined;
  });
  const [first] = elems ?? [];
  const isSame = (elem: Type | undefined): boolean =>
    first !== undefined && elem !== undefined && identical(elem, first);
  return elems?.every(isSame) ? first : undefined;
}

/** Whether an element of such an operand can be assigned to. */
function hasPlaces(type: Type, isVariable: boolean): boolean {
  const { kind } = under(type);
  return kind === 'Slice' || kind === 'Pointer' || (kind === 'Array' && isVariable);
}

function stringIndex(c: Checker, e: ast.IndexExpr, x: Operand, index: ast.Expr): Operand {
  const bytes = typeof x.value === 'string' ? stringBytes(x.value) : undefined;
  checkIndex(c, index, bytes?.length, false);
  if (isUntyped(x.type)) withType(c, x, STRING);
  return valueOf(e, BYTE);
}

/** An index or a size: an integer, if constant not negative and below `length`. Its value, if constant. */
export function checkIndex(
  c: Checker,
  e: ast.Expr,
  length: number | undefined,
  inclusive: boolean,
): bigint | undefined {
  const x = integerOperand(c, c.rules.expr(c, e), 'index');
  if (typeof x.value !== 'bigint') return undefined;
  const end = length === undefined ? undefined : BigInt(length) + (inclusive ? 1n : 0n);
  if (end !== undefined && x.value >= end) {
    c.error(e, `invalid argument: index ${x.value} out of bounds [0:${end}]`);
    return undefined;
  }
  return x.value;
}

/** x as an integer; constants must be natural numbers. */
export function integerOperand(c: Checker, x: Operand, what: string): Operand {
  if (x.mode === 'invalid') return x;
  const converted = convertUntyped(c, x, INT);
  if (converted.mode === 'invalid') return converted;
  if (!isInteger(converted.type) || isUntyped(converted.type)) {
    c.error(x.expr, `invalid argument: ${what} ${c.describe(converted)} must be integer`);
    return invalid(x.expr);
  }
  if (typeof converted.value === 'bigint' && converted.value < 0n) {
    c.error(x.expr, `invalid argument: ${what} ${c.describe(converted)} must not be negative`);
    return invalid(x.expr);
  }
  return converted;
}

export function sliceExpr(c: Checker, e: ast.SliceExpr): Operand {
  const x = c.rules.expr(c, e.x);
  if (x.mode === 'invalid') {
    for (const bound of [e.low, e.high, e.max]) if (bound !== undefined) c.rules.expr(c, bound);
    return invalid(e);
  }
  const sliced = sliceOperand(c, e, x);
  if (sliced === undefined) return invalid(e);
  const constants: bigint[] = [];
  let increasing = true;
  for (const bound of [e.low, e.high, e.max]) {
    if (bound === undefined) continue;
    const value = checkIndex(c, bound, sliced.length, true);
    if (value === undefined) continue;
    const before = constants.at(-1);
    if (increasing && before !== undefined && before > value) {
      c.error(bound, `invalid slice indices: ${value} < ${before}`);
      increasing = false;
    }
    constants.push(value);
  }
  return valueOf(e, sliced.type);
}

function sliceOperand(
  c: Checker,
  e: ast.SliceExpr,
  x: Operand,
): { type: Type; length: number | undefined } | undefined {
  const t = structure(x.type);
  if (isString(x.type)) {
    if (e.max !== undefined) {
      c.error(e.max, `invalid operation: 3-index slice of string`);
      return undefined;
    }
    const length = typeof x.value === 'string' ? stringBytes(x.value).length : undefined;
    const type = isUntyped(x.type) ? STRING : x.type;
    if (isUntyped(x.type)) withType(c, x, STRING);
    return { type, length };
  }
  if (t.kind === 'Slice') return { type: x.type, length: undefined };
  if (t.kind === 'Array') {
    if (x.mode !== 'variable') {
      c.error(x.expr, `invalid operation: ${c.describe(x)} (slice of unaddressable value)`);
      return undefined;
    }
    return { type: sliceOf(t.elem), length: t.len };
  }
  const array = t.kind === 'Pointer' ? under(t.elem) : undefined;
  if (array?.kind === 'Array') return { type: sliceOf(array.elem), length: array.len };
  // Strings and byte slices have no type in common but are both sliced.
  const isText = everyType(x.type, (type) => isString(type) || under(type).kind === 'Slice');
  if (t.kind === 'TypeParam' && isText) return { type: x.type, length: undefined };
  const cause = t.kind === 'TypeParam' ? `: ${t.name} has no core type` : '';
  c.error(x.expr, `invalid operation: cannot slice ${c.describe(x)}${cause}`);
  return undefined;
}
