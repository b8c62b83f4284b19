import type { Diagnostic } from '../diagnostic';
import type * as ast from '../syntax/ast';
import { diagnosticAt, position } from '../syntax/position';
import type { CheckedPackage, FuncObj, Info, Obj, PkgName, Var } from './info';
import { describe, type Operand } from './operand';
import { Scope } from './scope';
import { typeString } from './type-string';
import type { Chan, Func, Method, Named, StructField, Type, TypeParam } from './type';

/**
 * `library`: our own Go, which may use unsafe, interfaces and type switches. Else a person's program, which is
 * held to what hmapscope supports so far.
 */
export interface Dialect {
  readonly library: boolean;
  /** The program is a package's tests: it may have any name. */
  readonly tests?: boolean;
}

/** Undefined: there is no such package. */
export type Importer = (path: string) => CheckedPackage | undefined;

/** What statements need to know of the function they stand in. */
export interface FuncContext {
  readonly type: Func;
  readonly results: readonly Var[];
}

/**
 * The rules call one another through here: a type may hold an expression (an array's length), which may hold a
 * function, which holds statements, which hold types.
 */
export interface Rules {
  /** A single value; reports and answers `invalid` for anything else. `hint`: type of an untyped literal's context. */
  expr(c: Checker, e: ast.Expr, mayBeGeneric?: boolean): Operand;
  /** A value, several values, or none. */
  multi(c: Checker, e: ast.Expr, mayBeGeneric?: boolean): Operand;
  exprOrType(c: Checker, e: ast.Expr): Operand;
  /** As exprOrType, but a generic function or type needs no type arguments yet. */
  generic(c: Checker, e: ast.Expr): Operand;
  type(c: Checker, e: ast.Expr): Type;
  /** A type, or an interface that only constrains. */
  constraint(c: Checker, e: ast.Expr): Type;
  compositeLit(c: Checker, e: ast.CompositeLit, implied: Type | undefined): Operand;
  call(c: Checker, e: ast.CallExpr): Operand;
  signature(c: Checker, type: ast.FuncType): Func;
  body(c: Checker, type: Func, syntax: ast.FuncType, body: ast.Block): void;
  /** Completes a package-level object before its first use. */
  resolve(c: Checker, obj: Obj): void;
}

/** Type arguments given somewhere in the package. */
export interface Instantiation {
  readonly typeParams: readonly TypeParam[];
  readonly typeArgs: readonly Type[];
  readonly source: ast.SourceFile;
  readonly pos: number;
  /** Where the type arguments stand that are written. */
  readonly places: readonly number[];
}

interface Report {
  readonly diagnostic: Diagnostic;
  /** Follows from what is missing, so it is left out when something is unsupported. */
  readonly unused: boolean;
}

/** The state of checking one package. */
export class Checker {
  readonly info: Info = {
    types: new Map(),
    defs: new Map(),
    uses: new Map(),
    selections: new Map(),
    implicits: new Map(),
    instances: new Map(),
  };
  /** What the package calls itself. */
  packageName: string;
  readonly packageScope: Scope;
  /** An expression whose context tells type arguments that it lacks. */
  inferable: ast.Expr | undefined;
  /** Types declared in functions, by file and position, numbered as their declarations stand in the package. */
  readonly localTypes: Map<string, number>;
  /** Which type arguments generic code was given, to find those that never end. */
  readonly instantiations: Instantiation[] = [];
  /** Channel types whose elements are too large, which only a program without other errors is told. */
  readonly largeChannels = new Map<ast.Expr, Chan>();
  /** The innermost block. */
  scope: Scope;
  /** The file being read. */
  source: ast.SourceFile = { name: '', text: '' };
  func: FuncContext | undefined;
  /** Value of `iota`, inside a constant declaration. */
  iota: bigint | undefined;
  /** Variables that were read, and packages that were selected from. */
  readonly used = new Set<Var | PkgName>();
  /** Local variables of the function being checked, to find those never used. */
  locals: { readonly variable: Var; readonly order: number }[] = [];
  private scopes = 0;
  private renamed = 0;
  /** Where an object was declared. */
  readonly places = new Map<
    Obj | Method | StructField | Named | TypeParam,
    { source: ast.SourceFile; pos: number }
  >();
  /** Package-level variables and functions that the declaration being checked refers to. */
  dependencies: Set<Obj> | undefined;
  /** Methods by their linker symbol, so that a use of one is a dependency too. */
  readonly methodObjects = new Map<string, FuncObj>();
  readonly packages: Map<PkgName, CheckedPackage>;
  private readonly reports: Report[] = [];
  /** The right side of a local type declaration is being read. */
  isDeclaring = false;
  private delayed: (() => void)[] = [];

  constructor(
    readonly path: string,
    readonly dialect: Dialect,
    readonly rules: Rules,
    readonly importer: Importer,
    universe: Scope,
    /** The package was checked: this is about one instance of one of its generic functions. */
    private readonly checked?: Checker,
    /** The instance's type arguments. */
    readonly typeArgs: readonly Type[] = [],
  ) {
    this.packageName = checked?.packageName ?? '';
    this.packageScope = checked?.packageScope ?? new Scope(universe);
    this.scope = this.packageScope;
    this.localTypes = checked?.localTypes ?? new Map<string, number>();
    this.packages = checked?.packages ?? new Map<PkgName, CheckedPackage>();
  }

  /** Types stand in the place of type parameters. */
  get isInstance(): boolean {
    return this.typeArgs.length > 0;
  }

  /** Whose unexported names are known here; undefined: everybody's, as our library's packages share theirs. */
  get names(): string | undefined {
    return this.dialect.library ? undefined : this.path;
  }

  /** In an instance only that is a constant which is one whatever the type arguments are. */
  isVariable(e: ast.Expr): boolean {
    const known = this.checked?.info.types.get(e);
    return known !== undefined && known.value === undefined;
  }

  /** Tells a type parameter renamed for one call from all others. */
  freshName(): string {
    return `${this.path}.${++this.renamed}`;
  }

  /** To check a declaration again with types in the place of type parameters. */
  forInstance(typeArgs: readonly Type[]): Checker {
    const { path, dialect, rules, importer, packageScope } = this;
    return new Checker(path, dialect, rules, importer, packageScope, this, typeArgs);
  }

  /** Reports at a node, or at an offset. */
  error(
    at: ast.Node | number,
    message: string,
    kind: 'type' | 'unused' | 'unsupported' = 'type',
  ): void {
    const [pos, end] = typeof at === 'number' ? [at, at + 1] : [at.pos, at.end];
    const as = kind === 'unused' ? 'type' : kind;
    const diagnostic = diagnosticAt(this.source, pos, end, message, as);
    this.reports.push({ diagnostic, unused: kind === 'unused' });
  }

  unsupported(at: ast.Node, what: string): void {
    this.error(at, `hmapscope does not support ${what} yet`, 'unsupported');
  }

  get hasErrors(): boolean {
    return this.reports.length > 0;
  }

  /** In the order of their discovery. */
  diagnostics(): Diagnostic[] {
    const incomplete = this.reports.some((r) => r.diagnostic.kind === 'unsupported');
    const seen = new Set<string>();
    const diagnostics: Diagnostic[] = [];
    for (const { diagnostic, unused } of this.reports) {
      if (incomplete && unused) continue;
      const key = `${diagnostic.file}:${diagnostic.line} ${diagnostic.message}`;
      if (seen.has(key)) continue;
      seen.add(key);
      diagnostics.push(diagnostic);
    }
    return diagnostics;
  }

  /** `main.go:3:6`, of where an object was declared. */
  placeOf(obj: Obj | Method | StructField | Named | TypeParam): string {
    const place = this.places.get(obj);
    if (place === undefined) return '-';
    return this.place(place.pos, place.source);
  }

  place(pos: number, source: ast.SourceFile = this.source): string {
    const { line, column } = position(source, pos);
    return `${source.name}:${line}:${column}`;
  }

  typeString(type: Type): string {
    return typeString(type, this.path);
  }

  /** Whether what is being checked is called or assigned, so that type arguments may be left out. */
  isCallee(e: ast.Expr): boolean {
    return this.inferable === e;
  }

  describe(x: Operand): string {
    return describe(x, this.path);
  }

  record(x: Operand): Operand {
    if (x.mode === 'invalid') return x;
    const { mode, type, value } = x;
    this.info.types.set(x.expr, value === undefined ? { mode, type } : { mode, type, value });
    return x;
  }

  /** Declares in the innermost block; `_` is no name. */
  declare(ident: ast.Ident, obj: Obj): void {
    this.places.set(obj, { source: this.source, pos: ident.pos });
    if (ident.name === '_') return;
    this.info.defs.set(ident, obj);
    const other = this.scope.names.get(ident.name);
    if (other !== undefined) {
      this.redeclared(ident, other, ' in this block');
      if (obj.kind === 'Var') this.used.add(obj);
      return;
    }
    this.scope.names.set(ident.name, obj);
  }

  redeclared(ident: ast.Ident, other: Obj, where: string): void {
    const there = `\n\t${this.placeOf(other)}: other declaration of ${ident.name}`;
    this.error(ident, `${ident.name} redeclared${where}${there}`);
  }

  newVar(ident: ast.Ident, type: Type, scope: Var['scope']): Var {
    const { name, pos } = ident;
    const variable: Var = { kind: 'Var', name, type, pos, scope, pkg: this.path };
    if (scope === 'local' && name !== '_') {
      this.locals.push({ variable, order: this.scope.order });
    }
    return variable;
  }

  /**
   * Runs when all package-level declarations are complete: a function in a variable's initial value may use that
   * very variable.
   */
  delay(run: () => void): void {
    const { scope, source, dependencies } = this;
    this.delayed.push(() => {
      Object.assign(this, { scope, source, dependencies });
      run();
    });
  }

  runDelayed(): void {
    const { scope, source, dependencies } = this;
    while (this.delayed.length > 0) {
      const all = this.delayed;
      this.delayed = [];
      for (const run of all) run();
    }
    Object.assign(this, { scope, source, dependencies });
  }

  /** Runs in a block of its own. */
  inScope<T>(run: () => T): T {
    const outer = this.scope;
    this.scope = new Scope(outer, ++this.scopes);
    const result = run();
    this.scope = outer;
    return result;
  }

  /** A declared type's name as a linker symbol's part: `sync.(*Mutex)` or `main.Point`. */
  methodSymbol(named: Named, pointerReceiver: boolean, name: string): string {
    return pointerReceiver
      ? `${named.pkg}.(*${named.name}).${name}`
      : `${named.pkg}.${named.name}.${name}`;
  }
}
