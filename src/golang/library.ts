import { checkPackages, type PackageSource } from './check-packages';
import { diagnosticText } from './diagnostic';
import type { Module } from './ir/module';
import { keep, type WrittenOf } from './kept/keep';
import { Kept } from './kept/kept';
import { factsOf, type LinkFacts } from './lower/func-facts';
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

/** What a package needs of others once it is compiled. */
type Compiled = Pick<Lowered, 'module' | 'needs'>;

/**
 * Our own packages, each compiled when a program first needs it, or read from what was kept of an earlier compilation. What a program is linked with follows from
 * its imports alone, in the order of the sources, not from what was compiled before it.
 */
export class Library {
  private readonly sources: ReadonlyMap<string, PackageSource>;
  private readonly imports = new Map<string, readonly string[]>();
  private readonly checked = new Map<string, CheckedPackage>();
  private readonly lowered = new Map<string, Module>();
  private readonly needs = new Map<Module, readonly Instance[]>();
  private readonly instances = new Map<string, Compiled>();
  private readonly facts = new Map<string, LinkFacts>();
  private readonly privateVariables = new Set<string>();
  private readonly kept: Kept | undefined;

  /** `kept`: what `keep` made of a library of these very sources. */
  constructor(sources: readonly PackageSource[], kept?: Uint8Array<ArrayBuffer>) {
    this.sources = new Map(sources.map((source) => [source.path, source]));
    if (kept !== undefined) this.kept = new Kept(kept, sources, this.get);
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
    const { module, needs } = this.kept?.compiled(path) ?? this.compile(path);
    this.lowered.set(path, module);
    this.needs.set(module, needs);
    return module;
  };

  private compile(path: string): Compiled {
    const { diagnostics, ...compiled } = lowerPackage(this.known(path), this.surroundings);
    refuse(diagnostics.map(diagnosticText));
    return compiled;
  }

  private known(path: string): CheckedPackage {
    const pkg = this.get(path);
    if (pkg === undefined) throw new Error(`there is no package ${path}`);
    return pkg;
  }

  /** Instances of generic functions that the packages' own code needs. */
  needsOf(modules: readonly Module[]): Instance[] {
    return modules.flatMap((module) => this.needs.get(module) ?? []);
  }

  /** An instance of one of the library's generic functions; remembered unless it is about a person's types. */
  instance(instance: Instance, around: Surroundings): Lowered {
    const { symbol, generic, typeArgs } = instance;
    const known = this.instances.get(symbol) ?? this.kept?.instance(symbol);
    if (known !== undefined) {
      this.instances.set(symbol, known);
      return { ...known, diagnostics: [] };
    }
    const lowered = lowerInstance(this.known(generic.pkg), instance, around);
    const isOwn = (type: Type): boolean => type.kind === 'Named' && type.pkg === 'main';
    const isPerson = typeArgs.some((type) => mentions(type, isOwn));
    if (!isPerson && lowered.diagnostics.length === 0) this.instances.set(symbol, lowered);
    return lowered;
  }

  /** All of the library, compiled, as bytes to make it of again; with what the linker wrote of it so far. */
  keep(writtenOf?: WrittenOf): Uint8Array<ArrayBuffer> {
    const open = this.needsOf(this.modules);
    const instances = new Map<string, Compiled>();
    for (let next = open.shift(); next !== undefined; next = open.shift()) {
      if (instances.has(next.symbol)) continue;
      const { diagnostics, ...compiled } = this.instance(next, this.surroundings);
      refuse(diagnostics.map(diagnosticText));
      instances.set(next.symbol, compiled);
      open.push(...compiled.needs);
    }
    const packages = [...this.checked].map(([path, checked]) => ({
      checked,
      facts: factsOf([checked]),
      privateVariables: privateVariablesOf([checked]),
      ...this.compiled(path),
    }));
    return keep(packages, instances, writtenOf);
  }

  private compiled(path: string): Compiled {
    const module = this.module(path);
    return { module, needs: this.needs.get(module) ?? [] };
  }

  private importsOf(path: string): readonly string[] {
    const known = this.imports.get(path) ?? this.kept?.importsOf(path) ?? this.readImports(path);
    this.imports.set(path, known);
    return known;
  }

  private readImports(path: string): readonly string[] {
    const files = this.sources.get(path)?.files ?? [];
    return files.flatMap((file) => parseFile(file).file.imports.map((spec) => spec.path));
  }

  /** Imported packages first. */
  private check(path: string): void {
    const source = this.sources.get(path);
    if (source === undefined || this.checked.has(path)) return;
    if (this.kept !== undefined) this.recall(path, this.kept);
    else this.checkSource(source);
  }

  private recall(path: string, kept: Kept): void {
    const { checked, facts, privateVariables } = kept.checked(path);
    checked.imports.forEach((imported) => this.check(imported));
    this.add(checked, facts, privateVariables);
  }

  private checkSource(source: PackageSource): void {
    const known = { get: (imported: string) => (this.check(imported), this.checked.get(imported)) };
    const { packages, diagnostics } = checkPackages([source], { library: true }, known);
    refuse(diagnostics.map(diagnosticText));
    for (const pkg of packages) this.add(pkg, factsOf([pkg]), privateVariablesOf([pkg]));
  }

  private add(
    pkg: CheckedPackage,
    facts: Iterable<readonly [string, LinkFacts]>,
    privateVariables: Iterable<string>,
  ): void {
    this.checked.set(pkg.path, pkg);
    this.imports.set(pkg.path, pkg.imports);
    for (const [symbol, fact] of facts) {
      // A body is worth more than its declaration elsewhere under a link name.
      if (fact.hasBody || !this.facts.has(symbol)) this.facts.set(symbol, fact);
    }
    for (const symbol of privateVariables) this.privateVariables.add(symbol);
  }
}

/** Our own library: what is wrong with it is our mistake. */
function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(`the library does not compile:\n${problems.join('\n')}`);
}
