import type { Reg } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { Type } from '../types/type';
import { valueAs } from './assignable';
import { severalValues } from './several';
import type { Fn } from './fn';
import { isString } from './integer';
import { sizeOf, underlying } from './layout';
import { countedLoop } from './counted-loop';
import { load, privatePlace, store } from './memory';
import { elementAddress } from './place';
import { type MemPlace, type Value, type Words, words } from './value';

/** What append adds: values, or the elements of a slice or string. */
export type Appended =
  | { readonly kind: 'values'; readonly values: readonly Value[] }
  | { readonly kind: 'list'; readonly list: Words };

/** The arguments behind the first, evaluated. */
export function appendedOf(fn: Fn, e: ast.CallExpr, type: Type): Appended {
  const u = underlying(type);
  if (u.kind !== 'Slice') return fn.unsupported(e, 'this append');
  const [, last] = e.args;
  if (!e.spread || !last)
    return { kind: 'values', values: e.args.slice(1).map((arg) => valueAs(fn, arg, u.elem)) };
  const known = fn.typeOf(last);
  const list = isString(known) ? fn.value(last) : valueAs(fn, last, type);
  return list.kind === 'words' ? { kind: 'list', list } : fn.unsupported(e, 'this append');
}

/** append: grows when the capacity is too small, then stores the new elements behind the old ones. */
export function append(fn: Fn, slice: Value, added: Appended, e: ast.CallExpr): Value {
  const { b } = fn;
  const u = underlying(slice.type);
  const [oldPtr, oldLength, oldCap] = slice.kind === 'words' ? slice.regs : [];
  if (u.kind !== 'Slice' || oldPtr === undefined || oldLength === undefined || oldCap === undefined)
    return fn.unsupported(e, 'this append');
  const count = added.kind === 'values' ? b.i64(added.values.length) : added.list.regs[1];
  if (count === undefined) return fn.unsupported(e, 'this append');
  const size = sizeOf(u.elem);
  const [grow, done] = [b.block(), b.block()];
  const length = b.bin('add', oldLength, count);
  if (size === 0) {
    // Only what takes no memory can grow too long.
    const cond = b.bin('lt_s', length, b.i64(0));
    b.emit({ op: 'panicif', cond, symbol: 'runtime.panicgrowslice', args: [], pos: e.pos });
  }
  const ptr = b.copy(oldPtr);
  const cap = b.copy(oldCap);
  b.br(b.bin('gt_u', length, oldCap), grow, done);
  b.enter(grow);
  const args = [oldPtr, length, oldCap, oldLength, b.i64(size)];
  const [newPtr, newCap] = fn.runtime('growslice', args, ['i64', 'i64'], e);
  if (newPtr !== undefined && newCap !== undefined) {
    b.copyTo(ptr, newPtr);
    b.copyTo(cap, newCap);
  }
  b.jump(done);
  b.enter(done);
  const first = elementAddress(fn, ptr, oldLength, size);
  const name = e.args[0] ? fn.text(e.args[0]) : '';
  const target: MemPlace = {
    ...privatePlace(first, 0, u.elem, e.pos),
    end: e.end,
    visible: fn.visible,
    text: `${name}[len(${name})]`,
  };
  if (added.kind === 'values') {
    added.values.forEach((value, i) => store(fn, { ...target, offset: i * size }, value));
  } else {
    const source = sourceOf(fn, added.list, u.elem, e);
    // Backwards only where the target begins inside the source; one before it, or none, wraps around.
    const distance = b.bin('sub', target.addr, source.addr);
    const bytes = b.bin('mul', count, b.i64(size));
    const inside = b.bin('lt_u', b.addConst(distance, -1), b.addConst(bytes, -1));
    copyElements(fn, target, source, count, inside);
  }
  return words(slice.type, ptr, length, cap);
}

/** The elements of a slice, or the bytes of a string, which are not visible. */
function sourceOf(fn: Fn, list: Words, elem: Type, node: ast.CallExpr): MemPlace {
  const [start] = list.regs;
  if (start === undefined) return fn.unsupported(node, 'this copy');
  const last = node.args.at(-1);
  return {
    ...privatePlace(start, 0, elem, node.pos),
    end: node.end,
    visible: fn.visible && !isString(list.type),
    text: last ? `${fn.text(last)}[…]` : '',
  };
}

/** Copies n elements, from the first on or `backwards`; as one private piece where nobody can look. */
export function copyElements(fn: Fn, to: MemPlace, from: MemPlace, n: Reg, backwards?: Reg): void {
  const { b } = fn;
  const size = sizeOf(to.type);
  if (size === 0) return;
  if (!to.visible && !from.visible) {
    const bytes = b.bin('mul', n, b.i64(size));
    b.emit({ op: 'memcopy', dst: to.addr, src: from.addr, size: bytes });
    return;
  }
  const last = b.addConst(n, -1);
  countedLoop(fn, n, (turn) => {
    const i = backwards === undefined ? turn : b.select(backwards, b.bin('sub', last, turn), turn);
    const at = (place: MemPlace): MemPlace => ({
      ...place,
      addr: elementAddress(fn, place.addr, i, size),
    });
    store(fn, at(to), load(fn, at(from)));
  });
}

/** copy(dst, src): backwards when the source starts before the target. */
export function copyBuiltin(fn: Fn, e: ast.CallExpr): Value {
  const { b } = fn;
  const [dstExpr] = e.args;
  const [dst, src] = severalValues(fn, e.args) ?? e.args.map((arg) => fn.value(arg));
  const u = dst && underlying(dst.type);
  if (dst?.kind !== 'words' || src?.kind !== 'words' || u?.kind !== 'Slice' || !dstExpr)
    return fn.unsupported(e, 'this copy');
  const [dp, dn] = dst.regs;
  const [sp, sn] = src.regs;
  if (dp === undefined || dn === undefined || sp === undefined || sn === undefined)
    return fn.unsupported(e, 'this copy');
  const n = b.select(b.bin('lt_s', dn, sn), dn, sn);
  const to: MemPlace = {
    ...privatePlace(dp, 0, u.elem, e.pos),
    end: e.end,
    visible: fn.visible,
    text: `${fn.text(dstExpr)}[…]`,
  };
  const from = sourceOf(fn, src, u.elem, e);
  copyElements(fn, to, from, n, b.bin('gt_u', dp, sp));
  return words(fn.typeOf(e), n);
}

/** clear(slice) */
export function clearSlice(
  fn: Fn,
  slice: Value,
  zero: (type: Type) => Value,
  e: ast.CallExpr,
): void {
  const u = underlying(slice.type);
  const [ptr, n] = slice.kind === 'words' ? slice.regs : [];
  if (u.kind !== 'Slice' || ptr === undefined || n === undefined)
    return fn.unsupported(e, 'this clear');
  const size = sizeOf(u.elem);
  if (size === 0) return;
  if (!fn.visible) {
    fn.b.emit({ op: 'memzero', dst: ptr, size: fn.b.bin('mul', n, fn.b.i64(size)) });
    return;
  }
  const name = e.args[0] ? fn.text(e.args[0]) : '';
  countedLoop(fn, n, (i) => {
    const addr = elementAddress(fn, ptr, i, size);
    const place = {
      ...privatePlace(addr, 0, u.elem, e.pos),
      end: e.end,
      visible: true,
      text: `${name}[…]`,
    };
    store(fn, place, zero(u.elem));
  });
}
