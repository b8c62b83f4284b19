import type { Reg } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { MapT, Type } from '../types/type';
import { assignable, valueAs } from './assignable';
import { isReflexive } from './map-descriptor';
import type { Fn } from './fn';
import { sizeOf, underlying } from './layout';
import { MAX_ZERO, mapFamily, type MapFamily } from './map-kind';
import { privatePlace, store } from './memory';
import { accessSite } from './site';
import { severalValues } from './several';
import type { MemPlace, SlotPlace, Value } from './value';
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

export function mapElement(fn: Fn, e: ast.IndexExpr, type: MapT): MapElement {
  const [index] = e.indices;
  if (!index) return fn.unsupported(e, 'this index');
  const map = fn.word(e.x);
  return { map, key: keyOf(fn, index, type), type, node: e, text: fn.text(e) };
}

/** The same, of which nothing changes when a variable in it is assigned to. */
export function heldElement(fn: Fn, element: MapElement): MapElement {
  const key = element.key.map((reg) => fn.b.copy(reg));
  return { ...element, map: fn.b.copy(element.map), key };
}

/** The key as the map's functions take it: in registers, or, for the generic ones, the address of a copy. */
export function keyOf(fn: Fn, e: ast.Expr, type: MapT): readonly Reg[] {
  return keyWords(fn, valueAs(fn, e, type.key), type, e);
}

export function keyWords(fn: Fn, value: Value, type: MapT, e: ast.Node): readonly Reg[] {
  const family = mapFamily(type);
  const slotOf = (): SlotPlace => {
    const slot = fn.b.slot(Math.max(sizeOf(type.key), 8));
    const place: SlotPlace = { kind: 'slot', slot, offset: 0, type: type.key };
    store(fn, place, value);
    return place;
  };
  switch (family) {
    case 'faststr':
      return value.kind === 'words' ? value.regs : fn.unsupported(e, 'this key');
    case 'fast32':
    case 'fast64':
    case 'fast64ptr': {
      const val = family === 'fast32' ? 'i32' : 'i64';
      const [only, second] = value.kind === 'words' ? value.regs : [];
      if (only !== undefined && second === undefined && fn.b.typeOf(only) === val) return [only];
      // Several small parts are one word to the map.
      const dst = fn.b.reg(val);
      fn.b.emit({ op: 'slotload', dst, slot: slotOf().slot, offset: 0, mem: val });
      return [dst];
    }
    case 'generic': {
      if (value.kind === 'spilled') return [fn.b.slotAddr(value.slot, value.offset)];
      return [fn.b.slotAddr(slotOf().slot)];
    }
  }
}

type Operation = 'mapaccess1' | 'mapaccess2' | 'mapassign' | 'mapdelete';

function call(fn: Fn, name: Operation, elem: MapElement): readonly Reg[] {
  const { type, node } = elem;
  const results = {
    mapaccess1: ['i64'],
    mapaccess2: ['i64', 'i32'],
    mapassign: ['i64'],
    mapdelete: [],
  } as const;
  const args = [descriptor(fn, type), elem.map, ...elem.key];
  const reads = name === 'mapaccess1' || name === 'mapaccess2';
  if (reads && sizeOf(type.elem) > MAX_ZERO) {
    const zero = fn.b.addr(zeroArea(fn, sizeOf(type.elem)));
    return fn.runtime(`${name}_fat`, [...args, zero], results[name], node);
  }
  return fn.runtime(functionName(name, mapFamily(type)), args, results[name], node);
}

/** Of pointer keys only assigning has a function of its own (spec/hmap.md §3). */
function functionName(name: Operation, family: MapFamily): string {
  if (family === 'generic') return name;
  return `${name}_${family === 'fast64ptr' && name !== 'mapassign' ? 'fast64' : family}`;
}

/** What a miss gives when the runtime's zero value is too short. */
function zeroArea(fn: Fn, size: number): string {
  const symbol = `go:map.zero.${size}`;
  fn.unit.data.add({ symbol, size, align: 8, bytes: [], relocs: [] });
  return symbol;
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
  const [known, key] = severalValues(fn, e.args) ?? [];
  if (known && key) {
    const type = underlying(known.type);
    if (type.kind !== 'Map') return fn.unsupported(e, 'this delete');
    const map = fn.only(known, e);
    const words = keyWords(fn, assignable(fn, key, type.key, e), type, e);
    call(fn, 'mapdelete', { map, key: words, type, node: e, text: fn.text(e) });
    return;
  }
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
