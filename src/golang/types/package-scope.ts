import type * as ast from '../syntax/ast';
import { type AnyNode, children } from '../syntax/walk';
import { PENDING } from './assign';
import { INVALID, isInvalid } from './basic';
import type { Checker } from './checker';
import { constDecl } from './const-decls';
import type { Const, FuncObj, Obj, PkgName, TypeName, Var } from './info';
import { initVarDecl } from './local-decls';
import { Scope } from './scope';
import { isExported } from './member-name';
import type { Func } from './type';
import { completeType, newNamed } from './type-decls';
import { declareTypeParams, inTypeScope } from './type-params';

/** What is declared at package level: each thing is completed when it is first needed, or in the end. */
export interface Declarations {
  files: readonly FileScope[];
  /** Completes objects that are not complete yet. */
  readonly pending: Map<Obj, () => void>;
  /** Objects whose completion has begun, outer ones first. */
  readonly resolving: Obj[];
  readonly types: TypeName[];
  /** Aliases whose right side has not been looked at. */
  readonly aliases: Map<Obj, ast.TypeDecl>;
  readonly methods: { decl: ast.FuncDecl; file: FileScope }[];
  readonly functions: {
    decl: ast.FuncDecl;
    file: FileScope;
    obj: FuncObj;
    /** In which its type parameters are known. */
    typeScope?: Scope;
  }[];
  /** How many functions named init there are. */
  inits: number;
  readonly vars: { decl: ast.VarDecl; vars: readonly Var[] }[];
  readonly imports: { spec: ast.ImportSpec; file: FileScope; obj: PkgName }[];
  /** What each variable's initialisation and each function refers to. */
  readonly dependencies: Map<ast.VarDecl | Obj, Set<Obj>>;
}

/** Imports are known in their file only. */
export interface FileScope {
  readonly source: ast.SourceFile;
  readonly scope: Scope;
}

export function inFile<T>(c: Checker, file: FileScope, run: () => T): T {
  const { scope, source } = c;
  c.scope = file.scope;
  c.source = file.source;
  const result = run();
  c.scope = scope;
  c.source = source;
  return result;
}

export function newDeclarations(): Declarations {
  return {
    files: [],
    pending: new Map(),
    resolving: [],
    types: [],
    aliases: new Map(),
    methods: [],
    functions: [],
    inits: 0,
    vars: [],
    imports: [],
    dependencies: new Map(),
  };
}

/** A file with what it imports. */
export function openFile(c: Checker, d: Declarations, file: ast.File): FileScope {
  const scope: FileScope = { source: file.source, scope: new Scope(c.packageScope) };
  c.source = file.source;
  for (const spec of file.imports) importPackage(c, d, scope, spec);
  return scope;
}

export function collect(c: Checker, d: Declarations, files: readonly ast.File[]): void {
  const scopes = files.map((file) => openFile(c, d, file));
  d.files = scopes;
  files.forEach((file, i) => {
    const scope = scopes[i];
    if (scope === undefined) return;
    c.source = file.source;
    c.scope = c.packageScope;
    for (const decl of file.decls) collectDecl(c, d, scope, decl);
  });
}

function importPackage(c: Checker, d: Declarations, file: FileScope, spec: ast.ImportSpec): void {
  const { path } = spec;
  // The path is the last thing written.
  const at = { pos: spec.end - path.length - 2, end: spec.end };
  if (spec.name?.name === '.' && path === 'unsafe') c.unsupported(spec, 'dot imports of unsafe');
  const imported = path === 'unsafe' ? undefined : c.importer(path);
  if (imported === undefined && path !== 'unsafe') c.unsupported(at, `package ${path}`);
  const name = spec.name?.name ?? imported?.name ?? path.slice(path.lastIndexOf('/') + 1);
  if (name === '.' && imported !== undefined) {
    const obj: PkgName = { kind: 'PkgName', name: imported.name, path };
    file.scope.dotImports.push((wanted) => {
      const found = isExported(wanted) ? imported.scope.get(wanted) : undefined;
      if (found !== undefined) c.used.add(obj);
      return found;
    });
    d.imports.push({ spec, file, obj });
  }
  if (name === '_' || name === '.') return;
  const obj: PkgName = { kind: 'PkgName', name, path };
  if (imported !== undefined) c.packages.set(obj, imported);
  const ident: ast.Ident = spec.name ?? { kind: 'Ident', ...at, name };
  c.places.set(obj, { source: c.source, pos: spec.pos });
  if (spec.name !== undefined) c.info.defs.set(spec.name, obj);
  const other = file.scope.names.get(name);
  if (other !== undefined) {
    c.redeclared(ident, other, ' in this block');
    return;
  }
  file.scope.names.set(name, obj);
  if (imported !== undefined || path === 'unsafe') d.imports.push({ spec, file, obj });
}

function collectDecl(c: Checker, d: Declarations, file: FileScope, decl: ast.Decl): void {
  switch (decl.kind) {
    case 'FuncDecl':
      collectFunc(c, d, file, decl);
      break;
    case 'VarDecl':
      collectVars(c, d, file, decl);
      break;
    case 'ConstDecl':
      decl.names.forEach((ident, i) => {
        const obj: Const = { kind: 'Const', name: ident.name, type: INVALID, value: 0n };
        declare(c, ident, obj);
        later(c, d, file, obj, () => constDecl(c, decl, i, obj));
      });
      break;
    case 'TypeDecl': {
      const { name } = decl.name;
      const type = decl.alias ? INVALID : newNamed(c, decl);
      const obj: TypeName = { kind: 'TypeName', name, type };
      declare(c, decl.name, obj);
      d.types.push(obj);
      if (decl.alias) d.aliases.set(obj, decl);
      later(c, d, file, obj, () => completeType(c, decl, obj));
      break;
    }
  }
}

function declare(c: Checker, ident: ast.Ident, obj: Obj): void {
  if (ident.name === 'init' || (ident.name === 'main' && c.path === 'main')) {
    c.error(ident, `cannot declare ${ident.name} - must be func`);
    return;
  }
  c.declare(ident, obj);
}

/** Completion runs in the object's own file, whatever was being checked. */
function later(c: Checker, d: Declarations, file: FileScope, obj: Obj, run: () => void): void {
  d.pending.set(obj, () => {
    const { iota, dependencies, func, locals } = c;
    c.iota = undefined;
    c.func = undefined;
    c.dependencies = undefined;
    d.resolving.push(obj);
    inFile(c, file, run);
    d.resolving.pop();
    Object.assign(c, { iota, dependencies, func, locals });
  });
}

function collectVars(c: Checker, d: Declarations, file: FileScope, decl: ast.VarDecl): void {
  const vars = decl.names.map((ident) => c.newVar(ident, PENDING, 'package'));
  decl.names.forEach((ident, i) => {
    const variable = vars[i];
    if (variable !== undefined) declare(c, ident, variable);
  });
  d.vars.push({ decl, vars });
  let done = false;
  const complete = (): void => {
    if (done) return;
    done = true;
    if (decl.type !== undefined) {
      const type = c.rules.type(c, decl.type);
      for (const variable of vars) variable.type = type;
    }
    c.dependencies = new Set();
    d.dependencies.set(decl, c.dependencies);
    initVarDecl(c, decl, vars, decl.type !== undefined);
  };
  for (const variable of vars) later(c, d, file, variable, complete);
}

const NO_FUNC: Func = { kind: 'Func', params: [], results: [], variadic: false };

function collectFunc(c: Checker, d: Declarations, file: FileScope, decl: ast.FuncDecl): void {
  if (decl.recv !== undefined) {
    d.methods.push({ decl, file });
    return;
  }
  const { name } = decl.name;
  const symbol = name === 'init' ? `${c.path}.init.${d.inits++}` : `${c.path}.${name}`;
  const isGeneric = decl.typeParams.length > 0;
  const generic = isGeneric ? { generic: { pkg: c.path, decl, source: file.source } } : {};
  const obj: FuncObj = { kind: 'Func', name, pkg: c.path, symbol, type: NO_FUNC, ...generic };
  if (name === 'init' || (name === 'main' && c.path === 'main')) {
    if (decl.type.params.length + decl.type.results.length > 0) {
      c.error(decl.name, `func ${name} must have no arguments and no return values`);
    }
  }
  if (name === 'init') {
    // It cannot be referred to, so there may be several.
    c.info.defs.set(decl.name, obj);
    c.places.set(obj, { source: c.source, pos: decl.name.pos });
    if (decl.body === undefined) c.error(decl.name, 'func init must have a body');
  } else c.declare(decl.name, obj);
  if (decl.body === undefined && !c.dialect.library) {
    c.error(decl.name, 'missing function body');
  }
  const entry: Declarations['functions'][number] = { decl, file, obj };
  d.functions.push(entry);
  later(c, d, file, obj, () => {
    const { result, scope } = inTypeScope(c, (): Func => {
      const typeParams = declareTypeParams(c, decl.typeParams);
      const type = c.rules.signature(c, decl.type);
      return isGeneric ? { ...type, typeParams } : type;
    });
    obj.type = result;
    if (isGeneric) entry.typeScope = scope;
  });
}

/** Completes a package-level object if that has not been done; reports it if it needs itself. */
export function resolve(c: Checker, d: Declarations, obj: Obj): void {
  readMentioned(c, d, obj);
  const complete = d.pending.get(obj);
  if (complete !== undefined) {
    d.pending.delete(obj);
    complete();
    return;
  }
  const at = d.resolving.indexOf(obj);
  if (at < 0) return;
  if (obj.kind === 'TypeName' && isInvalid(obj.type)) {
    reportTypeCycle(c, fromFirst(c, d.resolving.slice(at)));
  }
  if (obj.kind === 'Const') reportInitCycle(c, fromFirst(c, d.resolving.slice(at)));
  if (obj.kind !== 'Var' || obj.type !== PENDING) return;
  reportInitCycle(c, fromFirst(c, d.resolving.slice(at)));
  obj.type = INVALID;
}

/**
 * What an alias stands for may be made of declared types that refer back to it. Those are read first: they are
 * known before their right side is.
 */
function readMentioned(c: Checker, d: Declarations, alias: Obj): void {
  const decl = d.aliases.get(alias);
  if (decl === undefined) return;
  d.aliases.delete(alias);
  const read = (node: AnyNode): void => {
    const obj = node.kind === 'Ident' ? c.packageScope.names.get(node.name) : undefined;
    if (obj?.kind === 'TypeName' && obj !== alias) resolve(c, d, obj);
    children(node).forEach(read);
  };
  read(decl.type);
}

/** The cycle turned so that it begins with what is declared first. */
function fromFirst(c: Checker, cycle: readonly Obj[]): Obj[] {
  const posOf = (obj: Obj): number => c.places.get(obj)?.pos ?? 0;
  const start = cycle.indexOf([...cycle].sort((a, b) => posOf(a) - posOf(b))[0] ?? NO_OBJECT);
  return [...cycle.slice(start), ...cycle.slice(0, start)];
}

const NO_OBJECT: Obj = { kind: 'Nil' };

/** `cycle`: objects of which each refers to the next, and the last to the first. */
export function reportInitCycle(c: Checker, cycle: readonly Obj[]): void {
  reportCycle(c, cycle, 'initialization cycle', 'initialization cycle for');
}

function reportTypeCycle(c: Checker, cycle: readonly Obj[]): void {
  reportCycle(c, cycle, 'invalid recursive type', 'invalid recursive type');
}

function reportCycle(c: Checker, cycle: readonly Obj[], ofOne: string, ofSeveral: string): void {
  const nameOf = (obj: Obj): string => ('name' in obj ? obj.name : '');
  const [first] = cycle;
  const place = first === undefined ? undefined : c.places.get(first);
  if (first === undefined || place === undefined) return;
  const { source } = c;
  c.source = place.source;
  const name = nameOf(first);
  const at = { pos: place.pos, end: place.pos + name.length };
  if (cycle.length === 1) c.error(at, `${ofOne}: ${name} refers to itself`);
  else {
    const lines = [...cycle, first].map((obj, i) => {
      const refers = i < cycle.length ? ' refers to' : '';
      return `\n\t${c.placeOf(obj)}: ${nameOf(obj)}${refers}`;
    });
    c.error(at, `${ofSeveral} ${name}${lines.join('')}`);
  }
  c.source = source;
}
