import type * as ast from '../syntax/ast';
import type { Checker } from './checker';
import type { Obj } from './info';
import { type Declarations, reportInitCycle } from './package-scope';

/**
 * Package variables in the order of their initialisation: again and again the first declared one that refers,
 * directly or through functions, to none that is still uninitialised (Go spec: Package initialization). Go counts
 * variables without a value among those: who refers to one comes after its declaration.
 */
export function initOrder(c: Checker, d: Declarations): ast.VarDecl[] {
  const declOf = new Map<Obj, ast.VarDecl>();
  for (const { decl, vars } of d.vars) for (const v of vars) declOf.set(v, decl);
  const needs = new Map(d.vars.map(({ decl }) => [decl, variablesReached(d, decl, declOf)]));
  const order: ast.VarDecl[] = [];
  let waiting = d.vars.map(({ decl }) => decl);
  while (waiting.length > 0) {
    const ready = waiting.find((decl) =>
      waiting.every((other) => !(needs.get(decl)?.has(other) ?? false)),
    );
    if (ready === undefined) {
      reportCycles(c, d, waiting);
      return [...order, ...waiting.filter(hasValue)];
    }
    if (hasValue(ready)) order.push(ready);
    waiting = waiting.filter((decl) => decl !== ready);
  }
  return order;
}

function hasValue(decl: ast.VarDecl): boolean {
  return decl.values.length > 0;
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

/** Each cycle of variables and functions that initialise one another, once. */
function reportCycles(c: Checker, d: Declarations, waiting: readonly ast.VarDecl[]): void {
  const reported = new Set<Obj>();
  for (const { decl, vars } of d.vars) {
    if (!waiting.includes(decl)) continue;
    for (const variable of vars) {
      const cycle = pathBack(d, variable);
      if (cycle === undefined || cycle.some((obj) => reported.has(obj))) continue;
      for (const obj of cycle) reported.add(obj);
      reportInitCycle(c, cycle);
    }
  }
}

/** From a variable through what its value refers to, and what that refers to, back to it. */
function pathBack(d: Declarations, variable: Obj): Obj[] | undefined {
  const seen = new Set<Obj>();
  const dependenciesOf = (obj: Obj): Iterable<Obj> => {
    const decl = d.vars.find(({ vars }) => vars.some((v) => v === obj))?.decl;
    return d.dependencies.get(decl ?? obj) ?? [];
  };
  const search = (obj: Obj, path: Obj[]): Obj[] | undefined => {
    for (const next of dependenciesOf(obj)) {
      if (next === variable) return path;
      if (seen.has(next)) continue;
      seen.add(next);
      const found = search(next, [...path, next]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(variable, [variable]);
}
