import type { Diagnostic } from '../diagnostic';
import type { Symbol } from '../ir/ir';
import type { Module } from '../ir/module';
import type * as ast from '../syntax/ast';
import type { CheckedPackage, Var } from '../types/info';
import { isParameterized } from '../types/mentions';
import type { Instance } from '../types/type';
import { addWrapper } from './callee';
import { emitCall, lowerCall } from './call';
import { lowerCondition, lowerValue } from './expr';
import type { Parts } from './fn';
import { type FuncFacts, factOf, type LinkFacts } from './func-facts';
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
  readonly facts: ReadonlyMap<Symbol, LinkFacts>;
  readonly privateVariables: ReadonlySet<Symbol>;
}

export interface Lowered {
  readonly module: Module;
  readonly diagnostics: readonly Diagnostic[];
  /** Instances of generic functions that its code needs. */
  readonly needs: readonly Instance[];
}

/** A package, or instances of its generic functions, on the way to a module. */
export class Lowering {
  private readonly unit: Unit;
  private readonly inits: Symbol[] = [];
  private init: Symbol | undefined;
  private readonly taken = new Set<Symbol>();

  constructor(
    private readonly pkg: CheckedPackage,
    around: Surroundings,
  ) {
    this.unit = new Unit(pkg, around.facts, around.privateVariables, (owner, type, name) =>
      methodEntry(owner, PARTS, type, name),
    );
  }

  /** What the package declares, but for what is generic. */
  declarations(): void {
    const { unit, pkg, inits } = this;
    for (const file of pkg.files) {
      for (const decl of file.decls) {
        if (decl.kind === 'FuncDecl') lowerFunction(unit, file.source, decl, inits);
      }
    }
    this.init = initialize(unit, PARTS, packageVariables(pkg), inits);
    this.finish();
  }

  /** One instance of a generic function that the package declares. */
  instance(instance: Instance): void {
    const { unit, pkg } = this;
    const { decl, source } = instance.generic;
    const { info, diagnostics } = pkg.instance(instance);
    unit.diagnostics.push(...diagnostics);
    const fact = factOf(info, decl);
    if (fact === undefined) return;
    lowerDeclaration(unit, PARTS, fact, source, info);
    addWrapper(unit, fact.symbol, fact.type, fact.recv, { source }, decl);
    this.finish();
  }

  /** Instances needed since this was asked last. */
  takeNeeds(): Instance[] {
    const fresh = [...this.unit.needs].filter(([symbol]) => !this.taken.has(symbol));
    for (const [symbol] of fresh) this.taken.add(symbol);
    return fresh.map(([, instance]) => instance);
  }

  /** `path`: the package's, or a name of its own for a module of instances, which initialises nothing. */
  module(path = this.pkg.path): { module: Module; diagnostics: readonly Diagnostic[] } {
    const { unit, pkg, init } = this;
    const imports = path === pkg.path ? pkg.imports : [];
    const { funcs, files, diagnostics } = unit;
    const data = unit.data.list();
    const types = unit.types.list();
    const module = {
      path,
      files,
      funcs,
      data,
      types,
      ...(init !== undefined && { init }),
      imports,
    };
    return { module, diagnostics };
  }

  private finish(): void {
    // Who makes something may find more to make.
    for (const make of this.unit.later) make();
    this.unit.later.length = 0;
  }
}

/** A package without the instances that it needs. */
export function lowerPackage(pkg: CheckedPackage, around: Surroundings): Lowered {
  const lowering = new Lowering(pkg, around);
  lowering.declarations();
  return { ...lowering.module(), needs: lowering.takeNeeds() };
}

/** A module of one instance of a generic function of the package. */
export function lowerInstance(
  pkg: CheckedPackage,
  instance: Instance,
  around: Surroundings,
): Lowered {
  const lowering = new Lowering(pkg, around);
  lowering.instance(instance);
  return { ...lowering.module(instance.symbol), needs: lowering.takeNeeds() };
}

function lowerFunction(
  unit: Unit,
  source: ast.SourceFile,
  decl: ast.FuncDecl,
  inits: Symbol[],
): void {
  if (decl.typeParams.length > 0) return;
  if (decl.name.name === 'init' && !decl.recv) {
    const symbol = `${unit.pkg.path}.init.${inits.length}`;
    inits.push(symbol);
    lowerDeclaration(unit, PARTS, initFacts(symbol, decl, unit.isUser), source, unit.info);
    return;
  }
  const fact = unit.factOf(decl);
  if (!fact || (fact.recv && isParameterized(fact.recv))) return;
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
    hasBody: decl.body !== undefined,
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
