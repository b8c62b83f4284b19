import type { Reg, Symbol } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { Fn } from './fn';
import { newBytes } from './interface';
import { roundUp, sizeOf } from './layout';
import { load, privatePlace, store } from './memory';
import type { Value } from './value';

/**
 * A closure object: the function's word, then 8 bytes for each captured register, or a large value's bytes. The
 * function word is that of the function's static closure object, so that only the linker knows what it says. Nobody
 * else has seen the object yet, and it never changes: its stores are private, and later its loads.
 */
export function closureObject(
  fn: Fn,
  symbol: Symbol,
  captured: readonly Value[],
  node: ast.Node,
): Reg {
  const fixed = fn.b.addr(symbol);
  if (captured.length === 0) return fixed;
  const offsets = offsetsIn(captured);
  const object = newBytes(fn, offsets.at(-1) ?? 8, node);
  const word = fn.b.reg('i64');
  const { pos } = node;
  fn.b.emit({ op: 'load', dst: word, addr: fixed, offset: 0, mem: 'i64', pos });
  fn.b.emit({ op: 'store', addr: object, offset: 0, src: word, mem: 'i64', pos });
  captured.forEach((value, i) => {
    const at = offsets[i] ?? 0;
    if (value.kind === 'spilled') {
      store(fn, privatePlace(object, at, value.type, pos), value);
      return;
    }
    value.regs.forEach((src, j) => {
      fn.b.emit({ op: 'store', addr: object, offset: at + 8 * j, src, mem: fn.b.typeOf(src), pos });
    });
  });
  return object;
}

/** What `outer` put into a closure object, read by the function that the object is of. */
export function capturedValues(
  fn: Fn,
  context: Reg,
  outer: Fn,
  captured: readonly Value[],
  node: ast.Node,
): readonly Value[] {
  const offsets = offsetsIn(captured);
  const { pos } = node;
  return captured.map((value, i): Value => {
    const at = offsets[i] ?? 0;
    if (value.kind === 'spilled') return load(fn, privatePlace(context, at, value.type, pos));
    const regs = value.regs.map((reg, j) => {
      const mem = outer.b.typeOf(reg);
      const dst = fn.b.reg(mem);
      fn.b.emit({ op: 'load', dst, addr: context, offset: at + 8 * j, mem, pos });
      return dst;
    });
    return { ...value, regs };
  });
}

/** Where each value begins, and where the last one ends. */
function offsetsIn(values: readonly Value[]): readonly number[] {
  const offsets = [8];
  for (const value of values) {
    const size = value.kind === 'spilled' ? roundUp(sizeOf(value.type), 8) : 8 * value.regs.length;
    offsets.push((offsets.at(-1) ?? 0) + size);
  }
  return offsets;
}
