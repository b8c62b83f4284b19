import type * as ast from '../syntax/ast';
import { assignStmt, assignRangeValue, incDecStmt, rangeKeyType } from './assign';
import { returnStmt } from './returns';
import {
  INT,
  INVALID,
  isBoolean,
  isInteger,
  isInvalid,
  isString,
  isUntyped,
  RUNE,
  under,
} from './basic';
import { asBoolean } from './binary';
import { selectStmt, sendStmt } from './channels';
import type { Checker } from './checker';
import { localDecl } from './local-decls';
import { exprText } from './expr-text';
import type { Operand } from './operand';
import { switchStmt, typeSwitchStmt } from './switches';
import type { Func, Type } from './type';
import { structure } from './type-set';
import { assignment, withDefaultType } from './untyped';

export function stmtList(c: Checker, stmts: readonly ast.Stmt[]): void {
  for (const s of stmts) stmt(c, s);
}

export function blockStmt(c: Checker, s: ast.Block): void {
  c.inScope(() => stmtList(c, s.stmts));
}

function stmt(c: Checker, s: ast.Stmt): void {
  switch (s.kind) {
    case 'Block':
      blockStmt(c, s);
      break;
    case 'ExprStmt':
      exprStmt(c, s);
      break;
    case 'AssignStmt':
      assignStmt(c, s);
      break;
    case 'IncDecStmt':
      incDecStmt(c, s);
      break;
    case 'DeclStmt':
      for (const decl of s.decls) localDecl(c, decl);
      break;
    case 'GoStmt':
      callStmt(c, s.call, 'go');
      break;
    case 'DeferStmt':
      callStmt(c, s.call, 'defer');
      break;
    case 'ReturnStmt':
      returnStmt(c, s);
      break;
    case 'IfStmt':
      ifStmt(c, s);
      break;
    case 'SwitchStmt':
      c.inScope(() => {
        if (s.init !== undefined) stmt(c, s.init);
        switchStmt(c, s, stmtList);
      });
      break;
    case 'TypeSwitchStmt':
      c.inScope(() => {
        if (s.init !== undefined) stmt(c, s.init);
        typeSwitchStmt(c, s, stmtList);
      });
      break;
    case 'ForStmt':
      forStmt(c, s);
      break;
    case 'RangeStmt':
      rangeStmt(c, s);
      break;
    case 'LabeledStmt':
      stmt(c, s.stmt);
      break;
    case 'SendStmt':
      sendStmt(c, s);
      break;
    case 'SelectStmt':
      selectStmt(c, s, stmtList);
      break;
    case 'BranchStmt':
    case 'EmptyStmt':
    case 'BadStmt':
      break;
  }
}

function exprStmt(c: Checker, s: ast.ExprStmt): void {
  const x = c.rules.multi(c, s.x);
  if (x.mode === 'invalid') return;
  if (isUsefulCall(c, s.x)) return;
  c.error(s.x, `${c.describe(x)} is not used`);
}

const VALUE_BUILTINS = new Set('append cap complex imag len make max min new real'.split(' '));

/** A call or a receive may stand alone, unless it is a conversion or a builtin that only gives a value. */
function isUsefulCall(c: Checker, e: ast.Expr): boolean {
  if (e.kind === 'ParenExpr') return isUsefulCall(c, e.x);
  if (e.kind === 'UnaryExpr') return e.op === '<-';
  if (e.kind !== 'CallExpr') return false;
  let fun = e.fun;
  while (fun.kind === 'ParenExpr') fun = fun.x;
  const mode = c.info.types.get(fun)?.mode;
  if (mode === 'type') return false;
  if (mode !== 'builtin') return true;
  return fun.kind === 'Ident' && !VALUE_BUILTINS.has(fun.name);
}

function callStmt(c: Checker, e: ast.Expr, keyword: 'go' | 'defer'): void {
  let call = e;
  while (call.kind === 'ParenExpr') call = call.x;
  if (call.kind !== 'CallExpr') {
    c.error(call, `expression in ${keyword} must be function call`);
    c.rules.exprOrType(c, e);
    return;
  }
  const x = c.rules.multi(c, call);
  if (x.mode === 'invalid' || isUsefulCall(c, call)) return;
  if (c.info.types.get(call.fun)?.mode === 'type') {
    c.error(e, `${keyword} requires function call, not conversion ${c.describe(x)}`);
  } else c.error(e, `${keyword} discards result of ${c.describe(x)}`);
}

function condition(c: Checker, e: ast.Expr, where: string): void {
  const x = c.rules.expr(c, e);
  if (x.mode === 'invalid') return;
  if (!isBoolean(x.type)) c.error(e, `non-boolean condition in ${where} statement`);
  else asBoolean(c, x);
}

function ifStmt(c: Checker, s: ast.IfStmt): void {
  c.inScope(() => {
    if (s.init !== undefined) stmt(c, s.init);
    condition(c, s.cond, 'if');
    blockStmt(c, s.then);
    if (s.else !== undefined) stmt(c, s.else);
  });
}

function forStmt(c: Checker, s: ast.ForStmt): void {
  c.inScope(() => {
    if (s.init !== undefined) stmt(c, s.init);
    if (s.cond !== undefined) condition(c, s.cond, 'for');
    if (s.post !== undefined) stmt(c, s.post);
    blockStmt(c, s.body);
  });
}

interface RangeTypes {
  /** Absent: no variable is permitted. */
  readonly key: Type | undefined;
  /** Absent: only one variable is permitted. */
  readonly value: Type | undefined;
  /** What is ranged over, for messages. */
  readonly operand: string;
}

function rangeStmt(c: Checker, s: ast.RangeStmt): void {
  c.inScope(() => {
    const known = rangeTypes(c, s);
    const types = known ?? { key: INVALID, value: INVALID, operand: '' };
    if (s.key !== undefined && types.key === undefined) {
      c.error(s.key, `range over ${types.operand} permits no iteration variables`);
    } else if (s.value !== undefined && types.value === undefined) {
      c.error(s.value, `range over ${types.operand} permits only one iteration variable`);
    } else if (s.extra !== undefined && known !== undefined) {
      c.error(s.extra, 'range clause permits at most two iteration variables');
    }
    const targets: [ast.Expr | undefined, Type][] = [
      [s.key, types.key ?? INVALID],
      [s.value, types.value ?? INVALID],
    ];
    for (const [e, type] of targets) {
      if (e === undefined) continue;
      if (!s.define) assignRangeValue(c, e, type);
      else if (e.kind === 'Ident') {
        const variable = c.newVar(e, type, 'local');
        c.declare(e, variable);
        if (known === undefined || isInvalid(type)) c.used.add(variable);
        c.record({ mode: 'variable', type, expr: e });
      } else c.error(e, `non-name ${exprText(e)} on left side of :=`);
    }
    blockStmt(c, s.body);
  });
}

function rangeTypes(c: Checker, s: ast.RangeStmt): RangeTypes | undefined {
  const x = c.rules.expr(c, s.x);
  if (x.mode === 'invalid') return undefined;
  const t = structure(x.type);
  const operand = c.describe(x);
  if (isString(x.type)) {
    withDefaultType(c, x);
    return { key: INT, value: RUNE, operand };
  }
  if (isInteger(x.type)) return { key: rangeCount(c, s, x), value: undefined, operand };
  switch (t.kind) {
    case 'Slice':
    case 'Array':
      return { key: INT, value: t.elem, operand };
    case 'Map':
      return { key: t.key, value: t.elem, operand };
    case 'Pointer': {
      const array = under(t.elem);
      if (array.kind === 'Array') return { key: INT, value: array.elem, operand };
      break;
    }
    case 'Chan':
      if (t.dir !== 'send') return { key: t.elem, value: undefined, operand };
      c.error(s.x, `cannot range over ${operand}: receive from send-only channel`);
      return undefined;
    case 'Func': {
      const yields = yieldOf(t);
      if (typeof yields === 'string') {
        c.error(s.x, `cannot range over ${operand}: ${yields}`);
        return undefined;
      }
      const [key, value] = yields.params;
      return { key: key?.type, value: value?.type, operand };
    }
    default:
      break;
  }
  const cause = t.kind === 'TypeParam' ? ': no core type' : '';
  c.error(s.x, `cannot range over ${c.describe(x)}${cause}`);
  return undefined;
}

/** The function that a function to range over calls, or what is wrong with it. */
function yieldOf(type: Func): Func | string {
  const must = 'func must be func(yield func(...) bool)';
  const [first] = type.params;
  if (type.params.length !== 1 || first === undefined) return `${must}: wrong argument count`;
  if (type.results.length > 0) return `${must}: unexpected results`;
  const yields = under(first.type);
  if (yields.kind !== 'Func') return `${must}: argument is not func`;
  const [result] = yields.results;
  if (yields.results.length !== 1 || result === undefined || !isBoolean(result.type))
    return `${must}: yield func does not return bool`;
  if (yields.params.length > 2) return `${must}: yield func has too many parameters`;
  return yields;
}

/** `for i := range n`: i has n's type; an untyped n takes i's. */
function rangeCount(c: Checker, s: ast.RangeStmt, x: Operand): Type {
  if (!isUntyped(x.type)) return x.type;
  const wanted = s.define || s.key === undefined ? undefined : rangeKeyType(c, s.key);
  if (wanted !== undefined) {
    assignment(c, x, wanted, 'range clause');
    return wanted;
  }
  const converted = withDefaultType(c, x);
  return converted.mode === 'invalid' ? INVALID : converted.type;
}
