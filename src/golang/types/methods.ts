import { memberName, sameMember } from './member-name';
import type * as ast from '../syntax/ast';
import { under } from './basic';
import type { Checker } from './checker';
import { exprText } from './expr-text';
import type { FuncObj } from './info';
import { methodNamed } from './lookup';
import { type Declarations, type FileScope, inFile, resolve } from './package-scope';
import { isGeneric, note } from './instantiation';
import { receiverBase } from './receivers';
import type { Scope } from './scope';
import { subst, substitution } from './subst';
import type { Method, Named, Param, Type, TypeParam } from './type';
import { inTypeScope, newTypeParam } from './type-params';

export interface MethodBody {
  readonly decl: ast.FuncDecl;
  readonly file: FileScope;
  readonly recv: Param;
  readonly obj: FuncObj;
  /** In which the receiver's type parameters are known. */
  readonly typeScope?: Scope;
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

function declareMethod(
  c: Checker,
  d: Declarations,
  decl: ast.FuncDecl,
  field: ast.Field,
  file: FileScope,
): MethodBody | undefined {
  const { base, pointer } = receiverBase(field.type);
  const ident = base.kind === 'IndexExpr' ? base.x : base;
  if (ident.kind === 'Ident') {
    const obj = c.scope.lookup(ident.name);
    if (obj !== undefined) resolve(c, d, obj);
  }
  const { result, scope } = inTypeScope(c, () => {
    const typeParams = base.kind === 'IndexExpr' ? receiverParams(c, base) : [];
    const type = c.rules.type(c, field.type);
    return { typeParams, type, signature: c.rules.signature(c, decl.type) };
  });
  const { typeParams, type, signature } = result;
  const receiver: Type = pointer && type.kind === 'Pointer' ? type.elem : type;
  const named = receiver.kind === 'Named' ? (receiver.origin ?? receiver) : receiver;
  const { name } = decl.name;
  const symbol =
    named.kind === 'Named' ? c.methodSymbol(named, pointer, name) : `${c.path}.${name}`;
  const obj: FuncObj = { kind: 'Func', name, pkg: c.path, symbol, type: signature };
  c.info.defs.set(decl.name, obj);
  c.places.set(obj, { pos: decl.name.pos, source: file.source });
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
  } else {
    // The type's own names for its parameters may be others.
    const declared = subst(signature, substitution(typeParams, named.typeParams ?? []));
    const generic = named.typeParams && {
      generic: { pkg: c.path, decl, source: file.source },
    };
    const method: Method = { name, pointerReceiver: pointer, type: declared, symbol, ...generic };
    addMethod(c, decl, named, method, obj);
  }
  const recv = { name: field.names[0]?.name ?? '', type };
  return { decl, file, recv, obj, ...(typeParams.length > 0 && { typeScope: scope }) };
}

/** `func (l *List[T])` names the type parameters of List anew. */
function receiverParams(c: Checker, base: ast.IndexExpr): readonly TypeParam[] {
  const obj = base.x.kind === 'Ident' ? c.scope.lookup(base.x.name) : undefined;
  const declared = obj?.kind === 'TypeName' && isGeneric(obj.type) ? obj.type.typeParams : [];
  const own = base.indices.flatMap((index) => {
    if (index.kind === 'Ident') return [newTypeParam(c, index)];
    c.error(index, `receiver type parameter ${exprText(index)} must be an identifier`);
    return [];
  });
  // What the type is given its methods are given.
  note(c, own, declared, base.pos, []);
  const map = substitution(declared, own);
  own.forEach((param, i) => {
    const constraint = declared[i]?.constraint;
    if (constraint !== undefined) param.constraint = subst(constraint, map);
  });
  return own;
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
  const other = methodNamed(named, name);
  if (other !== undefined) {
    const where = c.placeOf(other);
    c.error(decl.name, `method ${named.name}.${name} already declared at ${where}`);
    return;
  }
  const t = under(named);
  const field =
    t.kind === 'Struct' ? t.fields.find((f) => sameMember(f, memberName(name, c.path))) : undefined;
  if (field !== undefined) {
    const where = `\n\t${c.placeOf(field)}: other declaration of ${name}`;
    c.error(decl.name, `field and method with the same name ${name}${where}`);
    return;
  }
  named.methods.push(method);
  c.places.set(method, there);
  c.methodObjects.set(method.symbol, obj);
}
