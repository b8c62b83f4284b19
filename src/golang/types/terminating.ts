import type * as ast from '../syntax/ast';

/** Whether a list of statements never runs off its end (Go spec: Terminating statements). */
export function terminates(stmts: readonly ast.Stmt[]): boolean {
  const last = stmts.findLast((stmt) => stmt.kind !== 'EmptyStmt');
  return last !== undefined && isTerminating(last, undefined);
}

function isTerminating(s: ast.Stmt, label: string | undefined): boolean {
  switch (s.kind) {
    case 'ReturnStmt':
      return true;
    case 'BranchStmt':
      return s.tok === 'goto' || s.tok === 'fallthrough';
    case 'ExprStmt':
      return isPanic(s.x);
    case 'Block':
      return terminates(s.stmts);
    case 'IfStmt':
      return s.else !== undefined && terminates(s.then.stmts) && isTerminating(s.else, undefined);
    case 'ForStmt':
      return s.cond === undefined && !breaksOut(s.body.stmts, label, true);
    case 'LabeledStmt':
      return isTerminating(s.stmt, s.label.name);
    case 'SwitchStmt':
    case 'TypeSwitchStmt':
      return (
        s.clauses.some((clause) => clause.isDefault) &&
        s.clauses.every((clause) => terminates(clause.body) && !breaksOut(clause.body, label, true))
      );
    case 'SelectStmt':
      return s.clauses.every(
        (clause) => terminates(clause.body) && !breaksOut(clause.body, label, true),
      );
    default:
      return false;
  }
}

function isPanic(x: ast.Expr): boolean {
  if (x.kind === 'ParenExpr') return isPanic(x.x);
  return x.kind === 'CallExpr' && x.fun.kind === 'Ident' && x.fun.name === 'panic';
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
