import type * as ast from '../syntax/ast';
import { INVALID, isConstType, isInvalid } from './basic';
import type { Checker } from './checker';
import { exprText } from './expr-text';
import type { Const } from './info';
import { assignment } from './untyped';

/** Gives the i-th constant of a declaration its type and value. */
export function constDecl(c: Checker, decl: ast.ConstDecl, i: number, obj: Const): void {
  const ident = decl.names[i];
  if (ident === undefined) return;
  const outer = c.iota;
  c.iota = BigInt(decl.iota);
  setConst(c, decl, i, obj, ident);
  c.iota = outer;
}

function setConst(c: Checker, decl: ast.ConstDecl, i: number, obj: Const, ident: ast.Ident): void {
  const type = decl.type === undefined ? undefined : c.rules.type(c, decl.type);
  const value = decl.values[i];
  const extra = decl.values[decl.names.length];
  if (i === 0 && extra !== undefined) c.error(extra, `extra init expr ${exprText(extra)}`);
  if (type !== undefined && !isInvalid(type) && !isConstType(type)) {
    c.error(decl.type ?? ident, `invalid constant type ${c.typeString(type)}`);
    return;
  }
  if (value === undefined) {
    c.error(ident, `missing init expr for ${ident.name}`);
    return;
  }
  const x = c.rules.expr(c, value);
  if (x.mode === 'invalid') return;
  if (x.value === undefined) {
    c.error(value, `${c.describe(x)} is not constant`);
    return;
  }
  const typed = type === undefined ? x : assignment(c, x, type, 'constant declaration');
  if (typed.mode === 'invalid' || typed.value === undefined) return;
  obj.type = isInvalid(type ?? x.type) ? INVALID : typed.type;
  obj.value = typed.value;
}
