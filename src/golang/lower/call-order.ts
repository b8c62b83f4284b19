import type * as ast from '../syntax/ast';
import { builtinName, unparen } from './callee-name';
import type { Fn } from './fn';
import { underlying } from './layout';
import { containsInFunction } from '../syntax/walk';

/**
 * Go leaves open when a variable is read beside a call: in `x + f()`, before or after it. gc makes the calls of a
 * statement first, from left to right, and reads, indexes and follows pointers then; a person's program is held to
 * that. Our own library says the order itself, by how it is written.
 */
export function callsFirst(fn: Fn, exprs: readonly (ast.Expr | undefined)[]): void {
  if (!fn.unit.isUser) return;
  const [only] = exprs;
  // Nothing stands beside the only call there is.
  if (only && exprs.length === 1 && unparen(only).kind === 'CallExpr' && !isTransparent(fn, only))
    return;
  for (const e of exprs) if (e) visit(fn, e);
}

function visit(fn: Fn, e: ast.Expr): void {
  const known = fn.info.types.get(e);
  if (known?.value !== undefined || known?.mode === 'type') return;
  switch (e.kind) {
    case 'UnaryExpr':
      // Receiving may do as much as a call.
      if (e.op === '<-' && known?.type.kind !== 'Tuple') fn.ready.set(e, fn.value(e));
      else visit(fn, e.x);
      return;
    case 'ParenExpr':
    case 'StarExpr':
    case 'TypeAssertExpr':
    case 'SelectorExpr':
      visit(fn, e.x);
      return;
    case 'IndexExpr':
      visit(fn, e.x);
      for (const index of e.indices) visit(fn, index);
      return;
    case 'SliceExpr':
      for (const part of [e.x, e.low, e.high, e.max]) if (part) visit(fn, part);
      return;
    case 'BinaryExpr':
      if (e.op === '&&' || e.op === '||') {
        // What is right of it may not run at all.
        if (hasCall(fn, e)) fn.ready.set(e, fn.value(e));
        return;
      }
      visit(fn, e.x);
      visit(fn, e.y);
      return;
    case 'CompositeLit':
      if (underlying(fn.typeOf(e)).kind === 'Map') return;
      for (const elem of e.elems) visit(fn, elem.kind === 'KeyValueExpr' ? elem.value : elem);
      return;
    case 'CallExpr':
      if (isTransparent(fn, e)) for (const arg of e.args) visit(fn, arg);
      else if (known?.type.kind !== 'Tuple') fn.ready.set(e, fn.value(e));
      return;
    default:
      return;
  }
}

function hasCall(fn: Fn, e: ast.Expr): boolean {
  return containsInFunction(
    e,
    (node) =>
      (node.kind === 'UnaryExpr' && node.op === '<-') ||
      (node.kind === 'CallExpr' && !isTransparent(fn, node)),
  );
}

/** A conversion, a length: no call, but what is done with an operand. */
function isTransparent(fn: Fn, e: ast.Expr): boolean {
  const call = unparen(e);
  if (call.kind !== 'CallExpr') return false;
  if (fn.info.types.get(call.fun)?.mode === 'type') return true;
  const builtin = builtinName(fn, unparen(call.fun));
  if (builtin !== 'len' && builtin !== 'cap') return false;
  // How much a map or a channel holds is looked up when a call would be made.
  const [x] = call.args;
  const kind = x && underlying(fn.typeOf(x)).kind;
  return kind !== 'Map' && kind !== 'Chan';
}
