import type { Diagnostic } from '../diagnostic';
import type * as ast from '../syntax/ast';
import { callExpr } from './calls';
import { Checker, type Dialect, type Importer, type Rules } from './checker';
import { compositeLit } from './composite';
import { expr, exprOrType, generic, multi } from './exprs';
import { functionBody } from './functions';
import { checkInstance } from './instances';
import { reportInstantiationCycle } from './instantiation-cycle';
import type { CheckedInstance, CheckedPackage, FuncObj, Obj } from './info';
import { initOrder } from './init-order';
import { reportLargeChannels } from './large-channels';
import { declareMethods } from './methods';
import {
  collect,
  type Declarations,
  type FileScope,
  inFile,
  newDeclarations,
  openFile,
  resolve,
} from './package-scope';
import type { Instance, Param } from './type';
import { constraintExpr, signature, typeExpr } from './type-exprs';
import type { Scope } from './scope';
import { UNIVERSE } from './universe';

export interface CheckRequest {
  readonly path: string;
  /** At least one; all of one package. */
  readonly files: readonly ast.File[];
  readonly dialect: Dialect;
  readonly importer: Importer;
}

/** Checks one package, whose files have no syntax errors. Diagnostics come in the order of their discovery. */
export function checkPackage(request: CheckRequest): {
  package: CheckedPackage;
  diagnostics: Diagnostic[];
} {
  const { path, files } = request;
  const d = newDeclarations();
  const c = newChecker(request, d);
  c.packageName = files[0]?.packageName.name ?? '';
  collect(c, d, files);
  for (const obj of d.types) resolve(c, d, obj);
  const methods = declareMethods(c, d);
  for (const obj of d.pending.keys()) resolve(c, d, obj);
  c.runDelayed();
  for (const { decl, file, recv, obj, typeScope } of inSourceOrder([...d.functions, ...methods])) {
    const { body } = decl;
    if (body === undefined) continue;
    const receiver = recv && decl.recv && { field: decl.recv, param: recv };
    dependenciesOf(c, d, obj, () =>
      inFile(c, file, () => {
        c.scope = typeScope ?? c.scope;
        functionBody(c, obj.type, decl.type, receiver, body);
      }),
    );
  }
  reportInstantiationCycle(c);
  reportUnusedImports(c, d);
  reportMain(c, files);
  const order = initOrder(c, d);
  reportLargeChannels(c, files);
  return {
    package: {
      path,
      name: files[0]?.packageName.name ?? '',
      files,
      info: c.info,
      scope: c.packageScope.names,
      imports: [...new Set(files.flatMap((file) => file.imports.map((spec) => spec.path)))],
      initOrder: order,
      localTypes: c.localTypes,
      instance: (instance) => {
        const opened = d.files.find(({ source }) => source === instance.generic.source);
        return checkInstance(c, opened, instance);
      },
    },
    diagnostics: c.diagnostics(),
  };
}

/** To check instances of a package's generic functions, of which all else was checked before. */
export function checkerOf(
  request: CheckRequest,
  scope: ReadonlyMap<string, Obj>,
  localTypes: ReadonlyMap<string, number>,
): (instance: Instance) => CheckedInstance {
  const d = newDeclarations();
  const c = newChecker(request, d);
  for (const [name, obj] of scope) c.packageScope.names.set(name, obj);
  for (const [place, number] of localTypes) c.localTypes.set(place, number);
  const opened = new Map<ast.File, FileScope>();
  return (instance) => {
    const file = request.files.find(({ source }) => source === instance.generic.source);
    const known = file && (opened.get(file) ?? openFile(c, d, file));
    if (file !== undefined && known !== undefined) opened.set(file, known);
    return checkInstance(c, known, instance);
  };
}

function newChecker({ path, dialect, importer }: CheckRequest, d: Declarations): Checker {
  const rules: Rules = {
    expr,
    multi,
    exprOrType,
    generic,
    type: typeExpr,
    constraint: constraintExpr,
    compositeLit,
    call: callExpr,
    signature,
    body: (c, type, syntax, body) => functionBody(c, type, syntax, undefined, body),
    resolve: (c, obj) => resolve(c, d, obj),
  };
  return new Checker(path, dialect, rules, importer, UNIVERSE);
}

interface FuncBody {
  readonly decl: ast.FuncDecl;
  readonly file: FileScope;
  readonly obj: FuncObj;
  readonly recv?: Param;
  /** In which its type parameters are known. */
  readonly typeScope?: Scope;
}

/** Files are in order already; functions and methods of one file are not. */
function inSourceOrder(bodies: readonly FuncBody[]): FuncBody[] {
  const files = [...new Set(bodies.map(({ file }) => file))];
  return files.flatMap((file) =>
    bodies.filter((body) => body.file === file).sort((a, b) => a.decl.pos - b.decl.pos),
  );
}

function dependenciesOf(c: Checker, d: Declarations, obj: Obj, run: () => void): void {
  c.dependencies = new Set();
  d.dependencies.set(obj, c.dependencies);
  run();
  c.dependencies = undefined;
}

function reportUnusedImports(c: Checker, d: Declarations): void {
  for (const { spec, file, obj } of d.imports) {
    if (c.used.has(obj)) continue;
    const elem = spec.path.slice(spec.path.lastIndexOf('/') + 1);
    const as = obj.name === elem ? '' : ` as ${obj.name}`;
    inFile(c, file, () => c.error(spec, `"${spec.path}" imported${as} and not used`, 'unused'));
  }
}

/** What Go's linker and go run say of a program without a beginning. */
function reportMain(c: Checker, files: readonly ast.File[]): void {
  const [file] = files;
  if (c.path !== 'main' || file === undefined || c.dialect.tests === true) return;
  c.source = file.source;
  const { name } = file.packageName;
  if (name !== 'main') c.error(file.packageName, `package ${name} is not a main package`);
  else if (!c.packageScope.names.has('main') && c.diagnostics().length === 0) {
    c.error(file.packageName, 'function main is undeclared in the main package');
  }
}
