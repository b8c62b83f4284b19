import type * as ast from '../syntax/ast';
import type { Checker } from './checker';
import type { Obj } from './info';
import type { Declarations } from './package-scope';

/**
 * Package variables in the order of their initialisation: again and again the first declared one that refers,
 * directly or through functions, to none that is still uninitialised (Go spec: Package initialization).
 */
export function initOrder(c: Checker, d: Declarations): ast.VarDecl[] {
  const declOf = new Map<Obj, ast.VarDecl>();
  for (const { decl, vars } of d.vars) for (const v of vars) declOf.set(v, decl);
  const needs = new Map(d.vars.map(({ decl }) => [decl, variablesReached(d, decl, declOf)]));
  const order: ast.VarDecl[] = [];
  let waiting = d.vars.map(({ decl }) => decl).filter((decl) => decl.values.length > 0);
  while (waiting.length > 0) {
    const ready = waiting.find((decl) =>
      waiting.every((other) => !(needs.get(decl)?.has(other) ?? false)),
    );
    if (ready === undefined) {
      reportCycle(c, waiting, needs);
      return [...order, ...waiting];
    }
    order.push(ready);
    waiting = waiting.filter((decl) => decl !== ready);
  }
  return order;
}

/** Declarations that a declaration's initialisation reads, through any functions. */
function variablesReached(
  d: Declarations,
  decl: ast.VarDecl,
  declOf: ReadonlyMap<Obj, ast.VarDecl>,
): Set<ast.VarDecl> {
  const reached = new Set<ast.VarDecl>();
  const seen = new Set<Obj>();
  const queue = [...(d.dependencies.get(decl) ?? [])];
  for (let obj = queue.pop(); obj !== undefined; obj = queue.pop()) {
    if (seen.has(obj)) continue;
    seen.add(obj);
    const variable = declOf.get(obj);
    if (variable !== undefined) reached.add(variable);
    else queue.push(...(d.dependencies.get(obj) ?? []));
  }
  return reached;
}

function reportCycle(
  c: Checker,
  waiting: readonly ast.VarDecl[],
  needs: ReadonlyMap<ast.VarDecl, Set<ast.VarDecl>>,
): void {
  const decl = waiting.find((each) => needs.get(each)?.has(each) ?? false);
  const [ident] = decl?.names ?? [];
  if (ident === undefined) return;
  const place = [...c.places.entries()].find(
    ([obj, { pos }]) => pos === ident.pos && 'kind' in obj && obj.kind === 'Var',
  );
  if (place !== undefined) c.source = place[1].source;
  c.error(ident, `initialization cycle or refers to itself: ${ident.name}`);
}
