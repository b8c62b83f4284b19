import type * as ast from '../syntax/ast';
import { under } from './basic';
import type { Checker } from './checker';
import { exprText } from './expr-text';
import type { FuncObj } from './info';
import { type Declarations, type FileScope, inFile, resolve } from './package-scope';
import type { Method, Named, Param, Type } from './type';

export interface MethodBody {
  readonly decl: ast.FuncDecl;
  readonly file: FileScope;
  readonly recv: Param;
  readonly obj: FuncObj;
}

/** Gives declared types their methods. All types are complete by now. */
export function declareMethods(c: Checker, d: Declarations): MethodBody[] {
  const bodies: MethodBody[] = [];
  for (const { decl, file } of d.methods) {
    const { recv } = decl;
    if (recv === undefined) continue;
    const body = inFile(c, file, () => declareMethod(c, d, decl, recv, file));
    if (body !== undefined) bodies.push(body);
  }
  return bodies;
}

function receiverBase(e: ast.Expr): { base: ast.Expr; pointer: boolean } {
  if (e.kind === 'ParenExpr') return receiverBase(e.x);
  if (e.kind !== 'StarExpr') return { base: e, pointer: false };
  return { base: receiverBase(e.x).base, pointer: true };
}

function declareMethod(
  c: Checker,
  d: Declarations,
  decl: ast.FuncDecl,
  field: ast.Field,
  file: FileScope,
): MethodBody | undefined {
  const { base, pointer } = receiverBase(field.type);
  if (base.kind === 'IndexExpr') {
    c.unsupported(base, 'generics');
    return undefined;
  }
  if (base.kind === 'Ident') {
    const obj = c.scope.lookup(base.name);
    if (obj !== undefined) resolve(c, d, obj);
  }
  const type = c.rules.type(c, field.type);
  const named: Type = pointer && type.kind === 'Pointer' ? type.elem : type;
  const signature = c.rules.signature(c, decl.type);
  const { name } = decl.name;
  const symbol =
    named.kind === 'Named' ? c.methodSymbol(named, pointer, name) : `${c.path}.${name}`;
  const obj: FuncObj = { kind: 'Func', name, pkg: c.path, symbol, type: signature, decl };
  c.info.defs.set(decl.name, obj);
  if (named.kind !== 'Named') {
    if (named.kind === 'Basic' && named.name !== 'invalid') {
      c.error(field, `cannot define new methods on non-local type ${c.typeString(named)}`);
    } else if (named.kind !== 'Basic') {
      c.error(field, `invalid receiver type ${c.typeString(type)}`);
    }
  } else if (named.pkg !== c.path) {
    c.error(field, `cannot define new methods on non-local type ${c.typeString(named)}`);
  } else if (['Pointer', 'Interface'].includes(under(named).kind)) {
    c.error(field, `invalid receiver type ${exprText(base)} (pointer or interface type)`);
  } else
    addMethod(c, decl, named, { name, pointerReceiver: pointer, type: signature, symbol }, obj);
  return { decl, file, recv: { name: field.names[0]?.name ?? '', type }, obj };
}

function addMethod(
  c: Checker,
  decl: ast.FuncDecl,
  named: Named,
  method: Method,
  obj: FuncObj,
): void {
  const { name } = method;
  if (name === '_') return;
  const there = { source: c.source, pos: decl.name.pos };
  const other = named.methods.find((m) => m.name === name);
  if (other !== undefined) {
    const where = c.placeOf(other);
    c.error(decl.name, `method ${named.name}.${name} already declared at ${where}`);
    return;
  }
  const t = under(named);
  const field = t.kind === 'Struct' ? t.fields.find((f) => f.name === name) : undefined;
  if (field !== undefined) {
    const where = `\n\t${c.placeOf(field)}: other declaration of ${name}`;
    c.error(decl.name, `field and method with the same name ${name}${where}`);
    return;
  }
  named.methods.push(method);
  c.places.set(method, there);
  c.methodObjects.set(method.symbol, obj);
}
