import type { Reg } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { MapT, Type } from '../types/type';
import { assignable, valueAs } from './assignable';
import type { Fn } from './fn';
import { newBytes, newObject } from './interface';
import { isBig, leafCount, sizeOf, offsetsOf, underlying } from './layout';
import { keyWords, makeMap, mapAssign } from './map-ops';
import { load, part, privatePlace, store, zeroValue } from './memory';
import { type MemPlace, type SlotPlace, type Value, words } from './value';

/** T{…}: a fresh value. What it is built in nobody has seen yet, so its stores are private. */
export function compositeLiteral(fn: Fn, e: ast.CompositeLit): Value {
  return literalOf(fn, e, fn.typeOf(e));
}

/** `type` may be a pointer where the literal is an element without a type of its own: &T is implied. */
function literalOf(fn: Fn, e: ast.CompositeLit, type: Type): Value {
  const u = underlying(type);
  switch (u.kind) {
    case 'Struct':
    case 'Array': {
      const flat = isBig(type) ? undefined : flatStruct(fn, e, type);
      if (flat) return flat;
      const slot = fn.b.slot(sizeOf(type));
      fn.b.emit({ op: 'slotzero', slot });
      const place: SlotPlace = { kind: 'slot', slot, offset: 0, type };
      fill(fn, place, e);
      return isBig(type) ? { kind: 'spilled', slot, offset: 0, type } : load(fn, place);
    }
    case 'Slice': {
      const length = elementIndices(fn, e).reduce((n, i) => Math.max(n, i + 1), 0);
      const array = newBytes(fn, length * sizeOf(u.elem), e);
      const elems: Type = { kind: 'Array', elem: u.elem, len: length };
      fill(fn, privatePlace(array, 0, elems, e.pos), e);
      return words(type, array, fn.b.i64(length), fn.b.i64(length));
    }
    case 'Map':
      return mapLiteral(fn, e, type, u);
    case 'Pointer':
      return words(type, newLiteralOf(fn, e, u.elem));
    default:
      return fn.unsupported(e, 'this literal');
  }
}

/** &T{…} */
export function newLiteral(fn: Fn, e: ast.CompositeLit): Reg {
  return newLiteralOf(fn, e, fn.typeOf(e));
}

function newLiteralOf(fn: Fn, e: ast.CompositeLit, type: Type): Reg {
  const object = newObject(fn, type, e);
  const u = underlying(type);
  const place = privatePlace(object, 0, type, e.pos);
  if (u.kind === 'Struct' || u.kind === 'Array') fill(fn, place, e);
  else store(fn, place, literalOf(fn, e, type));
  return object;
}

/** A small struct literal never touches memory. */
function flatStruct(fn: Fn, e: ast.CompositeLit, type: Type): Value | undefined {
  const u = underlying(type);
  if (u.kind !== 'Struct') return undefined;
  const given = new Map<number, readonly Reg[]>();
  for (const { index, value } of structElements(fn, e, u.fields)) {
    const field = u.fields[index];
    if (!field) continue;
    const v = elementValue(fn, value, field.type);
    given.set(index, v.kind === 'words' ? v.regs : []);
  }
  const regs = u.fields.flatMap((field, i) => {
    const known = given.get(i);
    if (known) return known;
    const zero = zeroValue(fn, field.type);
    return zero.kind === 'words' ? zero.regs : [];
  });
  return regs.length === leafCount(type) ? words(type, ...regs) : fn.unsupported(e, 'this literal');
}

function elementValue(fn: Fn, e: ast.Expr, type: Type): Value {
  const ready = fn.takeReady(e);
  if (ready) return assignable(fn, ready, type, e);
  return e.kind === 'CompositeLit' && !e.type ? literalOf(fn, e, type) : valueAs(fn, e, type);
}

/** Writes the elements into zeroed memory, nested literals in place. */
function fill(fn: Fn, place: MemPlace | SlotPlace, e: ast.CompositeLit): void {
  const u = underlying(place.type);
  if (u.kind === 'Struct') {
    const offsets = offsetsOf(u);
    for (const { index, value } of structElements(fn, e, u.fields)) {
      const field = u.fields[index];
      if (field) fillOne(fn, part(place, offsets[index] ?? 0, field.type), value);
    }
  } else if (u.kind === 'Array') {
    const indices = elementIndices(fn, e);
    e.elems.forEach((elem, i) => {
      const value = elem.kind === 'KeyValueExpr' ? elem.value : elem;
      fillOne(fn, part(place, (indices[i] ?? 0) * sizeOf(u.elem), u.elem), value);
    });
  }
}

function fillOne(fn: Fn, place: MemPlace | SlotPlace, e: ast.Expr): void {
  const u = underlying(place.type);
  const nested = e.kind === 'CompositeLit' && (u.kind === 'Struct' || u.kind === 'Array');
  if (nested && (isBig(place.type) || u.kind === 'Array')) fill(fn, place, e);
  else if (leafCount(place.type) > 0) store(fn, place, elementValue(fn, e, place.type));
  else elementValue(fn, e, place.type);
}

function mapLiteral(fn: Fn, e: ast.CompositeLit, type: Type, u: MapT): Value {
  const made = makeMap(fn, type, { known: e.elems.length }, e);
  const map = fn.only(made, e);
  for (const entry of e.elems) {
    if (entry.kind !== 'KeyValueExpr') return fn.unsupported(entry, 'this element');
    const key = keyWords(fn, elementValue(fn, entry.key, u.key), u, entry.key);
    const value = elementValue(fn, entry.value, u.elem);
    store(fn, mapAssign(fn, { map, key, type: u, node: entry, text: fn.text(entry) }), value);
  }
  return made;
}

function structElements(
  fn: Fn,
  e: ast.CompositeLit,
  fields: readonly { readonly name: string }[],
): readonly { readonly index: number; readonly value: ast.Expr }[] {
  return e.elems.map((elem, i) => {
    if (elem.kind !== 'KeyValueExpr') return { index: i, value: elem };
    const name = elem.key.kind === 'Ident' ? elem.key.name : '';
    const index = fields.findIndex((field) => field.name === name);
    return index < 0 ? fn.unsupported(elem, 'this field') : { index, value: elem.value };
  });
}

/** The index of each element: the constant before its colon, else one more than the last. */
function elementIndices(fn: Fn, e: ast.CompositeLit): readonly number[] {
  let next = 0;
  return e.elems.map((elem) => {
    if (elem.kind === 'KeyValueExpr') {
      const key = fn.info.types.get(elem.key)?.value;
      if (typeof key !== 'bigint') return fn.unsupported(elem, 'this index');
      next = Number(key);
    }
    return next++;
  });
}
