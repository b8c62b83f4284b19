import type { Diagnostic } from '../diagnostic';
import type { Module, Symbol } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { CheckedPackage, Var } from '../types/info';
import { addWrapper } from './callee';
import { emitCall, lowerCall } from './call';
import { lowerCondition, lowerValue } from './expr';
import type { Parts } from './fn';
import type { FuncFacts } from './func-facts';
import { lowerDeclaration, lowerLiteral } from './function';
import { initialize } from './init';
import { methodEntry } from './method-entry';
import { lowerPlace } from './place';
import { lowerStatement } from './statement';
import { Unit } from './unit';

const PARTS: Parts = {
  value: lowerValue,
  place: lowerPlace,
  condition: lowerCondition,
  call: lowerCall,
  closure: lowerLiteral,
  statement: lowerStatement,
  emitCall,
};

/** What is known of the whole program while one package is lowered. */
export interface Surroundings {
  readonly facts: ReadonlyMap<Symbol, FuncFacts>;
  readonly privateVariables: ReadonlySet<Symbol>;
}

export function lowerPackage(
  pkg: CheckedPackage,
  around: Surroundings,
): { module: Module; diagnostics: readonly Diagnostic[] } {
  const unit = new Unit(pkg, around.facts, around.privateVariables, (owner, type, name) =>
    methodEntry(owner, PARTS, type, name),
  );
  const inits: Symbol[] = [];
  for (const file of pkg.files) {
    for (const decl of file.decls) {
      if (decl.kind === 'FuncDecl') lowerFunction(unit, file.source, decl, inits);
    }
  }
  const init = initialize(unit, PARTS, packageVariables(pkg), inits);
  for (const make of unit.later) make();
  const { path, imports } = pkg;
  const { funcs, files } = unit;
  const data = unit.data.list();
  const types = unit.types.list();
  const module = { path, files, funcs, data, types, ...(init !== undefined && { init }), imports };
  return { module, diagnostics: unit.diagnostics };
}

function lowerFunction(
  unit: Unit,
  source: ast.SourceFile,
  decl: ast.FuncDecl,
  inits: Symbol[],
): void {
  if (decl.typeParams.length > 0) {
    unit.report(source, decl.name, 'hmapscope does not support type parameters yet');
    return;
  }
  if (decl.name.name === 'init' && !decl.recv) {
    const symbol = `${unit.pkg.path}.init.${inits.length}`;
    inits.push(symbol);
    lowerDeclaration(unit, PARTS, initFacts(symbol, decl, unit.isUser), source, unit.info);
    return;
  }
  const fact = unit.factOf(decl);
  if (!fact) return;
  lowerDeclaration(unit, PARTS, fact, source, unit.info);
  // Any other package may use a library function as a value.
  if (!unit.isUser && decl.body)
    addWrapper(unit, fact.symbol, fact.type, fact.recv, { source }, decl);
}

/** There may be many functions called init, so they have no name of their own. */
function initFacts(symbol: Symbol, decl: ast.FuncDecl, visible: boolean): FuncFacts {
  const type = { kind: 'Func', params: [], results: [], variadic: false } as const;
  return {
    symbol,
    own: symbol,
    decl,
    type,
    recv: undefined,
    mode: 'resumable',
    quiet: !visible,
    span: undefined,
  };
}

/** Every variable at the top level of the package, in source order. */
function packageVariables(
  pkg: CheckedPackage,
): readonly { readonly symbol: Symbol; readonly obj: Var }[] {
  return pkg.files.flatMap((file) =>
    file.decls.flatMap((decl) => {
      if (decl.kind !== 'VarDecl') return [];
      return decl.names.flatMap((name) => {
        const obj = pkg.info.defs.get(name);
        if (obj?.kind !== 'Var' || name.name === '_') return [];
        const symbol = `${pkg.path}.${obj.name}`;
        return [{ symbol, obj }];
      });
    }),
  );
}

/** `//hmapscope:private` above a package variable. */
export function privateVariablesOf(packages: readonly CheckedPackage[]): Set<Symbol> {
  const names = packages.flatMap((pkg) =>
    pkg.files.flatMap((file) =>
      file.decls.flatMap((decl) => {
        if (decl.kind !== 'VarDecl' || !decl.directives.includes('hmapscope:private')) return [];
        return decl.names.map((name) => `${pkg.path}.${name.name}`);
      }),
    ),
  );
  return new Set(names);
}
