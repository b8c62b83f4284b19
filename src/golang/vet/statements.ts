import type * as ast from '../syntax/ast';
import { terminates } from '../types/terminating';
import { type Pass, unparen } from './pass';

/** `x = x`. */
export function selfAssignments(pass: Pass): void {
  pass.visit((node) => {
    if (node.kind !== 'AssignStmt' || node.op !== '=' || node.lhs.length !== node.rhs.length)
      return;
    node.lhs.forEach((left, i) => {
      const right = node.rhs[i];
      if (right === undefined || hasEffect(left) || (left.kind === 'Ident' && left.name === '_'))
        return;
      if (isMapElement(pass, left)) return;
      const text = pass.text(left);
      if (pass.text(right) !== text) return;
      pass.report(node.pos, node.end, `self-assignment of ${text} to ${text}`);
    });
  });
}

function isMapElement(pass: Pass, e: ast.Expr): boolean {
  const x = unparen(e);
  return x.kind === 'IndexExpr' && pass.info.types.get(x)?.mode === 'mapindex';
}

function hasEffect(e: ast.Expr): boolean {
  switch (e.kind) {
    case 'CallExpr':
      return true;
    case 'UnaryExpr':
      return e.op === '<-' || hasEffect(e.x);
    case 'ParenExpr':
    case 'StarExpr':
    case 'SelectorExpr':
      return hasEffect(e.x);
    case 'IndexExpr':
      return hasEffect(e.x) || e.indices.some(hasEffect);
    default:
      return false;
  }
}

/** What stands behind a statement that never ends. */
export function unreachable(pass: Pass): void {
  pass.visit((node) => {
    for (const list of statementLists(node)) {
      list.forEach((stmt, i) => {
        const before = list[i - 1];
        if (before === undefined || !leaves(pass, before)) return;
        // A jump may lead to a label.
        if (stmt.kind === 'LabeledStmt' || stmt.kind === 'EmptyStmt') return;
        pass.report(stmt.pos, stmt.end, 'unreachable code');
      });
    }
  });
  pass.diagnostics.sort((a, b) => a.pos - b.pos);
}

function leaves(pass: Pass, s: ast.Stmt): boolean {
  return (s.kind === 'BranchStmt' && s.tok !== 'fallthrough') || terminates(pass.info, [s]);
}

function statementLists(
  node: Parameters<Parameters<Pass['visit']>[0]>[0],
): (readonly ast.Stmt[])[] {
  if (node.kind === 'Block') return [node.stmts];
  return node.kind === 'CaseClause' || node.kind === 'CommClause' ? [node.body] : [];
}

const PURE = new Set(
  `fmt.Append fmt.Appendf fmt.Appendln fmt.Errorf fmt.Sprint fmt.Sprintf fmt.Sprintln errors.New sort.Reverse
  context.WithCancel context.WithDeadline context.WithTimeout context.WithValue
  slices.Clip slices.Compact slices.CompactFunc slices.Delete slices.DeleteFunc slices.Grow slices.Insert
  slices.Replace`.split(/\s+/),
);

/** Calls that do nothing but give a result, which nobody takes. */
export function unusedResults(pass: Pass): void {
  pass.visit((node) => {
    if (node.kind !== 'ExprStmt') return;
    const call = unparen(node.x);
    if (call.kind !== 'CallExpr') return;
    const name = pass.functionName(call);
    if (name === undefined || !(PURE.has(name) || isTelling(pass, call))) return;
    pass.report(call.fun.end, call.end, `result of ${name} call not used`);
  });
}

/** `x.String()`, `err.Error()`. */
function isTelling(pass: Pass, call: ast.CallExpr): boolean {
  const fun = unparen(call.fun);
  if (fun.kind !== 'SelectorExpr' || !['String', 'Error'].includes(fun.sel.name)) return false;
  const type = pass.info.selections.get(fun)?.type;
  if (type?.kind !== 'Func' || type.params.length > 0 || type.results.length !== 1) return false;
  const [result] = type.results;
  return result?.type.kind === 'Basic' && result.type.name === 'string';
}
