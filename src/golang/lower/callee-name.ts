import type { Symbol } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { Fn } from './fn';

export function unparen(e: ast.Expr): ast.Expr {
  return e.kind === 'ParenExpr' ? unparen(e.x) : e;
}

/** The symbol of the declared function that an expression names, `F`, `pkg.F` or `F[int]`. */
export function namedFunction(fn: Fn, e: ast.Expr): Symbol | undefined {
  if (e.kind === 'ParenExpr') return namedFunction(fn, e.x);
  // Of what is no function, an index is an index.
  if (e.kind === 'IndexExpr') return isGeneric(fn, e.x) ? namedFunction(fn, e.x) : undefined;
  if (e.kind === 'SelectorExpr' && fn.info.selections.has(e)) return undefined;
  const ident = e.kind === 'SelectorExpr' ? e.sel : e;
  const use = ident.kind === 'Ident' ? fn.info.uses.get(ident) : undefined;
  if (ident.kind !== 'Ident' || use?.kind !== 'Func') return undefined;
  const instance = fn.info.instances.get(ident);
  return instance ? fn.unit.need(instance) : use.symbol;
}

function isGeneric(fn: Fn, e: ast.Expr): boolean {
  if (e.kind === 'ParenExpr') return isGeneric(fn, e.x);
  const ident = e.kind === 'SelectorExpr' ? e.sel : e;
  return ident.kind === 'Ident' && fn.info.instances.has(ident);
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
