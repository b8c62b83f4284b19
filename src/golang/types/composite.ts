import type * as ast from '../syntax/ast';
import { isInvalid, under } from './basic';
import type { Checker } from './checker';
import { constKey } from './const-numbers';
import { constText } from './const-text';
import { exprText } from './expr-text';
import { refuseHuge } from './huge';
import { isLikely } from './member-name';
import { invalid, type Operand, valueOf } from './operand';
import { integerOperand } from './indexing';
import type { MemberName, Struct, Type } from './type';
import { structure } from './type-set';
import { assignment } from './untyped';

/** `T{…}`; `implied` where the element type of the enclosing literal stands for a missing T. */
export function compositeLit(c: Checker, e: ast.CompositeLit, implied: Type | undefined): Operand {
  if (e.type?.kind === 'ArrayType' && e.type.len?.kind === 'Ellipsis') {
    const elem = c.rules.type(c, e.type.elem);
    const type: Type = { kind: 'Array', elem, len: listLength(c, e, elem, undefined) };
    refuseHuge(c, e, type);
    c.record({ mode: 'type', type, expr: e.type });
    return valueOf(e, type);
  }
  const type = e.type === undefined ? implied : c.rules.type(c, e.type);
  if (type === undefined) {
    c.error(e, 'invalid composite literal type: missing type');
    return invalid(e);
  }
  // `{…}` for a *T of the enclosing literal means &T{…}.
  const pointer = structure(type);
  const base = e.type === undefined && pointer.kind === 'Pointer' ? pointer.elem : type;
  const t = structure(base);
  switch (t.kind) {
    case 'Struct':
      structLit(c, e, base, t);
      break;
    case 'Array':
      listLength(c, e, t.elem, t.len);
      break;
    case 'Slice':
      listLength(c, e, t.elem, undefined);
      break;
    case 'Map':
      mapLit(c, e, t.key, t.elem);
      break;
    default:
      for (const elem of e.elems) checkElement(c, elem);
      if (isInvalid(type)) return invalid(e);
      c.error(e, `invalid composite literal type ${c.typeString(type)}`);
      return invalid(e);
  }
  return valueOf(e, type);
}

/** Looks at an element only for what it uses. */
function checkElement(c: Checker, elem: ast.Expr): void {
  const value = elem.kind === 'KeyValueExpr' ? elem.value : elem;
  if (value.kind === 'CompositeLit' && value.type === undefined) {
    for (const inner of value.elems) checkElement(c, inner);
  } else c.rules.exprOrType(c, value);
}

/** An element, whose type may be left out when it is a literal itself. */
function element(c: Checker, e: ast.Expr, type: Type, context: string): void {
  if (e.kind === 'CompositeLit' && e.type === undefined) {
    c.record(c.rules.compositeLit(c, e, type));
    return;
  }
  assignment(c, c.rules.expr(c, e), type, context);
}

function structLit(c: Checker, e: ast.CompositeLit, type: Type, t: Struct): void {
  const [first] = e.elems;
  if (first === undefined) return;
  if (first.kind === 'KeyValueExpr') keyedStructLit(c, e, type, t);
  else positionalStructLit(c, e, type, t);
}

/** Which field a person may have meant who wrote it with other upper and lower case. */
function meantField(c: Checker, t: Struct, name: string): string {
  if (name === '_') return '';
  const folded = name.toLowerCase();
  const field = t.fields.find((f) => f.name.toLowerCase() === folded);
  if (field === undefined) return '';
  if (isVisible(c, field)) return `, but does have ${field.name}`;
  return isLikely(field, name) ? `, but does have unexported ${field.name}` : '';
}

function keyedStructLit(c: Checker, e: ast.CompositeLit, type: Type, t: Struct): void {
  const seen = new Set<string>();
  for (const elem of e.elems) {
    if (elem.kind !== 'KeyValueExpr') {
      c.error(elem, 'mixture of field:value and value elements in struct literal');
      continue;
    }
    const { key, value } = elem;
    if (key.kind !== 'Ident') {
      c.error(key, `invalid field name ${exprText(key)} in struct literal`);
      checkElement(c, value);
      continue;
    }
    const field = key.name === '_' ? undefined : t.fields.find((f) => f.name === key.name);
    if (field === undefined || !isVisible(c, field)) {
      const what = field === undefined ? 'unknown' : 'cannot refer to unexported';
      const where = `in struct literal of type ${c.typeString(type)}`;
      const meant = field === undefined ? meantField(c, t, key.name) : '';
      c.error(key, `${what} field ${key.name} ${where}${meant}`);
      checkElement(c, value);
      continue;
    }
    element(c, value, field.type, 'struct literal');
    if (seen.has(key.name)) c.error(key, `duplicate field name ${key.name} in struct literal`);
    seen.add(key.name);
  }
}

function isVisible(c: Checker, { pkg }: MemberName): boolean {
  return pkg === undefined || c.names === undefined || pkg === c.names;
}

function positionalStructLit(c: Checker, e: ast.CompositeLit, type: Type, t: Struct): void {
  const name = c.typeString(type);
  for (const [i, elem] of e.elems.entries()) {
    if (elem.kind === 'KeyValueExpr') {
      c.error(elem, 'mixture of field:value and value elements in struct literal');
      continue;
    }
    const field = t.fields[i];
    if (field === undefined) {
      c.error(elem, `too many values in struct literal of type ${name}`);
      return;
    }
    if (!isVisible(c, field)) {
      const what = `implicit assignment to unexported field ${field.name}`;
      c.error(elem, `${what} in struct literal of type ${name}`);
    }
    element(c, elem, field.type, 'struct literal');
  }
  if (e.elems.length < t.fields.length) {
    c.error(e.end - 1, `too few values in struct literal of type ${name}`);
  }
}

/** Elements of an array or slice, with or without an index. Returns one past the largest index. */
function listLength(
  c: Checker,
  e: ast.CompositeLit,
  elem: Type,
  length: number | undefined,
): number {
  const seen = new Set<number>();
  let next = 0;
  let end = 0;
  for (const item of e.elems) {
    const value = item.kind === 'KeyValueExpr' ? item.value : item;
    let valid = true;
    if (item.kind === 'KeyValueExpr') {
      const index = literalIndex(c, item.key, length);
      valid = index !== undefined;
      next = index ?? next;
    }
    if (valid && length !== undefined && next >= length) {
      c.error(item, `index ${next} is out of bounds (>= ${length})`);
      valid = false;
    }
    if (valid && seen.has(next)) {
      c.error(item, `duplicate index ${next} in array or slice literal`);
    }
    if (valid) seen.add(next);
    element(c, value, elem, 'array or slice literal');
    next++;
    end = Math.max(end, next);
  }
  return end;
}

/** More would be a program's mistake, or its memory's end. */
const LARGEST_INDEX = 1n << 32n;

function literalIndex(c: Checker, key: ast.Expr, length: number | undefined): number | undefined {
  const x = c.rules.expr(c, key);
  if (x.mode === 'invalid') return undefined;
  if (x.value === undefined) {
    c.error(key, `index ${exprText(key)} must be integer constant`);
    return undefined;
  }
  const index = integerOperand(c, x, 'index');
  if (typeof index.value !== 'bigint') return undefined;
  if (index.value > LARGEST_INDEX && length === undefined) {
    c.unsupported(key, 'indices this large');
    return undefined;
  }
  if (length !== undefined && index.value >= length) {
    c.error(key, `invalid argument: index ${index.value} out of bounds [0:${length}]`);
    return undefined;
  }
  return Number(index.value);
}

function mapLit(c: Checker, e: ast.CompositeLit, key: Type, elem: Type): void {
  const seen = new Set<string>();
  for (const item of e.elems) {
    if (item.kind !== 'KeyValueExpr') {
      c.error(item, 'missing key in map literal');
      checkElement(c, item);
      continue;
    }
    if (item.key.kind === 'CompositeLit' && item.key.type === undefined) {
      element(c, item.key, key, 'map literal');
    } else {
      const x = assignment(c, c.rules.expr(c, item.key), key, 'map literal');
      if (x.mode === 'invalid') continue;
      if (x.value !== undefined && under(key).kind === 'Basic') {
        const value = constKey(x.value);
        if (seen.has(value)) {
          c.error(item.key, `duplicate key ${constText(x.value)} in map literal`);
        }
        seen.add(value);
      }
    }
    element(c, item.value, elem, 'map literal');
  }
}
