import type { Reg } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { Type } from '../types/type';
import type { Fn } from './fn';
import { intIndex, isHuge } from './integer';
import { leavesOf, sizeOf, underlying } from './layout';
import { addressOf, loadLeaves } from './memory';
import { elementAddress, followed } from './place';
import { type Value, words } from './value';

interface Sliceable {
  readonly ptr: Reg;
  readonly length: Reg;
  readonly cap: Reg;
  readonly elem: Type;
  readonly kind: 'string' | 'slice' | 'array';
}

/** `x[low:high:max]`, checked in Go's order: max against cap, high against max, low against high. */
export function sliceExpr(fn: Fn, e: ast.SliceExpr): Value {
  const { b } = fn;
  const x = sliceable(fn, e);
  const low = e.low && intIndex(fn, e.low);
  const high = e.high && intIndex(fn, e.high);
  const max = e.max && intIndex(fn, e.max);
  const fail = (index: Reg, limit: Reg, name: string, bound: ast.Expr | undefined): void => {
    const cond = b.bin('gt_u', index, limit);
    const symbol = `runtime.${name}${bound && isHuge(fn, bound) ? 'U' : ''}`;
    b.emit({ op: 'panicif', cond, symbol, args: [index, limit], pos: e.pos });
  };
  const ofLength = x.kind !== 'slice';
  const end = high ?? x.length;
  if (max !== undefined) {
    fail(max, x.cap, ofLength ? 'panicSlice3Alen' : 'panicSlice3Acap', e.max);
    fail(end, max, 'panicSlice3B', e.high);
    if (low !== undefined) fail(low, end, 'panicSlice3C', e.low);
  } else {
    if (high !== undefined) {
      fail(high, x.cap, ofLength ? 'panicSliceAlen' : 'panicSliceAcap', e.high);
    }
    if (low !== undefined) fail(low, end, 'panicSliceB', e.low);
  }
  const start = low ?? b.i64(0);
  const length = low === undefined ? end : b.bin('sub', end, start);
  const type = fn.typeOf(e);
  if (x.kind === 'string') return words(type, offsetUnlessEmpty(fn, x, low, length), length);
  const limit = max ?? x.cap;
  const cap = low === undefined ? limit : b.bin('sub', limit, start);
  return words(type, offsetUnlessEmpty(fn, x, low, cap), length, cap);
}

/** With nothing left to point at, Go keeps the old pointer, lest it point past the object. */
function offsetUnlessEmpty(fn: Fn, x: Sliceable, low: Reg | undefined, left: Reg): Reg {
  if (low === undefined) return x.ptr;
  const moved = elementAddress(fn, x.ptr, low, sizeOf(x.elem));
  return fn.b.select(fn.b.un('eqz', left), x.ptr, moved);
}

function sliceable(fn: Fn, e: ast.SliceExpr): Sliceable {
  const u = underlying(fn.typeOf(e.x));
  if (u.kind === 'Slice' || u.kind === 'Basic') {
    const place = fn.place(e.x);
    const [ptr, length, cap] = loadLeaves(fn, place, leavesOf(place.type));
    if (ptr === undefined || length === undefined)
      return fn.unsupported(e, 'this slice expression');
    if (u.kind === 'Slice' && cap !== undefined)
      return { ptr, length, cap, elem: u.elem, kind: 'slice' };
    return { ptr, length, cap: length, elem: { kind: 'Basic', name: 'uint8' }, kind: 'string' };
  }
  const place = followed(fn, fn.place(e.x), fn.text(e.x), e);
  const array = underlying(place.type);
  if (array.kind !== 'Array') return fn.unsupported(e, 'this slice expression');
  const length = fn.b.i64(array.len);
  return { ptr: addressOf(fn, place, e), length, cap: length, elem: array.elem, kind: 'array' };
}
