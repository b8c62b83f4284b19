import type * as ast from '../syntax/ast';
import type { Fn } from './fn';

export function unparen(e: ast.Expr): ast.Expr {
  return e.kind === 'ParenExpr' ? unparen(e.x) : e;
}

/** `len`, `unsafe.Add`; undefined for what is no builtin. */
export function builtinName(fn: Fn, fun: ast.Expr): string | undefined {
  const ident = fun.kind === 'SelectorExpr' ? fun.sel : fun;
  const use = ident.kind === 'Ident' ? fn.info.uses.get(ident) : undefined;
  if (use?.kind !== 'Builtin') return undefined;
  return fun.kind === 'SelectorExpr' && !use.name.startsWith('unsafe.')
    ? `unsafe.${use.name}`
    : use.name;
}
