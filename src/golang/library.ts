import { checkPackages, type PackageSource } from './check-packages';
import { diagnosticText } from './diagnostic';
import type { Module } from './ir/ir';
import { type FuncFacts, factsOf } from './lower/func-facts';
import {
  type Lowered,
  lowerInstance,
  lowerPackage,
  privateVariablesOf,
  type Surroundings,
} from './lower/lower-package';
import { parseFile } from './syntax/parse';
import type { CheckedPackage } from './types/info';
import { mentions } from './types/mentions';
import type { Instance, Type } from './types/type';

/** What every program needs, whatever it imports. */
const ALWAYS = 'runtime';

/**
 * Our own packages, each compiled when a program first needs it, and kept. What a program is linked with follows from
 * its imports alone, in the order of the sources, not from what was compiled before it.
 */
export class Library {
  private readonly sources: ReadonlyMap<string, PackageSource>;
  private readonly imports = new Map<string, readonly string[]>();
  private readonly checked = new Map<string, CheckedPackage>();
  private readonly lowered = new Map<string, Module>();
  private readonly needs = new Map<Module, readonly Instance[]>();
  private readonly instances = new Map<string, Lowered>();
  private readonly facts = new Map<string, FuncFacts>();
  private readonly privateVariables = new Set<string>();

  constructor(sources: readonly PackageSource[]) {
    this.sources = new Map(sources.map((source) => [source.path, source]));
  }

  /** A package by its import path, checked; undefined when we have none of that name. */
  readonly get = (path: string): CheckedPackage | undefined => {
    this.check(ALWAYS);
    this.check(path);
    return this.checked.get(path);
  };

  /** What is known of the packages checked so far. */
  get surroundings(): Surroundings {
    this.check(ALWAYS);
    return { facts: this.facts, privateVariables: this.privateVariables };
  }

  /** The modules a program needs that imports these packages. */
  modulesFor(imports: readonly string[]): Module[] {
    const needed = new Set<string>();
    const visit = (path: string): void => {
      if (needed.has(path) || !this.sources.has(path)) return;
      needed.add(path);
      this.importsOf(path).forEach(visit);
    };
    [ALWAYS, ...imports].forEach(visit);
    return [...this.sources.keys()].filter((path) => needed.has(path)).map(this.module);
  }

  /** Every package's module. */
  get modules(): Module[] {
    return this.modulesFor([...this.sources.keys()]);
  }

  private readonly module = (path: string): Module => {
    const known = this.lowered.get(path);
    if (known !== undefined) return known;
    const pkg = this.get(path);
    if (pkg === undefined) throw new Error(`there is no package ${path}`);
    const { module, diagnostics, needs } = lowerPackage(pkg, this.surroundings);
    refuse(diagnostics.map(diagnosticText));
    this.lowered.set(path, module);
    this.needs.set(module, needs);
    return module;
  };

  /** Instances of generic functions that the packages' own code needs. */
  needsOf(modules: readonly Module[]): Instance[] {
    return modules.flatMap((module) => this.needs.get(module) ?? []);
  }

  /** An instance of one of the library's generic functions; kept unless it is about a person's types. */
  instance(instance: Instance, around: Surroundings): Lowered {
    const known = this.instances.get(instance.symbol);
    if (known !== undefined) return known;
    const pkg = this.get(instance.generic.pkg);
    if (pkg === undefined) throw new Error(`there is no package ${instance.generic.pkg}`);
    const lowered = lowerInstance(pkg, instance, around);
    const isOwn = (type: Type): boolean => type.kind === 'Named' && type.pkg === 'main';
    const isPerson = instance.typeArgs.some((type) => mentions(type, isOwn));
    if (!isPerson) this.instances.set(instance.symbol, lowered);
    return lowered;
  }

  private importsOf(path: string): readonly string[] {
    const known = this.imports.get(path);
    if (known !== undefined) return known;
    const files = this.sources.get(path)?.files ?? [];
    const imports = files.flatMap((file) => parseFile(file).file.imports.map((spec) => spec.path));
    this.imports.set(path, imports);
    return imports;
  }

  /** Imported packages first. */
  private check(path: string): void {
    const source = this.sources.get(path);
    if (source === undefined || this.checked.has(path)) return;
    const known = { get: (imported: string) => (this.check(imported), this.checked.get(imported)) };
    const { packages, diagnostics } = checkPackages([source], { library: true }, known);
    refuse(diagnostics.map(diagnosticText));
    for (const pkg of packages) {
      this.checked.set(pkg.path, pkg);
      this.imports.set(pkg.path, pkg.imports);
    }
    for (const [symbol, fact] of factsOf(packages)) {
      // A body is worth more than its declaration elsewhere under a link name.
      if (fact.decl.body || !this.facts.has(symbol)) this.facts.set(symbol, fact);
    }
    for (const symbol of privateVariablesOf(packages)) this.privateVariables.add(symbol);
  }
}

/** Our own library: what is wrong with it is our mistake. */
function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(`the library does not compile:\n${problems.join('\n')}`);
}
