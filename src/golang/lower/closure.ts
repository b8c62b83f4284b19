import type { Capture, Reg } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { Var } from '../types/info';
import { isBoxed } from './escape';
import type { Fn } from './fn';
import { newBytes } from './interface';
import { alignOf, roundUp, sizeOf } from './layout';
import { load, privatePlace, store } from './memory';
import { variablePlace } from './place';

/** What a function literal takes along, and where it lies in the closure object. */
export interface Captured {
  readonly v: Var;
  readonly byRef: boolean;
  readonly offset: number;
}

export interface CaptureLayout {
  readonly captured: readonly Captured[];
  readonly size: number;
}

/** The function word, then the captured values (or pointers to shared variables), each aligned as in a struct. */
export function captureLayout(fn: Fn, lit: ast.FuncLit | ast.RangeStmt): CaptureLayout {
  let size = 8;
  const captured = (fn.escape.captures.get(lit) ?? []).map((v) => {
    const byRef = isBoxed(fn.escape, v);
    size = roundUp(size, byRef ? 8 : alignOf(v.type));
    const offset = size;
    size += byRef ? 8 : sizeOf(v.type);
    return { v, byRef, offset };
  });
  return { captured, size: roundUp(size, 8) };
}

export function captureList(fn: Fn, layout: CaptureLayout): readonly Capture[] {
  return layout.captured.map(({ v, byRef, offset }) => ({
    name: v.name,
    type: fn.unit.types.index(v.type),
    offset,
    byRef,
  }));
}

/** The closure object of a literal whose code is `symbol`, made where the literal stands; `more` words lie behind the rest. */
export function makeClosure(
  fn: Fn,
  lit: ast.FuncLit | ast.RangeStmt,
  symbol: string,
  layout: CaptureLayout,
  more: readonly Reg[] = [],
): Reg {
  const { b } = fn;
  const fixed = b.addr(symbol);
  if (layout.captured.length === 0 && more.length === 0) return fixed;
  const object = newBytes(fn, layout.size + 8 * more.length, lit);
  const word = b.reg('i64');
  const { pos } = lit;
  b.emit({ op: 'load', dst: word, addr: fixed, offset: 0, mem: 'i64', pos });
  b.emit({ op: 'store', addr: object, offset: 0, src: word, mem: 'i64', pos });
  for (const { v, byRef, offset } of layout.captured) {
    const binding = fn.bindings.get(v);
    if (byRef) {
      if (binding?.kind !== 'box') return fn.unsupported(lit, `capturing ${v.name} here`);
      b.emit({ op: 'store', addr: object, offset, src: binding.reg, mem: 'i64', pos });
    } else {
      store(fn, privatePlace(object, offset, v.type, pos), load(fn, variablePlace(fn, v, lit)));
    }
  }
  more.forEach((src, i) => {
    b.emit({ op: 'store', addr: object, offset: layout.size + 8 * i, src, mem: 'i64', pos });
  });
  return object;
}
