import type { Reg, Symbol } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { Fn } from './fn';
import { newBytes } from './interface';

/**
 * A closure object: the function's word, then 8 bytes for each captured register. The function word is that of
 * the function's static closure object, so that only the linker knows what it says. Nobody else has seen the
 * object yet, and it never changes: its stores are private, and later its loads.
 */
export function closureObject(
  fn: Fn,
  symbol: Symbol,
  captured: readonly Reg[],
  node: ast.Node,
): Reg {
  const fixed = fn.b.addr(symbol);
  if (captured.length === 0) return fixed;
  const object = newBytes(fn, 8 + 8 * captured.length, node);
  const word = fn.b.reg('i64');
  const { pos } = node;
  fn.b.emit({ op: 'load', dst: word, addr: fixed, offset: 0, mem: 'i64', pos });
  fn.b.emit({ op: 'store', addr: object, offset: 0, src: word, mem: 'i64', pos });
  captured.forEach((src, i) => {
    fn.b.emit({ op: 'store', addr: object, offset: 8 + 8 * i, src, mem: fn.b.typeOf(src), pos });
  });
  return object;
}
