import { checkPackages, type PackageSource } from './check-packages';
import type { Diagnostic } from './diagnostic';
import type { Module } from './ir/ir';
import type { Library } from './library';
import { factsOf } from './lower/func-facts';
import { lowerPackage, privateVariablesOf, type Surroundings } from './lower/lower-package';
import type * as ast from './syntax/ast';

export interface Compiled {
  /** The person's program; absent when anything is wrong. */
  readonly module: Module | undefined;
  /** The packages it is linked with. */
  readonly modules: readonly Module[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The person's program of one file. */
export function compileProgram(source: ast.SourceFile, library: Library): Compiled {
  const sources: PackageSource[] = [{ path: 'main', files: [source] }];
  const { packages, diagnostics } = checkPackages(sources, { library: false }, library);
  const failed = (reports: readonly Diagnostic[]): Compiled => ({
    module: undefined,
    modules: [],
    diagnostics: reports,
  });
  const [pkg] = packages;
  if (diagnostics.length > 0 || pkg === undefined) return failed(diagnostics);
  const { facts, privateVariables } = library.surroundings;
  const surroundings: Surroundings = {
    facts: new Map([...facts, ...factsOf(packages)]),
    privateVariables: new Set([...privateVariables, ...privateVariablesOf(packages)]),
  };
  const { module, diagnostics: reports } = lowerPackage(pkg, surroundings);
  if (reports.length > 0) return failed(reports);
  return { module, modules: library.modulesFor(pkg.imports), diagnostics: [] };
}
