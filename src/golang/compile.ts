import { checkPackages, type PackageSource } from './check-packages';
import { type Diagnostic, diagnosticText } from './diagnostic';
import type { Module } from './ir/ir';
import { factsOf } from './lower/func-facts';
import { lowerPackage, privateVariablesOf, type Surroundings } from './lower/lower-package';
import type * as ast from './syntax/ast';
import type { CheckedPackage } from './types/info';

/** Compiled packages that a program can import. */
export interface Library {
  readonly packages: ReadonlyMap<string, CheckedPackage>;
  readonly modules: readonly Module[];
  readonly surroundings: Surroundings;
}

const EMPTY: Library = {
  packages: new Map(),
  modules: [],
  surroundings: { facts: new Map(), privateVariables: new Set() },
};

export interface Compiled {
  readonly modules: Module[];
  readonly diagnostics: Diagnostic[];
}

/** Compiles packages that may import one another and the library; no modules when anything is wrong. */
export function compilePackages(
  sources: readonly PackageSource[],
  library: Library | undefined,
): Compiled {
  const { modules, diagnostics } = compile(sources, library ?? EMPTY);
  return { modules, diagnostics };
}

/** Our own library: what is wrong with it is our mistake. */
export function compileLibrary(sources: readonly PackageSource[]): Library {
  const { packages, modules, surroundings, diagnostics } = compile(sources, EMPTY);
  if (diagnostics.length > 0)
    throw new Error(`the library does not compile:\n${diagnostics.map(diagnosticText).join('\n')}`);
  return { packages: new Map(packages.map((pkg) => [pkg.path, pkg])), modules, surroundings };
}

/** The person's program of one file. */
export function compileProgram(
  source: ast.SourceFile,
  library: Library,
): { module: Module | undefined; diagnostics: Diagnostic[] } {
  const { modules, diagnostics } = compile([{ path: 'main', files: [source] }], library);
  return { module: modules[0], diagnostics };
}

interface Everything {
  readonly packages: readonly CheckedPackage[];
  readonly modules: Module[];
  readonly surroundings: Surroundings;
  readonly diagnostics: Diagnostic[];
}

function compile(sources: readonly PackageSource[], library: Library): Everything {
  const { packages, diagnostics } = check(sources, library);
  const { facts, privateVariables } = library.surroundings;
  const surroundings: Surroundings = {
    facts: new Map([...facts, ...factsOf(packages)]),
    privateVariables: new Set([...privateVariables, ...privateVariablesOf(packages)]),
  };
  if (diagnostics.length > 0) return { packages, modules: [], surroundings, diagnostics };
  const lowered = packages.map((pkg) => lowerPackage(pkg, surroundings));
  const reports = lowered.flatMap((result) => result.diagnostics);
  const modules = reports.length > 0 ? [] : lowered.map(({ module }) => module);
  return { packages, modules, surroundings, diagnostics: reports };
}

/** Our own packages may use more of Go than the person's program, which comes last. */
function check(
  sources: readonly PackageSource[],
  library: Library,
): { packages: readonly CheckedPackage[]; diagnostics: Diagnostic[] } {
  const isUser = ({ path }: PackageSource): boolean => path === 'main';
  const ours = sources.filter((source) => !isUser(source));
  const own = checkPackages(ours, { library: true }, library.packages);
  const known = new Map(library.packages);
  for (const pkg of own.packages) known.set(pkg.path, pkg);
  const user = checkPackages(sources.filter(isUser), { library: false }, known);
  return {
    packages: [...own.packages, ...user.packages],
    diagnostics: [...own.diagnostics, ...user.diagnostics],
  };
}
