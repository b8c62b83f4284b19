import type * as ast from '../syntax/ast';
import { deref, INVALID, isInvalid, under } from './basic';
import type { Checker } from './checker';
import { exprText } from './expr-text';
import type { Obj, PkgName, Selection } from './info';
import { type Found, lookupFieldOrMethod, isBehindPointer, lookupFolded, nameOf } from './lookup';
import { isExported, isLikely } from './member-name';
import { constant, invalid, type Operand } from './operand';
import type { Func, Method, Named } from './type';
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
  const found = lookupFieldOrMethod(x.type, name, c.names);
  if (found === undefined || found === 'ambiguous') {
    if (isInvalid(deref(x.type).type)) return invalid(e);
    c.error(e.sel, missingMessage(c, e, x, found === 'ambiguous'));
    return invalid(e);
  }
  return x.mode === 'type' ? methodExpr(c, e, x, found) : selection(c, e, x, found);
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

function missingMessage(c: Checker, e: ast.SelectorExpr, x: Operand, isAmbiguous: boolean): string {
  const text = exprText(e);
  if (isAmbiguous) return `ambiguous selector ${text}`;
  const { name } = e.sel;
  const type = c.typeString(x.type);
  if (under(x.type).kind === 'Pointer') {
    const elem = deref(x.type).type;
    if (under(elem).kind === 'Interface') {
      return `${text} undefined (type ${type} is pointer to interface, not interface)`;
    }
  }
  const none = `type ${type} has no field or method ${name}`;
  const found = lookupFolded(x.type, name);
  const needsPointer = found !== undefined && isBehindPointer(found) && x.mode !== 'variable';
  if (found === undefined || needsPointer) return `${text} undefined (${none})`;
  const what = found.kind === 'field' ? 'field' : 'method';
  const other = nameOf(found);
  if (other.name === name) return `${text} undefined (cannot refer to unexported ${what} ${name})`;
  const has = `${text} undefined (${none}, but does have`;
  if (other.pkg === undefined || other.pkg === c.path) return `${has} ${what} ${other.name})`;
  return isLikely(other, name)
    ? `${has} unexported ${what} ${other.name})`
    : `${text} undefined (${none})`;
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
    const { name, pkg } = found;
    return { symbol: undefined, name, ...(pkg !== undefined && { pkg }), pointerReceiver: false };
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
