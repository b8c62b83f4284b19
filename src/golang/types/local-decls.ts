import type * as ast from '../syntax/ast';
import { initVars, PENDING } from './assign';
import { INVALID } from './basic';
import type { Checker } from './checker';
import { constDecl } from './const-decls';
import { exprText } from './expr-text';
import type { Const, TypeName, Var } from './info';
import { completeType, newNamed } from './type-decls';

/** A declaration among statements: its names are known from its end on (a type's from its name on). */
export function localDecl(c: Checker, decl: ast.Decl): void {
  switch (decl.kind) {
    case 'VarDecl': {
      const vars = varDecl(c, decl, 'local');
      decl.names.forEach((ident, i) => {
        const variable = vars[i];
        if (variable !== undefined) c.declare(ident, variable);
      });
      break;
    }
    case 'ConstDecl': {
      const consts = decl.names.map(
        ({ name }): Const => ({ kind: 'Const', name, type: INVALID, value: 0n }),
      );
      consts.forEach((obj, i) => constDecl(c, decl, i, obj));
      decl.names.forEach((ident, i) => {
        const obj = consts[i];
        if (obj !== undefined) c.declare(ident, obj);
      });
      break;
    }
    case 'TypeDecl': {
      const { name } = decl.name;
      const type = decl.alias ? INVALID : newNamed(c, decl);
      const obj: TypeName = { kind: 'TypeName', name, type };
      c.declare(decl.name, obj);
      c.isDeclaring = true;
      completeType(c, decl, obj);
      c.isDeclaring = false;
      c.runDelayed();
      break;
    }
    case 'FuncDecl':
      break;
  }
}

/** Checks a variable declaration and returns its variables, undeclared as yet. */
export function varDecl(c: Checker, decl: ast.VarDecl, scope: 'local' | 'package'): Var[] {
  const type = decl.type === undefined ? undefined : c.rules.type(c, decl.type);
  const vars = decl.names.map((ident) => c.newVar(ident, type ?? PENDING, scope));
  initVarDecl(c, decl, vars, decl.type !== undefined);
  return vars;
}

/** Gives the variables of a declaration their values. */
export function initVarDecl(
  c: Checker,
  decl: ast.VarDecl,
  vars: readonly Var[],
  isTyped: boolean,
): void {
  if (decl.values.length === 0) return;
  const [first] = vars;
  const type = isTyped ? first?.type : undefined;
  const { length } = decl.values;
  const isCall = length === 1 && vars.length > 1;
  if (length > vars.length || (length < vars.length && !isCall)) {
    for (const value of decl.values) c.rules.multi(c, value);
    reportCount(c, decl);
    for (const v of vars) {
      if (v.type === PENDING) v.type = INVALID;
      c.used.add(v);
    }
    return;
  }
  initVars(c, vars, type, decl.values, 'variable declaration');
}

function reportCount(c: Checker, decl: ast.VarDecl): void {
  const extra = decl.values[decl.names.length];
  const missing = decl.names[decl.values.length];
  if (extra !== undefined) c.error(extra, `extra init expr ${exprText(extra)}`);
  else if (missing !== undefined) c.error(missing, `missing init expr for ${missing.name}`);
}
