import type { Reg } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { Selection, Var } from '../types/info';
import type { Type } from '../types/type';
import { intIndex, isHuge } from './integer';
import type { Fn } from './fn';
import { fieldName, leafCount, leavesOf, sizeOf, offsetsOf, underlying } from './layout';
import { mapRead } from './map-ops';
import { addressOf, isFar, loadLeaves, part, privatePlace, store } from './memory';
import type { MemPlace, Place, Value } from './value';

/** Where the value of an expression lies. Every expression has a place; that of a call's result is registers. */
export function lowerPlace(fn: Fn, e: ast.Expr): Place {
  const ready = fn.takeReady(e);
  if (ready) return placeOfValue(ready);
  switch (e.kind) {
    case 'ParenExpr':
      return lowerPlace(fn, e.x);
    case 'Ident': {
      const use = fn.info.uses.get(e) ?? fn.info.defs.get(e);
      return use?.kind === 'Var' ? variablePlace(fn, use, e) : placeOfValue(fn.value(e));
    }
    case 'SelectorExpr':
      return selectorPlace(fn, e);
    case 'IndexExpr':
      return indexPlace(fn, e);
    case 'StarExpr':
      return deref(fn, fn.word(e.x), fn.typeOf(e), fn.text(e), e);
    default:
      return placeOfValue(fn.value(e));
  }
}

export function placeOfValue(value: Value): Place {
  if (value.kind === 'spilled') return { ...value, kind: 'slot' };
  return { kind: 'regs', regs: value.regs, type: value.type };
}

export function variablePlace(fn: Fn, v: Var, node: ast.Node): Place {
  if (v.scope === 'package') return packageVariable(fn, v, node);
  const binding = fn.bindings.get(v);
  switch (binding?.kind) {
    case 'regs':
      return { kind: 'regs', regs: binding.regs, type: v.type };
    case 'slot':
      return { kind: 'slot', slot: binding.slot, offset: 0, type: v.type };
    case 'box':
      return memory(fn, binding.reg, 0, v.type, v.name, undefined, fn.visible, node);
    case undefined:
      return fn.unsupported(node, `this use of ${v.name}`);
  }
}

function packageVariable(fn: Fn, v: Var, node: ast.Node): MemPlace {
  const symbol = `${v.pkg}.${v.name}`;
  const visible = fn.visible && !fn.unit.isPrivateVariable(symbol);
  const text = fn.unit.pkg.path === v.pkg ? v.name : symbol;
  return memory(fn, fn.b.addr(symbol), 0, v.type, text, undefined, visible, node);
}

/** What a pointer points to. Structs of the runtime's own books are private (`//hmapscope:private`). */
export function deref(fn: Fn, pointer: Reg, type: Type, text: string, node: ast.Node): MemPlace {
  return { ...memory(fn, pointer, 0, type, text, undefined, fn.visible, node), nilable: pointer };
}

function memory(
  fn: Fn,
  addr: Reg,
  offset: number,
  type: Type,
  text: string,
  field: string | undefined,
  mayBeVisible: boolean,
  node: ast.Node,
): MemPlace {
  const visible = mayBeVisible && fn.visible && !isPrivateType(type);
  return {
    kind: 'mem',
    addr,
    offset,
    type,
    visible,
    text,
    field,
    pos: node.pos,
    end: node.end,
    nilable: undefined,
    far: false,
    checks: [],
  };
}

function isPrivateType(type: Type): boolean {
  return type.kind === 'Named' && type.directives.includes('hmapscope:private');
}

function selectorPlace(fn: Fn, e: ast.SelectorExpr): Place {
  const selection = fn.info.selections.get(e);
  if (!selection) {
    const use = fn.info.uses.get(e.sel);
    return use?.kind === 'Var' ? packageVariable(fn, use, e) : placeOfValue(fn.value(e));
  }
  if (selection.kind !== 'field') return placeOfValue(fn.value(e));
  return walkPath(fn, e.x, selection.path, fn.text(e), e);
}

/** From an operand through fields, following pointers on the way; also to the receiver of a promoted method. */
export function walkPath(
  fn: Fn,
  x: ast.Expr,
  path: Selection['path'],
  text: string,
  node: ast.Node,
): Place {
  let place = lowerPlace(fn, x);
  for (const { index } of path) {
    place = fieldPlace(fn, followed(fn, place, text, node), index, text, node);
  }
  return place;
}

/** The struct a place denotes: itself, or what its pointer points to. */
export function followed(fn: Fn, place: Place, text: string, node: ast.Node): Place {
  const u = underlying(place.type);
  if (u.kind !== 'Pointer') return place;
  const [pointer] = loadLeaves(fn, place, leavesOf(place.type));
  return pointer === undefined
    ? fn.unsupported(node, 'this')
    : deref(fn, pointer, u.elem, text, node);
}

export function fieldPlace(
  fn: Fn,
  place: Place,
  index: number,
  text: string,
  node: ast.Node,
): Place {
  const struct = underlying(place.type);
  const field = struct.kind === 'Struct' ? struct.fields[index] : undefined;
  if (struct.kind !== 'Struct' || !field) return fn.unsupported(node, 'this field');
  const offset = offsetsOf(struct)[index] ?? 0;
  switch (place.kind) {
    case 'regs': {
      const first = struct.fields.slice(0, index).reduce((n, f) => n + leafCount(f.type), 0);
      const regs = place.regs.slice(first, first + leafCount(field.type));
      return { kind: 'regs', regs, type: field.type };
    }
    case 'slot':
      return part(place, offset, field.type);
    case 'mem': {
      const visible = place.visible && !isPrivateType(field.type);
      const name = fieldName(place.type, field.name) ?? place.field;
      const { pos, end } = node;
      return {
        ...place,
        offset: place.offset + offset,
        type: field.type,
        visible,
        text,
        field: name,
        pos,
        end,
      };
    }
  }
}

function indexPlace(fn: Fn, e: ast.IndexExpr): Place {
  const [indexExpr] = e.indices;
  if (!indexExpr) return fn.unsupported(e, 'this index');
  const u = underlying(fn.typeOf(e.x));
  switch (u.kind) {
    case 'Map':
      return mapRead(fn, e, u);
    case 'Slice': {
      const list = lowerPlace(fn, e.x);
      const [ptr, length] = loadLeaves(fn, list, leavesOf(list.type).slice(0, 2));
      if (ptr === undefined || length === undefined) return fn.unsupported(e, 'this index');
      return element(fn, ptr, length, u.elem, indexExpr, undefined, fn.visible, e);
    }
    case 'Basic': {
      // Bytes of strings never change: reading one is not visible.
      const text = lowerPlace(fn, e.x);
      const [ptr, length] = loadLeaves(fn, text, leavesOf(text.type));
      if (ptr === undefined || length === undefined) return fn.unsupported(e, 'this index');
      const byte: Type = { kind: 'Basic', name: 'uint8' };
      return element(fn, ptr, length, byte, indexExpr, undefined, false, e);
    }
    case 'Pointer':
    case 'Array':
      return arrayElement(fn, followed(fn, lowerPlace(fn, e.x), fn.text(e.x), e), indexExpr, e);
    default:
      return fn.unsupported(e, 'this index');
  }
}

function arrayElement(fn: Fn, array: Place, indexExpr: ast.Expr, e: ast.IndexExpr): Place {
  const u = underlying(array.type);
  if (u.kind !== 'Array') return fn.unsupported(e, 'this index');
  const constant = fn.info.types.get(indexExpr)?.value;
  const size = sizeOf(u.elem);
  if (array.kind === 'regs') {
    if (typeof constant === 'bigint') {
      const count = leafCount(u.elem);
      const first = Number(constant) * count;
      return { kind: 'regs', regs: array.regs.slice(first, first + count), type: u.elem };
    }
    // A value without a place is put into one to be indexed.
    const slot = fn.b.slot(sizeOf(u));
    const place: Place = { kind: 'slot', slot, offset: 0, type: array.type };
    store(fn, place, { kind: 'words', regs: array.regs, type: array.type });
    return arrayElement(fn, place, indexExpr, e);
  }
  if (typeof constant === 'bigint' && array.kind === 'slot')
    return part(array, Number(constant) * size, u.elem);
  const base = array.kind === 'slot' ? privatePlace(addressOf(fn, array, e), 0, u, e.pos) : array;
  if (typeof constant === 'bigint') {
    const offset = base.offset + Number(constant) * size;
    return { ...base, offset, type: u.elem, text: fn.text(e), pos: e.pos, end: e.end };
  }
  const start = fn.b.addConst(base.addr, base.offset);
  const place = element(fn, start, fn.b.i64(u.len), u.elem, indexExpr, base.field, base.visible, e);
  const far = base.far || isFar(base.offset + sizeOf(u));
  return { ...place, nilable: base.nilable, far, checks: [...base.checks, ...place.checks] };
}

function element(
  fn: Fn,
  start: Reg,
  length: Reg,
  type: Type,
  indexExpr: ast.Expr,
  field: string | undefined,
  visible: boolean,
  e: ast.Node,
): MemPlace {
  const index = intIndex(fn, indexExpr);
  const place = memory(
    fn,
    elementAddress(fn, start, index, sizeOf(type)),
    0,
    type,
    fn.text(e),
    field,
    visible,
    e,
  );
  place.checks.push({ index, length, unsigned: isHuge(fn, indexExpr), pos: e.pos });
  return place;
}

export function elementAddress(fn: Fn, start: Reg, index: Reg, size: number): Reg {
  if (size === 0) return start;
  const offset = size === 1 ? index : fn.b.bin('mul', index, fn.b.i64(size));
  return fn.b.bin('add', start, offset);
}
