import type * as ast from '../syntax/ast';
import { INVALID, isInteger, isInvalid, isUntyped, pointerTo, sliceOf, under } from './basic';
import type { Checker } from './checker';
import { toInteger } from './const-numbers';
import { stringLiteral } from './const-values';
import { exprText } from './expr-text';
import { incomparable } from './basic';
import { constraintOnly } from './constraints';
import { interfaceType } from './interface-types';
import { noteLargeChannel } from './large-channels';
import { memberName } from './member-name';
import type { Chan, Func, Param, Struct, StructField, Type } from './type';
import { convertUntyped } from './untyped';
import { INT } from './basic';
import { refuseHuge } from './huge';

/** The type of variables: not an interface that only constrains type parameters. */
export function typeExpr(c: Checker, e: ast.Expr): Type {
  const type = constraintExpr(c, e);
  const only = constraintOnly(type);
  if (only === undefined) return type;
  c.error(e, `cannot use type ${c.typeString(type)} outside a type constraint: ${only}`);
  return INVALID;
}

/** An expression that must be a type. */
export function constraintExpr(c: Checker, e: ast.Expr): Type {
  if (e.kind === 'Ident' && c.scope.lookup(e.name)?.kind === 'PkgName') {
    c.error(e, `${e.name} is not a type`);
    return INVALID;
  }
  const x = c.rules.exprOrType(c, e);
  if (x.mode === 'invalid') return INVALID;
  if (x.mode === 'type') return x.type;
  c.error(e, `${exprText(e)} is not a type`);
  return INVALID;
}

/** The type that a type's syntax denotes, or undefined if `e` is no such syntax. */
export function typeLiteral(c: Checker, e: ast.Expr): Type | undefined {
  switch (e.kind) {
    case 'ArrayType':
      return arrayType(c, e);
    case 'MapType':
      return mapType(c, e);
    case 'StructType':
      return structType(c, e);
    case 'FuncType':
      return signature(c, e);
    case 'InterfaceType':
      return interfaceType(c, e);
    case 'ChanType': {
      const elem = c.rules.type(c, e.elem);
      if (isInvalid(elem)) return INVALID;
      const chan: Chan = { kind: 'Chan', dir: e.dir, elem };
      noteLargeChannel(c, e, chan);
      return chan;
    }
    default:
      return undefined;
  }
}

/** Sizes are JavaScript numbers; anything near this is beyond all memory. */
const LARGEST_LENGTH = 1n << 40n;

function arrayType(c: Checker, e: ast.ArrayType): Type {
  if (e.len === undefined) {
    const elem = c.rules.type(c, e.elem);
    return isInvalid(elem) ? INVALID : sliceOf(elem);
  }
  if (e.len.kind === 'Ellipsis') {
    c.error(e.len, 'invalid use of [...] array (outside a composite literal)');
    c.rules.type(c, e.elem);
    return INVALID;
  }
  const len = arrayLength(c, e.len);
  const elem = c.rules.type(c, e.elem);
  if (len === undefined || isInvalid(elem)) return INVALID;
  const type: Type = { kind: 'Array', elem, len };
  refuseHuge(c, e, type);
  return type;
}

function arrayLength(c: Checker, e: ast.Expr): number | undefined {
  if (e.kind === 'Ident') {
    const obj = c.scope.lookup(e.name);
    if (obj === undefined) {
      c.error(e, `undefined array length ${e.name} or missing type constraint`);
      return undefined;
    }
    if (obj.kind !== 'Const') {
      c.error(e, `invalid array length ${e.name}`);
      return undefined;
    }
  }
  const x = c.rules.expr(c, e);
  if (x.mode === 'invalid') return undefined;
  if (x.value === undefined) {
    c.error(
      e,
      `array length ${exprText(e)} (${c.describe(x).replace(/^.*? \(/, '')} must be constant`,
    );
    return undefined;
  }
  const length = isUntyped(x.type) || isInteger(x.type) ? toInteger(x.value) : undefined;
  if (length === undefined) {
    c.error(e, `array length ${c.describe(x)} must be integer`);
    return undefined;
  }
  const settled = convertUntyped(c, x, INT);
  if (settled.mode === 'invalid') return undefined;
  if (length < 0n || length > LARGEST_LENGTH) {
    c.error(e, `invalid array length ${c.describe(x)}`);
    return undefined;
  }
  return Number(length);
}

function mapType(c: Checker, e: ast.MapType): Type {
  const key = c.rules.type(c, e.key);
  const elem = c.rules.type(c, e.elem);
  if (isInvalid(key) || isInvalid(elem)) return INVALID;
  const check = (): void => {
    if (incomparable(key) === undefined) return;
    const why = key.kind === 'TypeParam' ? ' (missing comparable constraint)' : '';
    c.error(e.key, `invalid map key type ${c.typeString(key)}${why}`);
  };
  // A type that is still being declared may yet turn out to be no key.
  if (c.func === undefined || c.isDeclaring) c.delay(check);
  else check();
  return { kind: 'Map', key, elem };
}

function structType(c: Checker, e: ast.StructType): Type {
  const fields: StructField[] = [];
  const seen = new Map<string, ast.Ident>();
  const add = (ident: ast.Ident, type: Type, embedded: boolean, tag: string): void => {
    const { name } = ident;
    const other = seen.get(name);
    if (other !== undefined && name !== '_') {
      const there = `\n\t${c.place(other.pos)}: other declaration of ${name}`;
      c.error(ident, `${name} redeclared${there}`);
      return;
    }
    seen.set(name, ident);
    const field: StructField = {
      ...memberName(name, c.path),
      type,
      embedded,
      ...(tag !== '' && { tag }),
    };
    c.places.set(field, { source: c.source, pos: ident.pos });
    fields.push(field);
  };
  for (const field of e.fields) {
    const type = c.rules.type(c, field.type);
    const tag = field.tag === undefined ? '' : stringLiteral(field.tag);
    for (const name of field.names) add(name, type, false, tag);
    if (field.embedded) {
      const name = embeddedName(field.type);
      if (name !== undefined) add(name, checkEmbedded(c, field, type), true, tag);
    }
  }
  const struct: Struct = { kind: 'Struct', fields };
  refuseHuge(c, e, struct);
  return struct;
}

function embeddedName(e: ast.Expr): ast.Ident | undefined {
  switch (e.kind) {
    case 'Ident':
      return e;
    case 'StarExpr':
    case 'ParenExpr':
      return embeddedName(e.x);
    case 'SelectorExpr':
      return e.sel;
    case 'IndexExpr':
      return embeddedName(e.x);
    default:
      return undefined;
  }
}

function checkEmbedded(c: Checker, field: ast.Field, type: Type): Type {
  const t = under(type);
  const isNamedPointer = t.kind === 'Pointer' && type.kind === 'Named';
  const isPointerToPointer = t.kind === 'Pointer' && under(t.elem).kind === 'Pointer';
  if (isNamedPointer || isPointerToPointer) {
    c.error(field.type, 'embedded field type cannot be a pointer');
    return INVALID;
  }
  if (t.kind === 'Pointer' && under(t.elem).kind === 'Interface') {
    c.error(field.type, 'embedded field type cannot be a pointer to an interface');
    return INVALID;
  }
  return type;
}

export function signature(c: Checker, e: ast.FuncType): Func {
  const { params, variadic } = paramTypes(c, e.params, true);
  const results = paramTypes(c, e.results, false).params;
  return { kind: 'Func', params, results, variadic };
}

function paramTypes(
  c: Checker,
  fields: readonly ast.Field[],
  mayBeVariadic: boolean,
): { params: Param[]; variadic: boolean } {
  const params: Param[] = [];
  let variadic = false;
  fields.forEach((field, i) => {
    let type: Type;
    if (field.type.kind === 'Ellipsis' && field.type.elem !== undefined) {
      const elem = c.rules.type(c, field.type.elem);
      const isLast = i === fields.length - 1 && field.names.length <= 1;
      if (!mayBeVariadic || !isLast) {
        c.error(field.type, 'can only use ... with final parameter in list');
      } else variadic = true;
      type = isInvalid(elem) ? INVALID : sliceOf(elem);
      c.record({ mode: 'type', type, expr: field.type });
    } else type = c.rules.type(c, field.type);
    if (field.names.length === 0) params.push({ name: '', type });
    for (const name of field.names) params.push({ name: name.name, type });
  });
  return { params, variadic };
}

/** `*T`. */
export function pointerType(elem: Type): Type {
  return isInvalid(elem) ? INVALID : pointerTo(elem);
}
