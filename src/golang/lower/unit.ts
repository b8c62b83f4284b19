import type { Diagnostic } from '../diagnostic';
import type { Func, Mode, Symbol } from '../ir/ir';
import type * as ast from '../syntax/ast';
import { diagnosticAt } from '../syntax/position';
import type { CheckedPackage, Info } from '../types/info';
import type { Type } from '../types/type';
import { DataPool } from './data';
import { Descriptors, type TextMethod } from './descriptor';
import { type FuncFacts, factOf } from './func-facts';
import { hasherOf } from './hasher';
import { TypeTable } from './type-table';

/** One package on its way to a module: what all its functions share. */
export class Unit {
  readonly info: Info;
  readonly data = new DataPool();
  readonly types = new TypeTable();
  readonly descriptors: Descriptors;
  readonly funcs: Func[] = [];
  readonly diagnostics: Diagnostic[] = [];
  /** Wrappers asked for (`name·f`, `name-fm`), by symbol, so that each is made once. */
  readonly wrappers = new Set<Symbol>();
  /** Functions to be made when all of the source is lowered. */
  readonly later: (() => void)[] = [];

  constructor(
    readonly pkg: CheckedPackage,
    private readonly facts: ReadonlyMap<Symbol, FuncFacts>,
    private readonly privateVariables: ReadonlySet<Symbol>,
    textMethod: (unit: Unit, type: Type, descriptor: Symbol) => TextMethod | undefined,
  ) {
    this.info = pkg.info;
    this.descriptors = new Descriptors(
      this.data,
      this.types,
      (type, descriptor) => textMethod(this, type, descriptor),
      (key) => hasherOf(this, key),
    );
  }

  /** The user's program is held to Go's nil checks everywhere; our own library leaves out what it need not pay. */
  get isUser(): boolean {
    return this.pkg.path === 'main';
  }

  fact(symbol: Symbol): FuncFacts | undefined {
    return this.facts.get(symbol);
  }

  /** The function as the linker knows it (`go:linkname`). */
  linked(symbol: Symbol): Symbol {
    return this.facts.get(symbol)?.symbol ?? symbol;
  }

  mode(symbol: Symbol): Mode {
    return this.facts.get(symbol)?.mode ?? 'resumable';
  }

  factOf(decl: ast.FuncDecl): FuncFacts | undefined {
    return factOf(this.info, decl);
  }

  /** Declared with `//hmapscope:private`: part of no goroutine's memory but the machine's own books. */
  isPrivateVariable(symbol: Symbol): boolean {
    return this.privateVariables.has(symbol);
  }

  fileIndex(source: ast.SourceFile): number {
    return this.pkg.files.findIndex((file) => file.source === source);
  }

  report(source: ast.SourceFile, node: ast.Node, message: string): void {
    this.diagnostics.push(diagnosticAt(source, node.pos, node.end, message, 'unsupported'));
  }
}
