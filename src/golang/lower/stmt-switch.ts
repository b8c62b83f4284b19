import type { BlockId } from '../ir/ir';
import type * as ast from '../syntax/ast';
import { isNil, valueAs } from './assignable';
import { callsFirst } from './call-order';
import { equalsExpr } from './compare';
import type { Fn } from './fn';
import { assertion, type Assertion } from './interface';
import { held } from './memory';
import type { Value } from './value';
import { declare } from './variable';

type LowerStatements = (fn: Fn, stmts: readonly ast.Stmt[]) => void;

/** Cases are tried in order, each leading to its body; `default` when none fits, wherever it stands. */
export function lowerSwitch(
  fn: Fn,
  s: ast.SwitchStmt,
  label: string | undefined,
  lowerStatements: LowerStatements,
): void {
  const { b } = fn;
  if (s.init) fn.parts.statement(fn, s.init);
  if (s.tag) callsFirst(fn, [s.tag]);
  const tag = s.tag && held(fn, valueAs(fn, s.tag, fn.typeOf(s.tag)));
  const done = b.block();
  const bodies = s.clauses.map(() => b.block());
  let fallback: BlockId = done;
  s.clauses.forEach((clause, i) => {
    const body = bodies[i] ?? done;
    if (clause.isDefault) fallback = body;
    for (const e of clause.exprs) {
      const otherwise = b.block();
      if (tag) {
        callsFirst(fn, [e]);
        b.br(equalsExpr(fn, tag, e, e), body, otherwise);
      } else fn.parts.condition(fn, e, body, otherwise);
      b.enter(otherwise);
    }
  });
  b.jump(fallback);
  const outer = fn.fallthroughTo;
  fn.targets.push({ label, breakTo: done, continueTo: undefined });
  s.clauses.forEach((clause, i) => {
    b.enter(bodies[i] ?? done);
    fn.fallthroughTo = bodies[i + 1];
    clauseBody(fn, clause, lowerStatements);
    b.jump(done);
  });
  fn.targets.pop();
  fn.fallthroughTo = outer;
  b.enter(done);
}

function clauseBody(fn: Fn, clause: ast.CaseClause, lowerStatements: LowerStatements): void {
  const outer = fn.scopeEnd;
  fn.scopeEnd = clause.end;
  lowerStatements(fn, clause.body);
  fn.scopeEnd = outer;
}

export function lowerTypeSwitch(
  fn: Fn,
  s: ast.TypeSwitchStmt,
  label: string | undefined,
  lowerStatements: LowerStatements,
): void {
  const { b } = fn;
  if (s.init) fn.parts.statement(fn, s.init);
  const x = held(fn, fn.value(subject(s.x)));
  const [typeWord] = x.kind === 'words' ? x.regs : [];
  if (x.kind !== 'words' || typeWord === undefined) return fn.unsupported(s, 'this switch');
  const done = b.block();
  const bodies = s.clauses.map(() => b.block());
  const asserted = new Map<ast.Expr, Assertion>();
  let fallback: BlockId = done;
  s.clauses.forEach((clause, i) => {
    const body = bodies[i] ?? done;
    if (clause.isDefault) fallback = body;
    for (const e of clause.exprs) {
      const otherwise = b.block();
      if (isNil(fn, e)) b.br(b.un('eqz', typeWord), body, otherwise);
      else {
        const found = assertion(fn, x, fn.typeOf(e), e);
        asserted.set(e, found);
        b.br(found.ok, body, otherwise);
      }
      b.enter(otherwise);
    }
  });
  b.jump(fallback);
  fn.targets.push({ label, breakTo: done, continueTo: undefined });
  s.clauses.forEach((clause, i) => {
    b.enter(bodies[i] ?? done);
    bindClause(fn, clause, x, asserted);
    clauseBody(fn, clause, lowerStatements);
    b.jump(done);
  });
  fn.targets.pop();
  b.enter(done);
}

/** `x.(type)` or just x, however the parser keeps it. */
function subject(e: ast.Expr): ast.Expr {
  return e.kind === 'TypeAssertExpr' && !e.type ? e.x : e;
}

/** With one type in the clause the variable has that type, else the interface's. */
function bindClause(
  fn: Fn,
  clause: ast.CaseClause,
  x: Value,
  asserted: ReadonlyMap<ast.Expr, Assertion>,
): void {
  const v = fn.info.implicits.get(clause);
  if (!v) return;
  const [only] = clause.exprs;
  const single = clause.exprs.length === 1 ? only && asserted.get(only) : undefined;
  const outer = fn.scopeEnd;
  fn.scopeEnd = clause.end;
  declare(fn, v, single ? single.value() : x, clause);
  fn.scopeEnd = outer;
}
