import type { Reg } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { Type } from '../types/type';
import { valueAs } from './assignable';
import { severalValues } from './several';
import type { Fn } from './fn';
import { isString } from './integer';
import { sizeOf, underlying } from './layout';
import { countedLoop, load, privatePlace, store } from './memory';
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
    copyElements(fn, target, sourceOf(fn, added.list, u.elem, e), count);
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

/** Copies n elements, one after another; as one private piece where nobody can look. */
export function copyElements(fn: Fn, to: MemPlace, from: MemPlace, n: Reg): void {
  const size = sizeOf(to.type);
  if (size === 0) return;
  if (!to.visible && !from.visible) {
    const bytes = fn.b.bin('mul', n, fn.b.i64(size));
    fn.b.emit({ op: 'memcopy', dst: to.addr, src: from.addr, size: bytes });
    return;
  }
  countedLoop(fn, n, (i) => copyElement(fn, to, from, i));
}

function copyElement(fn: Fn, to: MemPlace, from: MemPlace, i: Reg): void {
  const size = sizeOf(to.type);
  const at = (place: MemPlace): MemPlace => ({
    ...place,
    addr: elementAddress(fn, place.addr, i, size),
  });
  store(fn, at(to), load(fn, at(from)));
}

/** copy(dst, src): from the end backwards when the source starts before the target it overlaps. */
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
  const result = words(fn.typeOf(e), n);
  if ((!to.visible && !from.visible) || sizeOf(u.elem) === 0) {
    copyElements(fn, to, from, n);
    return result;
  }
  const [backwards, forwards, done] = [b.block(), b.block(), b.block()];
  b.br(b.bin('gt_u', dp, sp), backwards, forwards);
  b.enter(backwards);
  countedLoop(fn, n, (i) => copyElement(fn, to, from, b.bin('sub', b.bin('sub', n, i), b.i64(1))));
  b.jump(done);
  b.enter(forwards);
  copyElements(fn, to, from, n);
  b.jump(done);
  b.enter(done);
  return result;
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
