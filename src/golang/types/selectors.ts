import type * as ast from '../syntax/ast';
import { deref, INVALID, isInvalid, under } from './basic';
import type { Checker } from './checker';
import { exprText } from './expr-text';
import type { Obj, PkgName, Selection } from './info';
import { type Found, lookupFieldOrMethod } from './lookup';
import { constant, invalid, type Operand } from './operand';
import type { Func, Method, Named, Type } from './type';
import { isExportedByGo } from './std-names';
import { UNSAFE_FUNCTIONS } from './universe';
import { UNSAFE_POINTER } from './basic';

export function selectorExpr(c: Checker, e: ast.SelectorExpr): Operand {
  if (e.x.kind === 'Ident') {
    const obj = c.scope.lookup(e.x.name);
    if (obj?.kind === 'PkgName') return packageMember(c, e, e.x, obj);
  }
  const x = c.rules.exprOrType(c, e.x);
  if (x.mode === 'invalid') return invalid(e);
  if (x.mode === 'builtin') {
    c.error(e.x, `invalid use of ${c.describe(x)} in selector expression`);
    return invalid(e);
  }
  const { name } = e.sel;
  if (name === '_') {
    c.error(e.sel, 'cannot refer to blank field or method');
    return invalid(e);
  }
  const found = lookupFieldOrMethod(x.type, name);
  if (found === undefined || found === 'ambiguous' || !isVisible(c, found, x.type, name)) {
    if (isInvalid(deref(x.type).type)) return invalid(e);
    c.error(e.sel, missingMessage(c, e, x, found));
    return invalid(e);
  }
  return x.mode === 'type' ? methodExpr(c, e, x, found) : selection(c, e, x, found);
}

/** Names of other packages are visible when they begin with a capital letter; our library shares its own. */
export function isExported(name: string): boolean {
  return /^\p{Lu}/u.test(name);
}

function isVisible(c: Checker, found: Found, operand: Type, name: string): boolean {
  if (c.dialect.library || isExported(name)) return true;
  const owner = found.kind === 'method' ? found.named : deref(operand).type;
  return owner.kind !== 'Named' || owner.pkg === c.path || owner.pkg === '';
}

function packageMember(c: Checker, e: ast.SelectorExpr, name: ast.Ident, pkg: PkgName): Operand {
  c.used.add(pkg);
  c.info.uses.set(name, pkg);
  if (pkg.path === 'unsafe') return unsafeMember(c, e);
  const imported = c.packages.get(pkg);
  // A package that could not be imported has been reported.
  if (imported === undefined) return invalid(e);
  const obj = imported.scope.get(e.sel.name);
  if (obj === undefined || !(c.dialect.library || isExported(e.sel.name))) {
    const known = isExportedByGo(pkg.path, e.sel.name);
    if (known) c.unsupported(e, `${pkg.path}.${e.sel.name}`);
    else c.error(e.sel, `undefined: ${exprText(e)}`);
    return invalid(e);
  }
  c.info.uses.set(e.sel, obj);
  return objectOperand(e, obj, e.sel);
}

function unsafeMember(c: Checker, e: ast.SelectorExpr): Operand {
  const { name } = e.sel;
  if (name === 'Pointer') {
    c.info.uses.set(e.sel, { kind: 'TypeName', name, type: UNSAFE_POINTER });
    return { mode: 'type', type: UNSAFE_POINTER, expr: e };
  }
  if (!UNSAFE_FUNCTIONS.has(name)) {
    c.error(e.sel, `undefined: ${exprText(e)}`);
    return invalid(e);
  }
  const builtin = `unsafe.${name}`;
  c.info.uses.set(e.sel, { kind: 'Builtin', name: builtin });
  return { mode: 'builtin', type: INVALID, expr: e, builtin };
}

/** A declared object as an operand; its declaration is complete. */
export function objectOperand(e: ast.Expr, obj: Obj, ident: ast.Ident): Operand {
  switch (obj.kind) {
    case 'Var':
      return { mode: 'variable', type: obj.type, expr: e };
    case 'Const':
      return isInvalid(obj.type) ? invalid(e) : constant(e, obj.type, obj.value);
    case 'TypeName':
      return { mode: 'type', type: obj.type, expr: e };
    case 'Func': {
      const open = obj.type.typeParams;
      const x: Operand = { mode: 'value', type: obj.type, expr: e };
      if (open === undefined) return x;
      return { ...x, generic: { obj, ident, given: [], indices: [], open } };
    }
    case 'Builtin':
      return { mode: 'builtin', type: INVALID, expr: e, builtin: obj.name };
    case 'Nil':
    case 'PkgName':
      return invalid(e);
  }
}

function missingMessage(
  c: Checker,
  e: ast.SelectorExpr,
  x: Operand,
  hidden: Found | 'ambiguous' | undefined,
): string {
  const text = exprText(e);
  if (hidden === 'ambiguous') return `ambiguous selector ${text}`;
  const { name } = e.sel;
  if (hidden !== undefined) {
    const what = hidden.kind === 'field' ? 'field' : 'method';
    return `${text} undefined (cannot refer to unexported ${what} ${name})`;
  }
  const type = c.typeString(x.type);
  if (under(x.type).kind === 'Pointer') {
    const elem = deref(x.type).type;
    if (under(elem).kind === 'Interface') {
      return `${text} undefined (type ${type} is pointer to interface, not interface)`;
    }
  }
  let why = `type ${type} has no field or method ${name}`;
  const other = otherCase(name)
    .map((candidate) => ({ candidate, found: lookupFieldOrMethod(x.type, candidate) }))
    .find(({ found }) => found !== undefined && found !== 'ambiguous');
  if (other?.found !== undefined && other.found !== 'ambiguous') {
    const what = other.found.kind === 'field' ? 'field' : 'method';
    why += `, but does have ${what} ${other.candidate}`;
  }
  return `${text} undefined (${why})`;
}

/** The name with its first letter in the other case. */
function otherCase(name: string): string[] {
  const first = name.slice(0, 1);
  return [first.toUpperCase(), first.toLowerCase()]
    .filter((letter) => letter !== first)
    .map((letter) => letter + name.slice(1));
}

function selection(c: Checker, e: ast.SelectorExpr, x: Operand, found: Found): Operand {
  const { path } = found;
  if (found.kind === 'field') {
    const { type } = found.field;
    c.info.selections.set(e, { kind: 'field', path, type });
    const mode = x.mode === 'variable' || found.indirect ? 'variable' : 'value';
    return { mode, type, expr: e };
  }
  const type = found.kind === 'method' ? found.method.type : found.type;
  if (found.kind === 'method') {
    const { method } = found;
    if (method.pointerReceiver && !found.indirect && x.mode !== 'variable') {
      const receiver = c.typeString(x.type);
      c.error(e.sel, `cannot call pointer method ${method.name} on ${receiver}`);
      return invalid(e);
    }
    dependOn(c, found.named, method);
  }
  c.info.selections.set(e, { kind: 'method', path, method: methodOf(found), type });
  return { mode: 'value', type, expr: e };
}

function methodOf(found: Exclude<Found, { kind: 'field' }>): NonNullable<Selection['method']> {
  if (found.kind === 'interface') {
    return { symbol: undefined, name: found.name, pointerReceiver: false };
  }
  const { symbol, name, pointerReceiver, instance } = found.method;
  return { symbol, name, pointerReceiver, ...(instance !== undefined && { instance }) };
}

function dependOn(c: Checker, named: Named, { pointerReceiver, name }: Method): void {
  const obj = c.methodObjects.get(c.methodSymbol(named, pointerReceiver, name));
  if (obj !== undefined) c.dependencies?.add(obj);
}

/** `T.Method`: a function whose first parameter is the receiver. */
function methodExpr(c: Checker, e: ast.SelectorExpr, x: Operand, found: Found): Operand {
  const text = exprText(e);
  if (found.kind === 'field') {
    const type = c.typeString(x.type);
    c.error(e.sel, `${text} undefined (type ${type} has no method ${e.sel.name})`);
    return invalid(e);
  }
  if (found.kind === 'method') {
    const { method } = found;
    if (method.pointerReceiver && !found.indirect) {
      const better = `(*${exprText(e.x)}).${method.name}`;
      c.error(e.sel, `invalid method expression ${text} (needs pointer receiver ${better})`);
      return invalid(e);
    }
    dependOn(c, found.named, method);
  }
  const method: Func = found.kind === 'method' ? found.method.type : found.type;
  const params = [{ name: '_', type: x.type }, ...method.params];
  const type: Func = { ...method, params };
  c.info.selections.set(e, {
    kind: 'methodExpr',
    path: found.path,
    method: methodOf(found),
    type,
  });
  return { mode: 'value', type, expr: e };
}
