import type * as ast from '../syntax/ast';
import type { Info } from './info';

/** Whether a list of statements never runs off its end (Go spec: Terminating statements). */
export function terminates(info: Info, stmts: readonly ast.Stmt[]): boolean {
  const last = stmts.findLast((stmt) => stmt.kind !== 'EmptyStmt');
  return last !== undefined && isTerminating(info, last, undefined);
}

function isTerminating(info: Info, s: ast.Stmt, label: string | undefined): boolean {
  switch (s.kind) {
    case 'ReturnStmt':
      return true;
    case 'BranchStmt':
      return s.tok === 'goto' || s.tok === 'fallthrough';
    case 'ExprStmt':
      return isPanic(info, s.x);
    case 'Block':
      return terminates(info, s.stmts);
    case 'IfStmt':
      return (
        s.else !== undefined &&
        terminates(info, s.then.stmts) &&
        isTerminating(info, s.else, undefined)
      );
    case 'ForStmt':
      return s.cond === undefined && !breaksOut(s.body.stmts, label, true);
    case 'LabeledStmt':
      return isTerminating(info, s.stmt, s.label.name);
    case 'SwitchStmt':
    case 'TypeSwitchStmt':
      return (
        s.clauses.some((clause) => clause.isDefault) &&
        s.clauses.every(
          (clause) => terminates(info, clause.body) && !breaksOut(clause.body, label, true),
        )
      );
    case 'SelectStmt':
      return s.clauses.every(
        (clause) => terminates(info, clause.body) && !breaksOut(clause.body, label, true),
      );
    default:
      return false;
  }
}

function isPanic(info: Info, x: ast.Expr): boolean {
  if (x.kind === 'ParenExpr') return isPanic(info, x.x);
  if (x.kind !== 'CallExpr' || x.fun.kind !== 'Ident') return false;
  return x.fun.name === 'panic' && info.uses.get(x.fun)?.kind === 'Builtin';
}

/** Whether a `break` leaves the statement labeled `label`; `near`: a plain `break` would. */
function breaksOut(stmts: readonly ast.Stmt[], label: string | undefined, near: boolean): boolean {
  return stmts.some((s) => stmtBreaksOut(s, label, near));
}

function stmtBreaksOut(s: ast.Stmt, label: string | undefined, near: boolean): boolean {
  switch (s.kind) {
    case 'BranchStmt':
      if (s.tok !== 'break') return false;
      return s.label === undefined ? near : s.label.name === label;
    case 'Block':
      return breaksOut(s.stmts, label, near);
    case 'LabeledStmt':
      return stmtBreaksOut(s.stmt, label, near);
    case 'IfStmt':
      return (
        breaksOut(s.then.stmts, label, near) ||
        (s.else !== undefined && stmtBreaksOut(s.else, label, near))
      );
    case 'ForStmt':
    case 'RangeStmt':
      return label !== undefined && breaksOut(s.body.stmts, label, false);
    case 'SwitchStmt':
    case 'TypeSwitchStmt':
    case 'SelectStmt':
      return label !== undefined && s.clauses.some((x) => breaksOut(x.body, label, false));
    default:
      return false;
  }
}
