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
  const decls = d.vars.map(({ decl }) => decl);
  const users = new Map<ast.VarDecl, number[]>(decls.map((decl) => [decl, []]));
  const missing = decls.map((decl, i) => {
    const reached = variablesReached(d, decl, declOf);
    for (const other of reached) users.get(other)?.push(i);
    return reached.size;
  });
  const order: ast.VarDecl[] = [];
  const waiting = new Set(decls);
  const ready = decls.map((_, i) => i).filter((i) => missing[i] === 0);
  for (let first = ready.shift(); first !== undefined; first = ready.shift()) {
    const decl = decls[first];
    if (decl === undefined) continue;
    waiting.delete(decl);
    if (hasValue(decl)) order.push(decl);
    for (const user of users.get(decl) ?? []) {
      missing[user] = (missing[user] ?? 0) - 1;
      if (missing[user] === 0) insert(ready, user);
    }
  }
  if (waiting.size > 0) reportCycles(c, d, waiting, declOf);
  return [...order, ...[...waiting].filter(hasValue)];
}

/** Into numbers that ascend. */
function insert(numbers: number[], number: number): void {
  const at = numbers.findIndex((other) => other > number);
  numbers.splice(at < 0 ? numbers.length : at, 0, number);
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
function reportCycles(
  c: Checker,
  d: Declarations,
  waiting: ReadonlySet<ast.VarDecl>,
  declOf: ReadonlyMap<Obj, ast.VarDecl>,
): void {
  const reported = new Set<Obj>();
  for (const { decl, vars } of d.vars) {
    if (!waiting.has(decl)) continue;
    for (const variable of vars) {
      const cycle = pathBack(d, variable, declOf);
      if (cycle === undefined || cycle.some((obj) => reported.has(obj))) continue;
      for (const obj of cycle) reported.add(obj);
      reportInitCycle(c, cycle);
    }
  }
}

/** From a variable through what its value refers to, and what that refers to, back to it. */
function pathBack(
  d: Declarations,
  variable: Obj,
  declOf: ReadonlyMap<Obj, ast.VarDecl>,
): Obj[] | undefined {
  const seen = new Set<Obj>();
  const dependenciesOf = (obj: Obj): Iterable<Obj> =>
    d.dependencies.get(declOf.get(obj) ?? obj) ?? [];
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
