import type { Reg } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { MapT, Type } from '../types/type';
import { valueAs } from './assignable';
import { isReflexive } from './descriptor';
import type { Fn } from './fn';
import { sizeOf } from './layout';
import { mapKeyKind, type MapKeyKind } from './map-kind';
import { accessSite, privatePlace } from './memory';
import type { MemPlace, Value } from './value';
import { words } from './value';

/** Map operations as calls of the runtime, exactly those of spec/hmap.md §3. */

/** What `m[k]` denotes, evaluated: the map, and the key in the form that its functions take. */
export interface MapElement {
  readonly map: Reg;
  readonly key: readonly Reg[];
  readonly type: MapT;
  readonly node: ast.Node;
  readonly text: string;
}

/** The fast functions exist for inline elems only. */
const MAX_FAST_ELEM = 128;

export function familyOf(fn: Fn, type: MapT, node: ast.Node): MapKeyKind {
  const kind = mapKeyKind(type.key);
  if (!kind) return fn.unsupported(node, `maps with keys of type ${fn.unit.types.key(type.key)}`);
  if (sizeOf(type.elem) > MAX_FAST_ELEM)
    return fn.unsupported(node, 'maps with elements this large');
  return kind;
}

export function mapElement(fn: Fn, e: ast.IndexExpr, type: MapT): MapElement {
  const [index] = e.indices;
  if (!index) return fn.unsupported(e, 'this index');
  const map = fn.word(e.x);
  return { map, key: keyOf(fn, index, type), type, node: e, text: fn.text(e) };
}

export function keyOf(fn: Fn, e: ast.Expr, type: MapT): readonly Reg[] {
  familyOf(fn, type, e);
  const value = valueAs(fn, e, type.key);
  return value.kind === 'words' ? value.regs : fn.unsupported(e, 'this key');
}

function call(
  fn: Fn,
  name: 'mapaccess1' | 'mapaccess2' | 'mapassign' | 'mapdelete',
  elem: MapElement,
): readonly Reg[] {
  const suffix = familyOf(fn, elem.type, elem.node);
  const args = [descriptor(fn, elem.type), elem.map, ...elem.key];
  const results = {
    mapaccess1: ['i64'],
    mapaccess2: ['i64', 'i32'],
    mapassign: ['i64'],
    mapdelete: [],
  } as const;
  return fn.runtime(`${name}_${suffix}`, args, results[name], elem.node);
}

function descriptor(fn: Fn, type: Type): Reg {
  return fn.b.addr(fn.unit.descriptors.symbol(type));
}

function elemPlace(fn: Fn, elem: MapElement, addr: Reg | undefined): MemPlace {
  if (addr === undefined) return fn.unsupported(elem.node, 'this map operation');
  const { pos, end } = elem.node;
  const { text } = elem;
  return { ...privatePlace(addr, 0, elem.type.elem, pos), end, visible: fn.visible, text };
}

/** `m[k]` read: mapaccess1, then the caller loads through its result. */
export function mapRead(fn: Fn, e: ast.IndexExpr, type: MapT): MemPlace {
  return mapReadElement(fn, mapElement(fn, e, type));
}

export function mapReadElement(fn: Fn, elem: MapElement): MemPlace {
  return elemPlace(fn, elem, call(fn, 'mapaccess1', elem)[0]);
}

/** `v, ok := m[k]` */
export function mapReadOk(fn: Fn, elem: MapElement): { place: MemPlace; ok: Reg } {
  const [addr, ok] = call(fn, 'mapaccess2', elem);
  return { place: elemPlace(fn, elem, addr), ok: ok ?? fn.unsupported(elem.node, 'this') };
}

/** Makes the cell; the caller stores into it after mapassign has returned. */
export function mapAssign(fn: Fn, elem: MapElement): MemPlace {
  return elemPlace(fn, elem, call(fn, 'mapassign', elem)[0]);
}

export function mapDelete(fn: Fn, e: ast.CallExpr): void {
  const [m, k] = e.args;
  const type = m && mapTypeOf(fn, m);
  if (!m || !k || !type) return fn.unsupported(e, 'this delete');
  const map = fn.word(m);
  call(fn, 'mapdelete', { map, key: keyOf(fn, k, type), type, node: e, text: fn.text(e) });
}

export function mapClear(fn: Fn, m: ast.Expr, type: MapT, node: ast.Node): void {
  fn.runtime('mapclear', [descriptor(fn, type), fn.word(m)], [], node);
}

export function mapTypeOf(fn: Fn, e: ast.Expr): MapT | undefined {
  const type = fn.typeOf(e);
  const u = type.kind === 'Named' ? type.underlying : type;
  return u.kind === 'Map' ? u : undefined;
}

/** len(m): nil is empty; else one load of the count, past all flags. */
export function mapLength(fn: Fn, m: Reg, e: ast.Node): Reg {
  const { b } = fn;
  const [count, done] = [b.block(), b.block()];
  const result = b.reg('i64');
  b.copyTo(result, b.i64(0));
  b.br(b.un('eqz', m), done, count);
  b.enter(count);
  const dst = b.reg('i64');
  const site = fn.visible
    ? { site: accessSite('read', 'i64', e, fn.text(e), 'runtime.hmap.count') }
    : {};
  b.emit({ op: 'load', dst, addr: m, offset: 0, mem: 'i64', ...site, pos: e.pos });
  b.copyTo(result, dst);
  b.jump(done);
  b.enter(done);
  return result;
}

/** Up to a bucket's 8 cells, Go makes a map without buckets. */
const SMALL = 8;

export type MapHint = { readonly known: number } | { readonly reg: Reg };

export function makeMap(fn: Fn, type: Type, hint: MapHint, node: ast.Node): Value {
  if ('known' in hint && hint.known <= SMALL)
    return words(type, ...fn.runtime('makemap_small', [], ['i64'], node));
  const size = 'known' in hint ? fn.b.i64(hint.known) : hint.reg;
  const args = [descriptor(fn, type), size, fn.b.i64(0)];
  return words(type, ...fn.runtime('makemap', args, ['i64'], node));
}

/** `for k := range m { delete(m, k) }`: what gc turns into mapclear. */
export function isMapClearLoop(fn: Fn, s: ast.RangeStmt, type: MapT): boolean {
  const [only] = s.body.stmts;
  if (!s.define || s.value || s.key?.kind !== 'Ident' || s.body.stmts.length !== 1) return false;
  if (only?.kind !== 'ExprStmt' || only.x.kind !== 'CallExpr' || !isReflexive(type.key))
    return false;
  const { fun, args } = only.x;
  const [m, k] = args;
  const { uses, defs } = fn.info;
  const isDelete =
    fun.kind === 'Ident' && uses.get(fun)?.kind === 'Builtin' && fun.name === 'delete';
  if (!isDelete || m?.kind !== 'Ident' || k?.kind !== 'Ident' || s.x.kind !== 'Ident') return false;
  return uses.get(m) === uses.get(s.x) && uses.get(k) === defs.get(s.key);
}
