import type * as ast from '../syntax/ast';
import {
  defaultType,
  INVALID,
  isInvalid,
  isNumeric,
  isUntypedNil,
  UNTYPED_BOOL,
  under,
} from './basic';
import { operation } from './binary';
import { valueList } from './value-list';
import type { Checker } from './checker';
import { exprText } from './expr-text';
import type { Var } from './info';
import { asTarget } from './instantiation';
import { invalid, type Operand } from './operand';
import type { Type } from './type';
import { assignment } from './untyped';

export function assignStmt(c: Checker, s: ast.AssignStmt): void {
  if (s.op === ':=') shortVarDecl(c, s);
  else if (s.op === '=') assignVars(c, s.lhs, s.rhs);
  else assignOperation(c, s.lhs[0], s.rhs[0], s.op, s.opPos);
}

function assignOperation(
  c: Checker,
  left: ast.Expr | undefined,
  right: ast.Expr | undefined,
  op: Exclude<ast.AssignStmt['op'], '=' | ':='>,
  opPos: number,
): void {
  if (left === undefined || right === undefined) return;
  const text = `${exprText(left)} ${op}= ${exprText(right)}`;
  const x = operation(c, { op, x: left, y: right, opPos, expr: left, text });
  const T = assignee(c, left);
  if (T !== undefined && x.mode !== 'invalid') assignment(c, x, T, 'assignment operation');
}

export function incDecStmt(c: Checker, s: ast.IncDecStmt): void {
  const x = c.rules.expr(c, s.x);
  if (x.mode === 'invalid') return;
  if (!isNumeric(x.type)) {
    const text = `${exprText(s.x)}${s.op}`;
    c.error(s.x, `invalid operation: ${text} (non-numeric type ${c.typeString(x.type)})`);
    return;
  }
  assignee(c, s.x);
}

/** The type that a left side takes; undefined for `_` (which takes any) and after an error. */
function assignee(c: Checker, e: ast.Expr): Type | undefined {
  let target = e;
  while (target.kind === 'ParenExpr') target = target.x;
  if (target.kind === 'Ident') {
    if (target.name === '_') return undefined;
    const obj = c.scope.lookup(target.name);
    if (obj?.kind === 'Var') {
      // To be assigned to is not to be used.
      const wasUsed = c.used.has(obj);
      const x = c.rules.expr(c, e);
      if (!wasUsed) c.used.delete(obj);
      return x.mode === 'invalid' ? INVALID : x.type;
    }
  }
  const x = c.rules.expr(c, e);
  if (x.mode === 'invalid') return INVALID;
  if (x.mode === 'variable' || x.mode === 'mapindex') return x.type;
  if (target.kind === 'SelectorExpr' && c.info.types.get(target.x)?.mode === 'mapindex') {
    c.error(e, `cannot assign to struct field ${exprText(e)} in map`);
  } else {
    c.error(e, `cannot assign to ${exprText(e)} (neither addressable nor a map index expression)`);
  }
  return INVALID;
}

function assignVars(c: Checker, lhs: readonly ast.Expr[], rhs: readonly ast.Expr[]): void {
  if (lhs.length === rhs.length && !(rhs.length === 1 && isCall(rhs[0]))) {
    lhs.forEach((left, i) => {
      const right = rhs[i];
      if (right === undefined) return;
      const T = assignee(c, left);
      const isBlank = left.kind === 'Ident' && left.name === '_';
      const context = isBlank ? 'assignment to _ identifier' : 'assignment';
      assignment(c, valueFor(c, right, T), T, context);
    });
    return;
  }
  const types = lhs.map((left) => assignee(c, left));
  const values = unpack(c, rhs, lhs.length);
  if (values === undefined) return;
  values.forEach((value, i) => assignment(c, value, types[i], 'assignment'));
}

/** A value for what has type T: a generic function takes its type arguments from there. */
function valueFor(c: Checker, e: ast.Expr, T: Type | undefined): Operand {
  return asTarget(c, c.rules.expr(c, e, T !== undefined), T);
}

function isCall(e: ast.Expr | undefined): boolean {
  return e?.kind === 'ParenExpr' ? isCall(e.x) : e?.kind === 'CallExpr';
}

/** As many values as are wanted, of one call or one `v, ok` expression if need be. Undefined: reported. */
function unpack(c: Checker, rhs: readonly ast.Expr[], wanted: number): Operand[] | undefined {
  const [only] = rhs;
  const values = valueList(c, rhs);
  if (values.length === wanted) return values;
  const [first] = values;
  if (first === undefined || only === undefined) return undefined;
  if (wanted === 2 && (first.mode === 'mapindex' || first.mode === 'commaok')) {
    return [
      { mode: 'value', type: first.type, expr: first.expr },
      { mode: 'value', type: UNTYPED_BOOL, expr: first.expr },
    ];
  }
  if (values.some((value) => value.mode === 'invalid')) return undefined;
  mismatch(c, rhs, wanted, values.length);
  return undefined;
}

function mismatch(c: Checker, rhs: readonly ast.Expr[], wanted: number, found: number): void {
  const [only] = rhs;
  if (only === undefined) return;
  const variables = count(wanted, 'variable');
  const values = count(found, 'value');
  let call = only;
  while (call.kind === 'ParenExpr') call = call.x;
  const what =
    rhs.length === 1 && call.kind === 'CallExpr'
      ? `${exprText(call.fun)} returns ${values}`
      : values;
  c.error(only, `assignment mismatch: ${variables} but ${what}`);
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** Gives new variables their values, and their types where the declaration has none. */
export function initVars(
  c: Checker,
  vars: readonly (Var | undefined)[],
  type: Type | undefined,
  rhs: readonly ast.Expr[],
  context: 'assignment' | 'variable declaration',
): void {
  const failed = (): void => {
    for (const v of vars) {
      // A variable that `:=` only assigns to is no new one.
      if (v === undefined || (type === undefined && !isPending(v))) continue;
      if (type === undefined) v.type = INVALID;
    }
  };
  let values: (Operand | undefined)[] | undefined;
  // Of `x := f()` a wrong count is an assignment mismatch, of `var x = f()` a value too many.
  const isPairwise = context === 'variable declaration' || !isCall(rhs[0]) || rhs.length > 1;
  if (vars.length === rhs.length && isPairwise) {
    values = rhs.map((e) => valueFor(c, e, type));
  } else values = unpack(c, rhs, vars.length);
  if (values === undefined) {
    failed();
    return;
  }
  values.forEach((value, i) => initVar(c, vars[i], value ?? invalid(rhs[0] ?? BAD), context));
}

const BAD: ast.BadExpr = { kind: 'BadExpr', pos: 0, end: 0 };

/** The type of a variable whose type its value will give. */
export const PENDING: Type = { kind: 'Tuple', types: [] };

function isPending(v: Var): boolean {
  return v.type === PENDING;
}

function initVar(c: Checker, v: Var | undefined, x: Operand, context: string): void {
  if (x.mode === 'invalid') {
    if (v !== undefined && isPending(v)) v.type = INVALID;
    return;
  }
  if (v === undefined || !isPending(v)) {
    assignment(c, x, v?.type, context);
    return;
  }
  if (isUntypedNil(x.type)) {
    c.error(x.expr, `use of untyped nil in ${context}`);
    v.type = INVALID;
    return;
  }
  v.type = defaultType(x.type);
  assignment(c, x, v.type, context);
}

function shortVarDecl(c: Checker, s: ast.AssignStmt): void {
  const fresh: { ident: ast.Ident; variable: Var }[] = [];
  const seen = new Set<string>();
  let wrong = false;
  const vars = s.lhs.map((e): Var | undefined => {
    if (e.kind !== 'Ident') {
      c.rules.exprOrType(c, e);
      c.error(e, `non-name ${exprText(e)} on left side of :=`);
      wrong = true;
      return undefined;
    }
    if (e.name !== '_' && seen.has(e.name)) {
      c.error(e, `${e.name} repeated on left side of :=`);
      wrong = true;
      return undefined;
    }
    seen.add(e.name);
    const known = e.name === '_' ? undefined : c.scope.names.get(e.name);
    if (known !== undefined) {
      c.info.uses.set(e, known);
      if (known.kind === 'Var') {
        c.record({ mode: 'variable', type: known.type, expr: e });
        return known;
      }
      c.error(e, `cannot assign to ${exprText(e)}`);
      wrong = true;
      return undefined;
    }
    const variable = c.newVar(e, PENDING, 'local');
    // `_` is new each time but is no variable.
    fresh.push({ ident: e, variable });
    return variable;
  });
  initVars(c, vars, undefined, s.rhs, 'assignment');
  for (const { ident, variable } of fresh) {
    c.declare(ident, variable);
    c.record({ mode: 'variable', type: variable.type, expr: ident });
  }
  if (!wrong && fresh.every(({ ident }) => ident.name === '_')) {
    c.error(s.opPos, 'no new variables on left side of :=');
  }
}

/** A loop variable's value, which no expression of its own stands for. */
export function assignRangeValue(c: Checker, e: ast.Expr, type: Type): void {
  const T = assignee(c, e);
  if (T === undefined || isInvalid(T) || isInvalid(type)) return;
  assignment(c, { mode: 'value', type, expr: e }, T, 'assignment');
}

/** The type on the left of `for i = range n` decides an untyped n's. */
export function rangeKeyType(c: Checker, e: ast.Expr): Type | undefined {
  const T = assignee(c, e);
  return T === undefined || isInvalid(T) || under(T).kind !== 'Basic' ? undefined : T;
}
