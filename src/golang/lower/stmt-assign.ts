import type * as ast from '../syntax/ast';
import type { Type } from '../types/type';
import { append, appendedOf } from './append';
import { evaluationOrder } from './assign-order';
import { valueAs } from './assignable';
import { shift } from './arith';
import { constant } from './constant';
import { argumentTypes } from './call';
import { callsFirst } from './call-order';
import { receiveExpr } from './channel-ops';
import { unparen } from './callee-name';
import { combine, operandOf, shiftCount } from './expr';
import type { Fn } from './fn';
import { assertion } from './interface';
import { mapAssign, mapElement, mapReadElement, mapReadOk, mapTypeOf } from './map-ops';
import { held, load, store, zeroValue } from './memory';
import { placeOfValue } from './place';
import { type Place, type Value, words } from './value';
import { declare } from './variable';
import { type Target, assign, heldTarget, targetOf, typeOfTarget } from './target';

/**
 * Assigns to several targets what is then known, as to the variables of a loop: where they are is found first, but new
 * variables are nowhere yet.
 */
export function assignTogether(
  fn: Fn,
  pairs: readonly { readonly e: ast.Expr; readonly value: () => Value }[],
  areNew: boolean,
): void {
  if (areNew || pairs.length < 2) {
    for (const { e, value } of pairs) assign(fn, targetOf(fn, e), value(), e);
    return;
  }
  const targets = pairs.map(({ e }) => heldTarget(fn, targetOf(fn, e)));
  const values = pairs.map(({ value }) => held(fn, value()));
  pairs.forEach(({ e }, i) => {
    const [target, value] = [targets[i], values[i]];
    if (target && value) assign(fn, target, value, e);
  });
}

function operandsFirst(fn: Fn, s: ast.AssignStmt, rhs: ast.Expr): void {
  const left = s.lhs.map((e) => (isNewOrBlank(fn, e) ? undefined : e));
  const noTypes = left.map(() => undefined);
  if (s.lhs.length > 1 && s.rhs.length === 1) {
    callsFirst(fn, [...left, operandOfSeveral(rhs)]);
    return;
  }
  const added =
    s.lhs.length === 1 && rhs.kind === 'CallExpr' ? appendArguments(fn, rhs) : undefined;
  if (added !== undefined && rhs.kind === 'CallExpr') {
    callsFirst(fn, [...left, ...added], [...noTypes, ...argumentTypes(fn, rhs, rhs.fun)]);
    return;
  }
  const types = s.op === '=' || s.op === ':=' ? s.lhs.map((e) => assignedType(fn, e)) : [];
  callsFirst(fn, [...left, ...s.rhs], [...noTypes, ...types]);
}

/** The type that a value gets by being assigned; undefined: its own. */
function assignedType(fn: Fn, e: ast.Expr): Type | undefined {
  if (isNewOrBlank(fn, e)) return undefined;
  const use = e.kind === 'Ident' ? fn.info.uses.get(e) : undefined;
  return use?.kind === 'Var' ? use.type : fn.info.types.get(e)?.type;
}

export function lowerAssign(fn: Fn, s: ast.AssignStmt): void {
  const [lhs] = s.lhs;
  const [rhs] = s.rhs;
  if (!lhs || !rhs) return;
  operandsFirst(fn, s, rhs);
  if (s.op !== '=' && s.op !== ':=') {
    operateAssign(fn, lhs, s.op, rhs, s);
    return;
  }
  if (s.lhs.length === 1) {
    const target = targetOf(fn, lhs);
    if (!appendInPlace(fn, target, lhs, rhs)) assign(fn, target, valueFor(fn, target, rhs), s);
    return;
  }
  const call = unparen(rhs);
  const results = s.rhs.length === 1 && call.kind === 'CallExpr' ? fn.parts.call(fn, call) : [];
  const targets = s.lhs.map((e) => heldTarget(fn, targetOf(fn, e)));
  if (s.rhs.length === 1) {
    assignEach(fn, targets, results.length > 0 ? results : severalValues(fn, targets, rhs), s);
    return;
  }
  const values: Value[] = [];
  for (const i of evaluationOrder(fn, targets, s.rhs)) {
    const e = s.rhs[i];
    if (e) values[i] = held(fn, valueFor(fn, targets[i], e));
  }
  targets.forEach((target, i) => {
    const value = values[i];
    if (value) assign(fn, target, value, s);
  });
}

/** Of `v, ok = <-c` and `v, ok = x.(T)` only the operand is evaluated ahead: the expression itself is two values. */
function operandOfSeveral(e: ast.Expr): ast.Expr {
  const x = unparen(e);
  return x.kind === 'TypeAssertExpr' || (x.kind === 'UnaryExpr' && x.op === '<-') ? x.x : e;
}

function isNewOrBlank(fn: Fn, e: ast.Expr): boolean {
  return e.kind === 'Ident' && (e.name === '_' || fn.info.defs.has(e));
}

function valueFor(fn: Fn, target: Target | undefined, e: ast.Expr): Value {
  const type = target && typeOfTarget(target);
  return type ? valueAs(fn, e, type) : valueAs(fn, e, fn.typeOf(e));
}

/** `var a, b T = x, y`, also with one call for several names, or without values. */
export function lowerVarDecl(fn: Fn, decl: ast.VarDecl): void {
  const targets = decl.names.map((name) => targetOf(fn, name));
  const [only] = decl.values;
  const given = decl.type && fn.info.types.get(decl.type)?.type;
  if (targets.length > 1 && decl.values.length === 1 && only)
    callsFirst(fn, [operandOfSeveral(only)]);
  else callsFirst(fn, decl.values, given ? decl.values.map(() => given) : []);
  if (!only) {
    for (const target of targets) if (target.kind === 'new') declare(fn, target.v, undefined, decl);
  } else if (decl.values.length === 1 && targets.length > 1) {
    assignSeveral(fn, targets, only);
  } else {
    const values = decl.values.map((e, i) =>
      given && targets[i]?.kind === 'blank'
        ? valueAs(fn, e, given)
        : held(fn, valueFor(fn, targets[i], e)),
    );
    targets.forEach((target, i) => {
      const value = values[i];
      if (value) assign(fn, target, value, decl);
    });
  }
}

/** One expression with several values: a call, or one of the forms with `ok`. */
function assignSeveral(fn: Fn, targets: readonly Target[], e: ast.Expr): void {
  assignEach(fn, targets, severalValues(fn, targets, e), e);
}

function assignEach(
  fn: Fn,
  targets: readonly Target[],
  values: readonly (Value | undefined)[],
  e: ast.Node,
): void {
  targets.forEach((target, i) => {
    const value = values[i];
    if (value) assign(fn, target, value, e);
  });
}

function severalValues(
  fn: Fn,
  targets: readonly Target[],
  e: ast.Expr,
): readonly (Value | undefined)[] {
  const bool: Type = { kind: 'Basic', name: 'bool' };
  switch (e.kind) {
    case 'ParenExpr':
      return severalValues(fn, targets, e.x);
    case 'CallExpr':
      return fn.parts.call(fn, e);
    case 'IndexExpr': {
      const type = mapTypeOf(fn, e.x);
      if (!type) return fn.unsupported(e, 'this assignment');
      const { place, ok } = mapReadOk(fn, mapElement(fn, e, type));
      // `_, ok := m[k]` does not look at the element.
      const value = targets[0]?.kind === 'blank' ? undefined : load(fn, place);
      return [value, words(bool, ok)];
    }
    case 'TypeAssertExpr':
      return assertOk(fn, e, bool);
    case 'UnaryExpr': {
      const { value, ok } = receiveExpr(fn, e, targets[0]?.kind !== 'blank');
      return [value, words(bool, ok)];
    }
    default:
      return fn.unsupported(e, 'this assignment');
  }
}

/** `v, ok := x.(T)`: v is zero when x holds something else. */
function assertOk(fn: Fn, e: ast.TypeAssertExpr, bool: Type): readonly Value[] {
  const { b } = fn;
  const type = e.type && fn.info.types.get(e.type)?.type;
  if (!type) return fn.unsupported(e, 'this conversion');
  const { ok, value } = assertion(fn, fn.value(e.x), type, e);
  const result = held(fn, zeroValue(fn, type));
  const [yes, done] = [b.block(), b.block()];
  b.br(ok, yes, done);
  b.enter(yes);
  store(fn, placeOfValue(result), value());
  b.jump(done);
  b.enter(done);
  return [result, words(bool, ok)];
}

type AssignOp = Exclude<ast.AssignStmt['op'], '=' | ':='>;

/**
 * `x op= y`. As gc orders it: x's operands, then y, then x is loaded and stored with nothing in between. Of a
 * map element, one mapassign gives the place for both; but / and % look the element up first (spec/hmap.md §3).
 */
function operateAssign(fn: Fn, lhs: ast.Expr, op: AssignOp, rhs: ast.Expr, node: ast.Node): void {
  const target = targetOf(fn, lhs);
  const type = typeOfTarget(target);
  if (!type) return;
  const isShift = op === '<<' || op === '>>';
  const divides = op === '/' || op === '%';
  if (target.kind === 'element' && divides) {
    const x = load(fn, mapReadElement(fn, target.element));
    const regs = combine(fn, op, x, operandOf(fn, rhs, type), type, node);
    store(fn, mapAssign(fn, target.element), words(type, ...regs));
    return;
  }
  const count = isShift ? shiftCount(fn, rhs) : undefined;
  const y = isShift ? undefined : operandOf(fn, rhs, type);
  const place = placeOfTarget(fn, target, node);
  const x = load(fn, place);
  if (count && isShift)
    store(fn, place, words(type, shift(fn, op, fn.only(x, node), count, type, node)));
  else if (y && !isShift) store(fn, place, words(type, ...combine(fn, op, x, y, type, node)));
}

function placeOfTarget(fn: Fn, target: Target, node: ast.Node): Place {
  if (target.kind === 'element') return mapAssign(fn, target.element);
  return target.kind === 'place' ? target.place : fn.unsupported(node, 'this assignment');
}

export function lowerIncDec(fn: Fn, s: ast.IncDecStmt): void {
  const target = targetOf(fn, s.x);
  const type = typeOfTarget(target);
  if (!type) return;
  const place = placeOfTarget(fn, target, s);
  const x = load(fn, place);
  const one = { value: constant(fn, 1n, type), constant: 1n, signed: false };
  store(fn, place, words(type, ...combine(fn, s.op === '++' ? '+' : '-', x, one, type, s)));
}

/** `m[k] = append(m[k], …)`: one mapassign serves the load and the store. */
function appendInPlace(fn: Fn, target: Target, lhs: ast.Expr, rhs: ast.Expr): boolean {
  if (target.kind !== 'element' || rhs.kind !== 'CallExpr') return false;
  const [first] = appendArguments(fn, rhs) ?? [];
  if (!first) return false;
  if (!isRepeatable(lhs) || fn.text(first) !== fn.text(lhs)) return false;
  const added = appendedOf(fn, rhs, target.element.type.elem);
  const place = mapAssign(fn, target.element);
  store(fn, place, append(fn, load(fn, place), added, rhs));
  return true;
}

function appendArguments(fn: Fn, e: ast.Expr): readonly ast.Expr[] | undefined {
  if (e.kind !== 'CallExpr' || e.fun.kind !== 'Ident') return undefined;
  const use = fn.info.uses.get(e.fun);
  return use?.kind === 'Builtin' && use.name === 'append' ? e.args : undefined;
}

/** Names, constants and fields of them mean the same twice. */
function isRepeatable(e: ast.Expr): boolean {
  switch (e.kind) {
    case 'Ident':
    case 'BasicLit':
      return true;
    case 'ParenExpr':
    case 'SelectorExpr':
    case 'StarExpr':
      return isRepeatable(e.x);
    case 'IndexExpr':
      return isRepeatable(e.x) && e.indices.every(isRepeatable);
    default:
      return false;
  }
}
