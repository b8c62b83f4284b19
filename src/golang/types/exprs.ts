import type * as ast from '../syntax/ast';
import { binaryExpr, checkOverflow } from './binary';
import {
  INVALID,
  integerInfo,
  isBoolean,
  isInteger,
  isInterface,
  isInvalid,
  isNumeric,
  isUntypedNil,
  pointerTo,
  UNTYPED_INT,
  UNTYPED_NIL,
  under,
} from './basic';
import { callExpr } from './calls';
import { receiveExpr } from './channels';
import type { Checker } from './checker';
import { compositeLit } from './composite';
import { negated } from './const-numbers';
import { exprText } from './expr-text';
import { refuseGeneric } from './instantiation';
import { indexExpr, sliceExpr } from './indexing';
import type { Complex, Rat } from './info';
import { constant, invalid, type Operand, valueOf } from './operand';
import { objectOperand, selectorExpr } from './selectors';
import { structure } from './type-set';
import { pointerType, typeLiteral } from './type-exprs';
import { IOTA } from './universe';
import { missingCause } from './missing-method';
import { isTooHeavy } from './weight';
import { basicLit } from './literals';

/** Any expression, as what it is; records what was found. */
function raw(c: Checker, e: ast.Expr): Operand {
  const x = check(c, e);
  if (x.mode !== 'type' || !isTooHeavy(x.type)) {
    c.record(x);
    // Known here, and yet what it is part of is computed as the program runs, as with any type arguments.
    return x.value !== undefined && c.isVariable(e) ? valueOf(e, x.type) : x;
  }
  c.unsupported(e, 'types this large');
  return invalid(e);
}

/** One value; perhaps a generic function that its context gives type arguments. */
export function expr(c: Checker, e: ast.Expr, mayBeGeneric = false): Operand {
  const x = multi(c, e, mayBeGeneric);
  if (x.mode === 'novalue') {
    c.error(e, `${exprText(e)} (no value) used as value`);
    return invalid(e);
  }
  if (x.type.kind === 'Tuple') {
    c.error(e, `multiple-value ${c.describe(x)} in single-value context`);
    return invalid(e);
  }
  return x;
}

/** One value, several or none. */
export function multi(c: Checker, e: ast.Expr, mayBeGeneric = false): Operand {
  if (mayBeGeneric) c.inferable = e;
  const known = raw(c, e);
  const x = mayBeGeneric ? known : refuseGeneric(c, known);
  if (x.mode === 'type') {
    c.error(e, `${c.describe(x)} is not an expression`);
    return invalid(e);
  }
  if (x.mode === 'builtin') {
    c.error(e, `${c.describe(x)} must be called`);
    return invalid(e);
  }
  return x;
}

/** One value, a type, or a builtin. */
export function exprOrType(c: Checker, e: ast.Expr): Operand {
  return refuseGeneric(c, generic(c, e));
}

/** As exprOrType, but a generic function or type needs no type arguments yet. */
export function generic(c: Checker, e: ast.Expr): Operand {
  const x = raw(c, e);
  if (x.mode === 'novalue') {
    c.error(e, `${exprText(e)} (no value) used as value or type`);
    return invalid(e);
  }
  if (x.type.kind === 'Tuple') {
    c.error(e, `multiple-value ${c.describe(x)} in single-value context`);
    return invalid(e);
  }
  return x;
}

function check(c: Checker, e: ast.Expr): Operand {
  switch (e.kind) {
    case 'Ident':
      return ident(c, e);
    case 'BasicLit':
      return basicLit(c, e);
    case 'CompositeLit':
      return compositeLit(c, e, undefined);
    case 'FuncLit':
      return funcLit(c, e);
    case 'ParenExpr': {
      const x = raw(c, e.x);
      return { ...x, expr: e };
    }
    case 'SelectorExpr':
      return selectorExpr(c, e);
    case 'IndexExpr':
      return indexExpr(c, e);
    case 'SliceExpr':
      return sliceExpr(c, e);
    case 'TypeAssertExpr':
      return typeAssertion(c, e);
    case 'CallExpr':
      return callExpr(c, e);
    case 'StarExpr':
      return starExpr(c, e);
    case 'UnaryExpr':
      return unaryExpr(c, e);
    case 'BinaryExpr':
      return binaryExpr(c, e);
    case 'ArrayType':
    case 'MapType':
    case 'ChanType':
    case 'StructType':
    case 'InterfaceType':
    case 'FuncType': {
      const type = typeLiteral(c, e);
      return type === undefined || isInvalid(type) ? invalid(e) : { mode: 'type', type, expr: e };
    }
    case 'KeyValueExpr':
      c.error(e, 'unexpected key:value expression');
      return invalid(e);
    case 'Ellipsis':
      c.error(e, 'invalid use of ...');
      return invalid(e);
    case 'BadExpr':
      return invalid(e);
  }
}

function ident(c: Checker, e: ast.Ident): Operand {
  if (e.name === '_') {
    // `func (l *List[_])`: a type parameter that nothing else can mean.
    const own = c.info.defs.get(e);
    if (own?.kind === 'TypeName') return { mode: 'type', type: own.type, expr: e };
    c.error(e, 'cannot use _ as value or type');
    return invalid(e);
  }
  const obj = c.scope.lookup(e.name);
  if (obj === undefined) {
    c.error(e, `undefined: ${e.name}`);
    return invalid(e);
  }
  c.info.uses.set(e, obj);
  if (obj.kind === 'PkgName') {
    c.error(e, `use of package ${obj.name} not in selector`);
    return invalid(e);
  }
  if (obj.kind === 'Nil') return { mode: 'nil', type: UNTYPED_NIL, expr: e };
  if (obj === IOTA) {
    if (c.iota !== undefined) return constant(e, UNTYPED_INT, c.iota);
    c.error(e, 'cannot use iota outside constant declaration');
    return invalid(e);
  }
  if (obj.kind === 'Var') c.used.add(obj);
  if (c.packageScope.names.get(e.name) === obj) {
    c.rules.resolve(c, obj);
    if (obj.kind === 'Var' || obj.kind === 'Func') c.dependencies?.add(obj);
  }
  const x = objectOperand(e, obj, e);
  return isInvalid(x.type) && x.mode !== 'builtin' ? invalid(e) : x;
}

function funcLit(c: Checker, e: ast.FuncLit): Operand {
  const type = c.rules.signature(c, e.type);
  c.record({ mode: 'type', type, expr: e.type });
  const body = (): void => c.rules.body(c, type, e.type, e.body);
  if (c.func === undefined) c.delay(body);
  else body();
  return valueOf(e, type);
}

function typeAssertion(c: Checker, e: ast.TypeAssertExpr): Operand {
  const x = expr(c, e.x);
  if (e.type === undefined) {
    c.error(e, 'invalid syntax tree: use of .(type) outside type switch');
    return invalid(e);
  }
  if (x.mode === 'invalid') {
    c.rules.type(c, e.type);
    return invalid(e);
  }
  if (under(x.type).kind !== 'Interface') {
    const what = c.describe(x);
    if (under(x.type).kind === 'TypeParam') {
      const why = 'cannot use type assertion on type parameter value';
      c.error(e.x, `invalid operation: ${why} ${what}`);
    } else c.error(e.x, `invalid operation: ${what} is not an interface`);
    return invalid(e);
  }
  const type = c.rules.type(c, e.type);
  if (isInvalid(type)) return invalid(e);
  const inter = under(x.type);
  // What stands for a type parameter may be what the operand never holds.
  const isKnown = !c.isInstance && type.kind !== 'TypeParam' && !isInterface(type);
  if (inter.kind === 'Interface' && isKnown) {
    const cause = missingCause(c, type, inter);
    if (cause !== '') {
      const text = `${exprText(e.x)}.(${exprText(e.type)})`;
      const isNot = `${c.typeString(type)} does not implement ${c.typeString(x.type)} ${cause}`;
      c.error(e, `impossible type assertion: ${text}\n\t${isNot}`);
      return invalid(e);
    }
  }
  return { mode: 'commaok', type, expr: e };
}

/** `*p`, or the type `*T`. */
function starExpr(c: Checker, e: ast.StarExpr): Operand {
  const x = exprOrType(c, e.x);
  if (x.mode === 'invalid') return invalid(e);
  if (x.mode === 'type') return { mode: 'type', type: pointerType(x.type), expr: e };
  const t = structure(x.type);
  if (isUntypedNil(x.type)) {
    c.error(e.x, 'invalid operation: cannot indirect nil');
    return invalid(e);
  }
  if (t.kind !== 'Pointer') {
    c.error(e.x, `invalid operation: cannot indirect ${c.describe(x)}`);
    return invalid(e);
  }
  return { mode: 'variable', type: t.elem, expr: e };
}

function unaryExpr(c: Checker, e: ast.UnaryExpr): Operand {
  if (e.op === '&') return addressOf(c, e);
  if (e.op === '<-') return receiveExpr(c, e);
  const x = expr(c, e.x);
  if (x.mode === 'invalid') return invalid(e);
  if (e.op === '~') {
    c.error(e, 'cannot use ~ outside of interface or type constraint');
    return invalid(e);
  }
  const isDefined = { '+': isNumeric, '-': isNumeric, '^': isInteger, '!': isBoolean }[e.op];
  if (!isDefined(x.type)) {
    c.error(e.x, `invalid operation: operator ${e.op} not defined on ${c.describe(x)}`);
    return invalid(e);
  }
  if (x.value === undefined) return valueOf(e, x.type);
  if (typeof x.value === 'boolean') return constant(e, x.type, !x.value);
  if (typeof x.value === 'string') return invalid(e);
  return checkOverflow(c, constant(e, x.type, unaryValue(e.op, x.value, x)), e.pos);
}

function unaryValue(
  op: '+' | '-' | '^' | '!',
  value: bigint | Rat | Complex,
  x: Operand,
): bigint | Rat | Complex {
  if (op === '-') return negated(value);
  if (op !== '^' || typeof value !== 'bigint') return value;
  const info = integerInfo(x.type);
  // The complement of an unsigned value stays within its bits.
  return info === undefined || info.signed ? ~value : BigInt.asUintN(info.bits, ~value);
}

function addressOf(c: Checker, e: ast.UnaryExpr): Operand {
  const x = exprOrType(c, e.x);
  if (x.mode === 'invalid') return invalid(e);
  let operand = e.x;
  while (operand.kind === 'ParenExpr') operand = operand.x;
  if (x.mode === 'type') {
    c.error(e.x, `${c.describe(x)} is not an expression`);
    return invalid(e);
  }
  if (operand.kind !== 'CompositeLit' && x.mode !== 'variable') {
    c.error(e.x, `invalid operation: cannot take address of ${c.describe(x)}`);
    return invalid(e);
  }
  return x.type === INVALID ? invalid(e) : valueOf(e, pointerTo(x.type));
}
