import type * as ast from '../syntax/ast';

/** The receiver's type without `*` and parentheses. */
export function receiverBase(e: ast.Expr): { base: ast.Expr; pointer: boolean } {
  if (e.kind === 'ParenExpr') return receiverBase(e.x);
  if (e.kind !== 'StarExpr') return { base: e, pointer: false };
  return { base: receiverBase(e.x).base, pointer: true };
}
