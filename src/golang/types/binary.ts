import type * as ast from '../syntax/ast';
import {
  BOOL,
  hasNil,
  incomparable,
  isAddable,
  isBoolean,
  isInteger,
  isInterface,
  isInvalid,
  isNumeric,
  isOrdered,
  isString,
  isUntyped,
  isUntypedNil,
  UINT,
  UNTYPED_BOOL,
  UNTYPED_INT,
  under,
} from './basic';
import { assignableTo } from './assignability';
import type { Checker } from './checker';
import { isTooLarge, isZero, numberOperation, toInteger, valueIn } from './const-numbers';
import { compareConstants } from './const-values';
import { exprText } from './expr-text';
import { identical } from './identical';
import type { ConstValue } from './info';
import { constant, invalid, type Operand, valueOf } from './operand';
import { bitLength } from './rat';
import type { Type } from './type';
import { convertUntyped, isComparison, withDefaultType, withType } from './untyped';

/** `e` is undefined for `x op= y`, whose operands messages quote apart. */
export interface Operation {
  readonly op: ast.BinaryOp;
  readonly x: ast.Expr;
  readonly y: ast.Expr;
  readonly opPos: number;
  /** The node that gets the result's type. */
  readonly expr: ast.Expr;
  readonly text: string;
}

export function binaryExpr(c: Checker, e: ast.BinaryExpr): Operand {
  return operation(c, { op: e.op, x: e.x, y: e.y, opPos: e.opPos, expr: e, text: exprText(e) });
}

export function operation(c: Checker, o: Operation): Operand {
  const left = c.rules.expr(c, o.x);
  const right = c.rules.expr(c, o.y);
  if (left.mode === 'invalid' || right.mode === 'invalid') return invalid(o.expr);
  if (o.op === '<<' || o.op === '>>') return shift(c, o, left, right);
  const [x, y] = matchTypes(c, left, right);
  if (x.mode === 'invalid' || y.mode === 'invalid') return invalid(o.expr);
  if (isComparison(o.op)) return comparison(c, o, x, y);
  if (!identical(x.type, y.type)) {
    if (!isInvalid(x.type) && !isInvalid(y.type)) mismatch(c, o, x, y, x.expr);
    return invalid(o.expr);
  }
  if (!operatorDefined(o.op, x.type)) {
    const told = c.describe({ ...left, type: x.type });
    c.error(x.expr, `invalid operation: operator ${o.op} not defined on ${told}`);
    return invalid(o.expr);
  }
  const divides = o.op === '/' || o.op === '%';
  if (divides && (isInteger(x.type) || x.value !== undefined) && isZero(y.value)) {
    c.error(y.expr, 'invalid operation: division by zero');
    return invalid(o.expr);
  }
  const value = fold(o.op, x, y);
  if (value === undefined) return valueOf(o.expr, x.type);
  if (isTooLarge(value) || isTooLong(value)) {
    c.unsupported(o.expr, 'constants this large');
    return invalid(o.expr);
  }
  return checkOverflow(c, constant(o.expr, x.type, value), o.opPos);
}

function mismatch(c: Checker, o: Operation, x: Operand, y: Operand, at: ast.Expr): void {
  const types = `mismatched types ${c.typeString(x.type)} and ${c.typeString(y.type)}`;
  c.error(at, `invalid operation: ${o.text} (${types})`);
}

/** If one operand is untyped, it takes the type of the other where that can be. */
function matchTypes(c: Checker, x: Operand, y: Operand): [Operand, Operand] {
  if (!mayConvert(x, y)) return [x, y];
  const left = convertUntyped(c, x, y.type);
  if (left.mode === 'invalid') return [left, y];
  return [left, convertUntyped(c, y, left.type)];
}

function mayConvert(x: Operand, y: Operand): boolean {
  if (!isUntyped(x.type) && !isUntyped(y.type)) return false;
  if (isInterface(x.type) || isInterface(y.type)) return true;
  if (isBoolean(x.type) !== isBoolean(y.type)) return false;
  if (isString(x.type) !== isString(y.type)) return false;
  if (isUntypedNil(x.type)) return hasNil(y.type);
  if (isUntypedNil(y.type)) return hasNil(x.type);
  return under(x.type).kind !== 'Pointer' && under(y.type).kind !== 'Pointer';
}

function operatorDefined(op: ast.BinaryOp, type: Type): boolean {
  switch (op) {
    case '+':
      return isAddable(type);
    case '-':
    case '*':
    case '/':
      return isNumeric(type);
    case '&&':
    case '||':
      return isBoolean(type);
    default:
      return isInteger(type);
  }
}

function fold(op: ast.BinaryOp, x: Operand, y: Operand): ConstValue | undefined {
  const [a, b] = [x.value, y.value];
  if (a === undefined || b === undefined) return undefined;
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  if (typeof a === 'boolean' && typeof b === 'boolean') return op === '&&' ? a && b : a || b;
  return numberOperation(op, a, b);
}

/** Strings are copied into the program's data; longer ones would not fit into its memory. */
const LONGEST_STRING = 1 << 24;

function isTooLong(value: ConstValue): boolean {
  return typeof value === 'string' && value.length > LONGEST_STRING;
}

/** Untyped integers may not grow beyond this. */
const LARGEST_UNTYPED_BITS = 512;

const OPERATION_NAMES: Readonly<Record<string, string>> = {
  '+': 'addition ',
  '-': 'subtraction ',
  '^': 'bitwise XOR ',
  '*': 'multiplication ',
  '<<': 'shift ',
};

export function checkOverflow(c: Checker, x: Operand, opPos: number): Operand {
  if (x.value === undefined) return x;
  if (isUntyped(x.type)) {
    const isSmall = typeof x.value !== 'bigint' || bitLength(x.value) <= LARGEST_UNTYPED_BITS;
    if (isSmall) return x;
    const op = 'op' in x.expr && typeof x.expr.op === 'string' ? x.expr.op : '';
    c.error(opPos, `constant ${OPERATION_NAMES[op] ?? ''}overflow`);
    return invalid(x.expr);
  }
  const value = valueIn(x.value, x.type);
  if (value !== undefined) return { ...x, value };
  c.error(x.expr, `${c.describe(x)} overflows ${c.typeString(under(x.type))}`);
  return invalid(x.expr);
}

function comparison(c: Checker, o: Operation, x: Operand, y: Operand): Operand {
  const assignable = assignableTo(x.type, y.type) || assignableTo(y.type, x.type);
  if (!assignable) {
    mismatch(c, o, x, y, y.expr);
    return invalid(o.expr);
  }
  if (x.mode === 'nil' && y.mode === 'nil') {
    const why = `operator ${o.op} not defined on untyped nil`;
    c.error(y.expr, `invalid operation: ${o.text} (${why})`);
    return invalid(o.expr);
  }
  for (const operand of [x, y]) {
    const cause = comparisonCause(c, o.op, operand, x.mode === 'nil' || y.mode === 'nil');
    if (cause === undefined) continue;
    c.error(operand.expr, `invalid operation: ${o.text} (${cause})`);
    return invalid(o.expr);
  }
  if (x.value !== undefined && y.value !== undefined) {
    return constant(o.expr, UNTYPED_BOOL, compareConstants(o.op, x.value, y.value));
  }
  withDefaultType(c, x);
  withDefaultType(c, y);
  return valueOf(o.expr, UNTYPED_BOOL);
}

function comparisonCause(
  c: Checker,
  op: ast.BinaryOp,
  x: Operand,
  withNil: boolean,
): string | undefined {
  if (op !== '==' && op !== '!=') {
    if (isOrdered(x.type)) return undefined;
    if (x.type.kind === 'TypeParam')
      return `type parameter ${x.type.name} is not comparable with ${op}`;
    return `operator ${op} not defined on ${kindWord(c, x.type)}`;
  }
  return withNil ? undefined : incomparableCause(c, x.type);
}

/** `slice can only be compared to nil`; undefined of types that `==` is for. */
export function incomparableCause(c: Checker, type: Type): string | undefined {
  const guilty = incomparable(type);
  if (guilty === undefined) return undefined;
  if (type.kind === 'TypeParam') return 'incomparable types in type set';
  const word = kindWord(c, type);
  if (['slice', 'map', 'func'].includes(word)) return `${word} can only be compared to nil`;
  const t = under(type);
  if (t.kind !== 'Struct') return `${c.typeString(t)} cannot be compared`;
  const field = t.fields.find((f) => incomparable(f.type) !== undefined);
  return `struct containing ${c.typeString(field?.type ?? guilty)} cannot be compared`;
}

function kindWord(c: Checker, type: Type): string {
  const t = under(type);
  if (t.kind === 'Basic' || t.kind === 'Tuple') return c.typeString(type);
  return t.kind.toLowerCase();
}

function shift(c: Checker, o: Operation, x: Operand, count: Operand): Operand {
  const shifted = toInteger(x.value);
  const isIntegral = isInteger(x.type) || (isUntyped(x.type) && shifted !== undefined);
  if (!isIntegral) {
    c.error(x.expr, `invalid operation: shifted operand ${c.describe(x)} must be integer`);
    return invalid(o.expr);
  }
  const y = shiftCount(c, count);
  if (y.mode === 'invalid') return invalid(o.expr);
  if (shifted !== undefined && typeof y.value === 'bigint') {
    return constantShift(c, o, { ...x, value: shifted }, y, y.value);
  }
  // Of `1 << n` the 1 takes the type that the whole would have without the shift.
  return valueOf(o.expr, x.type);
}

function shiftCount(c: Checker, y: Operand): Operand {
  if ((toInteger(y.value) ?? 0n) < 0n) {
    c.error(y.expr, `invalid operation: negative shift count ${c.describe(y)}`);
    return invalid(y.expr);
  }
  if (isUntyped(y.type)) {
    const isOpen = y.value === undefined && isInteger(y.type);
    return isOpen ? withDefaultType(c, y) : convertUntyped(c, y, UINT);
  }
  if (isInteger(y.type)) return y;
  c.error(y.expr, `invalid operation: shift count ${c.describe(y)} must be integer`);
  return invalid(y.expr);
}

function constantShift(c: Checker, o: Operation, x: Operand, y: Operand, count: bigint): Operand {
  if (typeof x.value !== 'bigint') return invalid(o.expr);
  // Far beyond what any type holds; a larger one would only cost time.
  if (count > 1023n - 1n + 52n) {
    const what = y.type === UINT ? `${exprText(o.y)} (untyped int constant)` : c.describe(y);
    c.error(o.y, `invalid operation: invalid shift count ${what}`);
    return invalid(o.expr);
  }
  const type = isInteger(x.type) ? x.type : UNTYPED_INT;
  const value = o.op === '<<' ? x.value << count : x.value >> count;
  return checkOverflow(c, constant(o.expr, type, value), o.opPos);
}

/** A condition's value, as `bool`. */
export function asBoolean(c: Checker, x: Operand): Operand {
  return isUntyped(x.type) ? withType(c, x, BOOL) : x;
}
