import type * as ast from '../syntax/ast';
import {
  BOOL,
  INVALID,
  incomparable,
  hasNil,
  isInterface,
  isInvalid,
  isUntypedNil,
  under,
} from './basic';
import { incomparableCause } from './binary';
import { missingCause } from './missing-method';
import { assignableTo } from './assignability';
import type { Checker } from './checker';
import { constKey } from './const-numbers';
import { exprText } from './expr-text';
import { identical } from './identical';
import type { ConstValue, Var } from './info';
import { constant, type Operand } from './operand';
import type { Type } from './type';
import { assignment, convertUntyped, withDefaultType } from './untyped';

type CheckList = (c: Checker, stmts: readonly ast.Stmt[]) => void;

export function switchStmt(c: Checker, s: ast.SwitchStmt, check: CheckList): void {
  const tag = switchTag(c, s);
  const seen = new Map<string, { type: Type; pos: number }[]>();
  checkDefaults(c, s.clauses);
  for (const clause of s.clauses) {
    for (const e of clause.exprs) {
      const x = c.rules.expr(c, e);
      if (tag === undefined || x.mode === 'invalid') continue;
      const value = caseValue(c, x, tag);
      if (value?.value === undefined || !isNoticed(value.value)) continue;
      const key = constKey(value.value);
      const same = seen.get(key) ?? [];
      seen.set(key, same);
      const other = same.find(({ type }) => identical(type, value.type));
      if (other !== undefined) {
        const there = `\n\t${c.place(other.pos)}: previous case`;
        c.error(e, `duplicate case ${c.describe(value)} in expression switch${there}`);
      } else same.push({ type: value.type, pos: e.pos });
    }
    c.inScope(() => check(c, clause.body));
  }
}

/** gc looks for no duplicates among complex numbers and booleans. */
function isNoticed(value: ConstValue): boolean {
  return typeof value !== 'boolean' && !(typeof value === 'object' && value.kind === 'complex');
}

const TRUE: ast.Ident = { kind: 'Ident', name: 'true', pos: 0, end: 0 };

function switchTag(c: Checker, s: ast.SwitchStmt): Operand | undefined {
  if (s.tag === undefined) return constant(TRUE, BOOL, true);
  const x = assignment(c, c.rules.expr(c, s.tag), undefined, 'switch expression');
  if (x.mode === 'invalid') return undefined;
  if (incomparable(x.type) !== undefined && !hasNil(x.type)) {
    c.error(s.tag, `cannot switch on ${c.describe(x)}`);
    return undefined;
  }
  return x;
}

export function checkDefaults(
  c: Checker,
  clauses: readonly (ast.Node & { readonly isDefault: boolean })[],
): void {
  const [first, ...others] = clauses.filter((clause) => clause.isDefault);
  for (const other of others) {
    c.error(other, `multiple defaults (first at ${c.place(first?.pos ?? 0)})`);
  }
}

/** The case's value as one of the tag's type; undefined after an error. */
function caseValue(c: Checker, x: Operand, tag: Operand): Operand | undefined {
  const value = convertUntyped(c, x, tag.type);
  if (value.mode === 'invalid') return undefined;
  const comparable = assignableTo(value.type, tag.type) || assignableTo(tag.type, value.type);
  if (!comparable) {
    const types = `mismatched types ${c.typeString(value.type)} and ${c.typeString(tag.type)}`;
    const what = `invalid case ${exprText(x.expr)} in switch on ${exprText(tag.expr)}`;
    c.error(x.expr, `${what} (${types})`);
    return undefined;
  }
  const cause = incomparableCause(c, tag.type) ?? incomparableCause(c, value.type);
  if (x.mode !== 'nil' && cause !== undefined) {
    const what = `invalid case ${exprText(x.expr)} in switch on ${exprText(tag.expr)}`;
    c.error(x.expr, `${what} (${cause})`);
    return undefined;
  }
  return withDefaultType(c, value);
}

export function typeSwitchStmt(c: Checker, s: ast.TypeSwitchStmt, check: CheckList): void {
  const x = c.rules.expr(c, s.x);
  let operand: Type = x.type;
  if (x.mode === 'invalid') operand = INVALID;
  else if (under(x.type).kind !== 'Interface') {
    const isParam = x.type.kind === 'TypeParam';
    const what = c.describe(x);
    const why = `cannot use type switch on type parameter value ${what}`;
    c.error(s.x, isParam ? why : `${what} is not an interface`);
    operand = INVALID;
  }
  checkDefaults(c, s.clauses);
  const bound: Var[] = [];
  const seen: SeenTypes = new Map();
  for (const clause of s.clauses) {
    const types = clause.exprs.map((e) => {
      const type = caseType(c, e, operand);
      reportCase(c, e, type, x, seen);
      return type;
    });
    const [only] = types;
    const type = types.length === 1 && only !== undefined ? only : operand;
    c.inScope(() => {
      if (s.bind !== undefined && s.bind.name !== '_') {
        const { name, pos } = s.bind;
        const variable: Var = { kind: 'Var', name, type, pos, scope: 'local', pkg: c.path };
        c.scope.names.set(name, variable);
        c.info.implicits.set(clause, variable);
        bound.push(variable);
      }
      check(c, clause.body);
    });
  }
  if (s.bind === undefined || isInvalid(operand)) return;
  if (s.bind.name === '_') c.error(s.bind, 'no new variable on left side of :=');
  else if (!bound.some((variable) => c.used.has(variable))) {
    c.error(s.bind, `${s.bind.name} declared and not used`, 'unused');
  }
}

/** Cases that may be identical stand together: a declared type is only so to itself. */
type SeenTypes = Map<Type | Type['kind'] | undefined, { type: Type | undefined; pos: number }[]>;

/** A case that was there before, or that no value of the operand's type can be. */
function reportCase(
  c: Checker,
  e: ast.Expr,
  type: Type | undefined,
  x: Operand,
  seen: SeenTypes,
): void {
  if (type !== undefined && isInvalid(type)) return;
  const key = type?.kind === 'Named' ? type : type?.kind;
  const alike = seen.get(key) ?? [];
  seen.set(key, alike);
  const other = alike.find((s) =>
    s.type === undefined || type === undefined ? s.type === type : identical(s.type, type),
  );
  if (other !== undefined) {
    const text = type === undefined ? 'nil' : c.typeString(type);
    const there = `\n\t${c.place(other.pos)}: previous case`;
    c.error(e, `duplicate case ${text} in type switch${there}`);
    return;
  }
  alike.push({ type, pos: e.pos });
  const inter = under(x.type);
  if (type === undefined || inter.kind !== 'Interface' || isInterface(type)) return;
  // Some type that a type parameter stands for may be one.
  if (type.kind === 'TypeParam') return;
  const cause = missingCause(c, type, inter);
  if (cause === '') return;
  const cannot = `${c.describe(x)} cannot have dynamic type ${c.typeString(type)} ${cause}`;
  c.error(e, `impossible type switch case: ${exprText(e)}\n\t${cannot}`);
}

/** A case's type; undefined for `nil`, where the variable keeps the operand's type. */
function caseType(c: Checker, e: ast.Expr, operand: Type): Type | undefined {
  const x = c.rules.exprOrType(c, e);
  if (x.mode === 'invalid') return INVALID;
  if (isUntypedNil(x.type)) {
    c.record({ mode: 'nil', type: operand, expr: e });
    return undefined;
  }
  if (x.mode !== 'type') {
    c.error(e, `${exprText(e)} is not a type`);
    return INVALID;
  }
  return x.type;
}
