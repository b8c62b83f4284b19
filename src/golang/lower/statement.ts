import type * as ast from '../syntax/ast';
import { type Fn, Unsupported } from './fn';
import { lowerAssign, lowerIncDec, lowerVarDecl } from './stmt-assign';
import { lowerDefer, lowerGo } from './stmt-go';
import { lowerFor } from './stmt-for';
import { lowerRange } from './stmt-range';
import { lowerSwitch, lowerTypeSwitch } from './stmt-switch';
import { valueAs } from './assignable';
import { callsFirst } from './call-order';
import { lowerSelect } from './select';
import { lowerSend, receiveExpr } from './channel-ops';
import type { Value } from './value';

/** Statements in order; one that is not supported is reported, and the rest looked at for more. */
export function lowerStatements(fn: Fn, stmts: readonly ast.Stmt[]): void {
  for (const s of stmts) {
    try {
      lowerStatement(fn, s);
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error;
      fn.unit.report(fn.source, error.node, `hmapscope does not support ${error.what} yet`);
    }
  }
}

/** A scope of its own: variables declared in it end with it. */
export function lowerScope(fn: Fn, end: number, body: () => void): void {
  const outer = fn.scopeEnd;
  fn.scopeEnd = end;
  body();
  fn.scopeEnd = outer;
}

export function lowerBlock(fn: Fn, block: ast.Block): void {
  lowerScope(fn, block.end, () => lowerStatements(fn, block.stmts));
}

export function lowerStatement(fn: Fn, s: ast.Stmt): void {
  const label = fn.pendingLabel;
  fn.pendingLabel = undefined;
  switch (s.kind) {
    case 'Block':
      lowerBlock(fn, s);
      return;
    case 'ExprStmt':
      lowerExprStmt(fn, s.x);
      return;
    case 'AssignStmt':
      lowerAssign(fn, s);
      return;
    case 'IncDecStmt':
      lowerIncDec(fn, s);
      return;
    case 'DeclStmt':
      for (const decl of s.decls) if (decl.kind === 'VarDecl') lowerVarDecl(fn, decl);
      return;
    case 'GoStmt':
      lowerGo(fn, s);
      return;
    case 'DeferStmt':
      lowerDefer(fn, s);
      return;
    case 'ReturnStmt':
      lowerReturn(fn, s);
      return;
    case 'BranchStmt':
      lowerBranch(fn, s);
      return;
    case 'IfStmt':
      lowerScope(fn, s.end, () => lowerIf(fn, s));
      return;
    case 'SwitchStmt':
      lowerScope(fn, s.end, () => lowerSwitch(fn, s, label, lowerStatements));
      return;
    case 'TypeSwitchStmt':
      lowerScope(fn, s.end, () => lowerTypeSwitch(fn, s, label, lowerStatements));
      return;
    case 'ForStmt':
      lowerScope(fn, s.end, () => lowerFor(fn, s, label, lowerBlock));
      return;
    case 'RangeStmt':
      lowerScope(fn, s.end, () => lowerRange(fn, s, label, lowerBlock));
      return;
    case 'LabeledStmt':
      lowerLabeled(fn, s);
      return;
    case 'SelectStmt':
      lowerScope(fn, s.end, () => lowerSelect(fn, s, label, lowerStatements));
      return;
    case 'SendStmt':
      lowerSend(fn, s);
      return;
    case 'EmptyStmt':
    case 'BadStmt':
      return;
  }
}

function lowerExprStmt(fn: Fn, x: ast.Expr): void {
  if (x.kind === 'ParenExpr') lowerExprStmt(fn, x.x);
  else if (x.kind === 'CallExpr') fn.parts.call(fn, x);
  else if (x.kind === 'UnaryExpr' && x.op === '<-') {
    callsFirst(fn, [x.x]);
    receiveExpr(fn, x, false);
  } else fn.value(x);
}

function lowerReturn(fn: Fn, s: ast.ReturnStmt): void {
  fn.leave(s.results.length === 0 ? undefined : returned(fn, s), s.pos);
}

function returned(fn: Fn, s: ast.ReturnStmt): readonly Value[] {
  const [only] = s.results;
  if (only?.kind === 'CallExpr' && s.results.length === 1 && fn.resultTypes.length > 1)
    return fn.parts.call(fn, only);
  callsFirst(fn, s.results, fn.resultTypes);
  return s.results.map((e, i) => {
    const type = fn.resultTypes[i];
    return type ? valueAs(fn, e, type) : fn.unsupported(e, 'this return');
  });
}

function lowerIf(fn: Fn, s: ast.IfStmt): void {
  const { b } = fn;
  if (s.init) lowerStatement(fn, s.init);
  const [then, otherwise, done] = [b.block(), b.block(), b.block()];
  fn.parts.condition(fn, s.cond, then, otherwise);
  b.enter(then);
  lowerBlock(fn, s.then);
  b.jump(done);
  b.enter(otherwise);
  if (s.else) lowerStatement(fn, s.else);
  b.jump(done);
  b.enter(done);
}

function lowerLabeled(fn: Fn, s: ast.LabeledStmt): void {
  const block = labelBlock(fn, s.label.name);
  fn.b.jump(block);
  fn.b.enter(block);
  fn.pendingLabel = s.label.name;
  lowerStatement(fn, s.stmt);
}

function labelBlock(fn: Fn, name: string): number {
  const known = fn.labels.get(name);
  if (known !== undefined) return known;
  const block = fn.b.block();
  fn.labels.set(name, block);
  return block;
}

function lowerBranch(fn: Fn, s: ast.BranchStmt): void {
  const label = s.label?.name;
  switch (s.tok) {
    case 'goto':
      if (label === undefined) return;
      if (fn.rangeBody && !fn.rangeBody.labels.has(label)) {
        fn.rangeBody.exit({ kind: 'branch', stmt: s });
      } else fn.b.jump(labelBlock(fn, label));
      return;
    case 'fallthrough':
      if (fn.fallthroughTo !== undefined) fn.b.jump(fn.fallthroughTo);
      return;
    case 'break': {
      const target = fn.targets.findLast((t) => label === undefined || t.label === label);
      if (target) fn.b.jump(target.breakTo);
      else fn.rangeBody?.exit({ kind: 'branch', stmt: s });
      return;
    }
    case 'continue': {
      const target = fn.targets.findLast(
        (t) => t.continueTo !== undefined && (label === undefined || t.label === label),
      );
      if (target?.continueTo !== undefined) fn.b.jump(target.continueTo);
      else fn.rangeBody?.exit({ kind: 'branch', stmt: s });
      return;
    }
  }
}
