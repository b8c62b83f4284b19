import type * as ast from '../syntax/ast';
import { ANY, isInvalid, pointerTo, under } from './basic';
import { valueList } from './value-list';
import { closeCall } from './channels';
import type { Checker } from './checker';
import { compareConstants } from './const-values';
import { exprText } from './expr-text';
import { complexCall, partCall } from './complex-builtins';
import { integerOperand } from './indexing';
import { invalid, type Operand, valueOf } from './operand';
import type { Type } from './type';
import { unsafeCall } from './unsafe';
import { everyType, structure } from './type-set';
import { assignment } from './untyped';
import { appendCall, copyCall, extremeCall, lengthCall } from './builtin-values';

/** Fewest and most arguments. */
const ARITY: Readonly<Record<string, readonly [number, number]>> = {
  append: [1, Infinity],
  cap: [1, 1],
  clear: [1, 1],
  close: [1, 1],
  complex: [2, 2],
  copy: [2, 2],
  delete: [2, 2],
  imag: [1, 1],
  len: [1, 1],
  make: [1, 3],
  max: [1, Infinity],
  min: [1, Infinity],
  new: [1, 1],
  panic: [1, 1],
  print: [0, Infinity],
  println: [0, Infinity],
  real: [1, 1],
  recover: [0, 0],
  'unsafe.Add': [2, 2],
  'unsafe.Alignof': [1, 1],
  'unsafe.Offsetof': [1, 1],
  'unsafe.Sizeof': [1, 1],
  'unsafe.Slice': [2, 2],
  'unsafe.SliceData': [1, 1],
  'unsafe.String': [2, 2],
  'unsafe.StringData': [1, 1],
};

export function builtinCall(c: Checker, e: ast.CallExpr, name: string): Operand {
  if (e.spread && name !== 'append') {
    c.error(e, `invalid operation: invalid use of ... with built-in ${exprText(e.fun)}`);
    for (const arg of e.args) c.rules.exprOrType(c, arg);
    return invalid(e);
  }
  const [fewest, most] = ARITY[name] ?? [0, Infinity];
  const values = takesValues(name) ? valueList(c, e.args) : [];
  if (values.some((arg) => arg.mode === 'invalid')) return invalid(e);
  const found = takesValues(name) ? values.length : e.args.length;
  const wrong = wrongCount(found, fewest, most);
  if (wrong !== undefined && name !== 'make') {
    if (!takesValues(name)) for (const arg of e.args) c.rules.exprOrType(c, arg);
    const expected = found < fewest ? fewest : most;
    const counts = `expected ${expected}, found ${found}`;
    c.error(e, `invalid operation: ${wrong} arguments for ${exprText(e)} (${counts})`);
    return invalid(e);
  }
  if (name.startsWith('unsafe.')) return unsafeCall(c, e, name, values);
  const [first] = e.args;
  switch (name) {
    case 'make':
      return makeCall(c, e, first);
    case 'new': {
      const type = first === undefined ? undefined : c.rules.type(c, first);
      return type === undefined || isInvalid(type) ? invalid(e) : valueOf(e, pointerTo(type));
    }
    case 'recover':
      return valueOf(e, ANY);
    case 'print':
    case 'println':
      for (const arg of valueList(c, e.args)) {
        assignment(c, arg, undefined, `argument to built-in${name}`);
      }
      return noValue(e);
    default:
      break;
  }
  return valueBuiltin(c, e, name, values);
}

/** All of its arguments are values, or one call gives them. The others look at theirs themselves. */
function takesValues(name: string): boolean {
  return !['make', 'new', 'print', 'println', 'unsafe.Offsetof'].includes(name);
}

function wrongCount(count: number, fewest: number, most: number): string | undefined {
  if (count < fewest) return 'not enough';
  return count > most ? 'too many' : undefined;
}

function noValue(e: ast.Expr): Operand {
  return { mode: 'novalue', type: { kind: 'Tuple', types: [] }, expr: e };
}

/** Those whose arguments are all values. */
function valueBuiltin(c: Checker, e: ast.CallExpr, name: string, args: Operand[]): Operand {
  const [x, y] = args;
  if (x === undefined) return invalid(e);
  switch (name) {
    case 'append':
      return appendCall(c, e, x, args.slice(1));
    case 'len':
    case 'cap':
      return lengthCall(c, e, name, x);
    case 'clear': {
      const isCleared = (type: Type): boolean => ['Map', 'Slice'].includes(under(type).kind);
      if (everyType(x.type, isCleared)) return noValue(e);
      const what = `cannot clear ${c.describe(x)}`;
      c.error(
        x.expr,
        `invalid argument: ${what}: argument must be (or constrained by) map or slice`,
      );
      return invalid(e);
    }
    case 'close':
      return closeCall(c, x) ? noValue(e) : invalid(e);
    case 'copy':
      return y === undefined ? invalid(e) : copyCall(c, e, x, y);
    case 'complex':
      return y === undefined ? invalid(e) : complexCall(c, e, x, y);
    case 'real':
    case 'imag':
      return partCall(c, e, name, x);
    case 'delete': {
      const t = structure(x.type);
      if (t.kind !== 'Map') {
        c.error(x.expr, `invalid argument: ${c.describe(x)} is not a map`);
        return invalid(e);
      }
      if (y !== undefined) assignment(c, y, t.key, 'argument to delete');
      return noValue(e);
    }
    case 'panic':
      assignment(c, x, ANY, 'argument to panic');
      return noValue(e);
    default:
      return extremeCall(c, e, name, args);
  }
}

function makeCall(c: Checker, e: ast.CallExpr, first: ast.Expr | undefined): Operand {
  const text = exprText(e);
  if (first === undefined) {
    const counts = `expected 1, found 0`;
    c.error(e, `invalid operation: not enough arguments for ${text} (${counts})`);
    return invalid(e);
  }
  const type = c.rules.type(c, first);
  const sizes = e.args.slice(1);
  if (isInvalid(type)) {
    for (const size of sizes) c.rules.expr(c, size);
    return invalid(e);
  }
  const { kind } = structure(type);
  if (kind !== 'Slice' && kind !== 'Map' && kind !== 'Chan') {
    const what = `cannot make ${exprText(first)}`;
    const why = kind === 'TypeParam' ? ': no core type' : '; type must be slice, map, or channel';
    c.error(first, `invalid argument: ${what}${why}`);
    return invalid(e);
  }
  const fewest = kind === 'Slice' ? 2 : 1;
  const found = e.args.length;
  if (found < fewest || found > fewest + 1) {
    const expected = `expects ${fewest} or ${fewest + 1} arguments; found ${found}`;
    c.error(e, `invalid operation: ${text} ${expected}`);
    return invalid(e);
  }
  const [length, capacity] = sizes.map((size) => integerOperand(c, c.rules.expr(c, size), 'index'));
  if (length?.value !== undefined && capacity?.value !== undefined) {
    if (compareConstants('>', length.value, capacity.value)) {
      c.error(length.expr, 'invalid argument: length and capacity swapped');
    }
  }
  return valueOf(e, type);
}
