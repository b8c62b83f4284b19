import { checkPackages, type PackageSource } from './check-packages';
import type { Diagnostic } from './diagnostic';
import type { Module } from './ir/module';
import type { Library } from './library';
import { factsOf } from './lower/func-facts';
import { Lowering, privateVariablesOf, type Surroundings } from './lower/lower-package';
import type * as ast from './syntax/ast';
import { diagnosticAt } from './syntax/position';
import { testMain } from './test-main';
import type { Instance } from './types/type';

export interface Compiled {
  /** The person's program; absent when anything is wrong. */
  readonly module: Module | undefined;
  /** The packages it is linked with. */
  readonly modules: readonly Module[];
  readonly diagnostics: readonly Diagnostic[];
}

const PROGRAM = 'main';

/** The person's program of one file. */
export function compileProgram(source: ast.SourceFile, library: Library): Compiled {
  try {
    return compile(source, library);
  } catch (error) {
    // How deep a stack is, only its host knows; what declares things by way of thousands of others needs a deep one.
    if (!(error instanceof RangeError)) throw error;
    const message = 'hmapscope does not support programs that nest this deep yet';
    const diagnostics = [diagnosticAt(source, 0, source.text.length, message, 'limit')];
    return { module: undefined, modules: [], diagnostics };
  }
}

function compile(source: ast.SourceFile, library: Library): Compiled {
  const { file: main, diagnostics: wrong } = testMain(source);
  const files = main === undefined ? [source] : [source, main];
  const sources: PackageSource[] = [{ path: PROGRAM, files }];
  const dialect = { library: false, tests: main !== undefined };
  const { packages, diagnostics: found } = checkPackages(sources, dialect, library);
  const diagnostics = wrong.length > 0 ? wrong : found;
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
  const lowering = new Lowering(pkg, surroundings);
  lowering.declarations();
  const modules = library.modulesFor(pkg.imports);
  const instances = makeInstances(lowering, library, modules, surroundings);
  const { module, diagnostics: reports } = lowering.module();
  const problems = [...reports, ...instances.diagnostics];
  if (problems.length > 0) return failed(problems);
  return { module, modules: [...modules, ...instances.modules], diagnostics: [] };
}

/** Functions that call one another with two types each need as many as two to the power of their number. */
const MOST_INSTANCES = 1000;

function tooMany({ generic: { decl, source } }: Instance): Diagnostic {
  const message = 'hmapscope does not support so many instances of generic functions yet';
  return diagnosticAt(source, decl.name.pos, decl.name.end, message, 'unsupported');
}

/**
 * The instances that the program needs, and those that they need: of the person's generic functions as part of the
 * program, of the library's as modules of their own.
 */
function makeInstances(
  lowering: Lowering,
  library: Library,
  linked: readonly Module[],
  around: Surroundings,
): { modules: Module[]; diagnostics: Diagnostic[] } {
  const modules: Module[] = [];
  const diagnostics: Diagnostic[] = [];
  const made = new Set<string>();
  const open = [...lowering.takeNeeds(), ...library.needsOf(linked)];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    if (made.has(next.symbol)) continue;
    made.add(next.symbol);
    if (made.size > MOST_INSTANCES) {
      diagnostics.push(tooMany(next));
      break;
    }
    if (next.generic.pkg === PROGRAM) {
      lowering.instance(next);
      open.push(...lowering.takeNeeds());
      continue;
    }
    const lowered = library.instance(next, around);
    modules.push(lowered.module);
    diagnostics.push(...lowered.diagnostics);
    open.push(...lowered.needs);
  }
  return { modules, diagnostics };
}
