import type * as ast from '../syntax/ast';
import type { Checker } from './checker';
import { functionBody } from './functions';
import type { CheckedInstance, FuncObj } from './info';
import { receiverBase } from './receivers';
import { Scope } from './scope';
import type { Instance } from './type';
import { type FileScope, inFile } from './package-scope';

/**
 * Checks a generic declaration once more, with its type parameters' names bound to the type arguments: what comes out
 * is what a function without type parameters would mean. Its mistakes were reported when it was checked as
 * what it is; only what is not supported shows in an instance.
 */
export function checkInstance(
  c: Checker,
  file: FileScope | undefined,
  { generic, typeArgs, symbol }: Instance,
): CheckedInstance {
  const { decl } = generic;
  const inner = c.forInstance(typeArgs);
  if (file === undefined) return { info: inner.info, diagnostics: [] };
  inFile(inner, file, () => {
    inner.scope = new Scope(file.scope);
    typeParamNames(decl).forEach((ident, i) => {
      const type = typeArgs[i];
      if (type === undefined) return;
      const obj = { kind: 'TypeName', name: ident.name, type, isBound: true } as const;
      if (ident.name === '_') inner.info.defs.set(ident, obj);
      else inner.scope.names.set(ident.name, obj);
    });
    const recv = decl.recv && {
      field: decl.recv,
      param: {
        name: decl.recv.names[0]?.name ?? '',
        type: inner.rules.type(inner, decl.recv.type),
      },
    };
    const type = inner.rules.signature(inner, decl.type);
    const { name } = decl.name;
    const obj: FuncObj = { kind: 'Func', name, pkg: c.path, symbol, type };
    inner.info.defs.set(decl.name, obj);
    if (decl.body !== undefined) functionBody(inner, type, decl.type, recv, decl.body);
  });
  inner.runDelayed();
  const diagnostics = inner.diagnostics().filter(({ kind }) => kind === 'unsupported');
  return { info: inner.info, diagnostics };
}

/** As the function declares them, or as the receiver names those of its type. */
function typeParamNames(decl: ast.FuncDecl): ast.Ident[] {
  if (decl.recv === undefined) return decl.typeParams.flatMap((field) => field.names);
  const { base } = receiverBase(decl.recv.type);
  if (base.kind !== 'IndexExpr') return [];
  return base.indices.filter((index) => index.kind === 'Ident');
}
