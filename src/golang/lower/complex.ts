import type { Reg, ValType } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { Type } from '../types/type';
import type { Fn } from './fn';
import { complexBits } from './integer';
import { type Value, words } from './value';

/** Complex numbers are two floats: the real and the imaginary part. */

export function partsOf(fn: Fn, value: Value, node: ast.Node): readonly [Reg, Reg] {
  const [re, im] = value.kind === 'words' ? value.regs : [];
  if (re === undefined || im === undefined) return fn.unsupported(node, 'this value');
  return [re, im];
}

/** Products and quotients of complex64 are computed in float64, and rounded at the end, as gc does. */
export function complexArithmetic(
  fn: Fn,
  op: string,
  x: Value,
  y: Value,
  type: Type,
  node: ast.Node,
): readonly Reg[] {
  const { b } = fn;
  const [a, c] = [partsOf(fn, x, node), partsOf(fn, y, node)];
  if (op === '+' || op === '-') {
    const name = op === '+' ? 'add' : 'sub';
    return [b.bin(name, a[0], c[0]), b.bin(name, a[1], c[1])];
  }
  const [[xr, xi], [yr, yi]] = [widened(fn, a), widened(fn, c)];
  const bits = complexBits(type);
  if (op === '*') {
    const re = b.bin('sub', b.bin('mul', xr, yr), b.bin('mul', xi, yi));
    const im = b.bin('add', b.bin('mul', xr, yi), b.bin('mul', xi, yr));
    return [resized(fn, re, bits), resized(fn, im, bits)];
  }
  if (op !== '/') return fn.unsupported(node, `${op} on complex numbers`);
  const quotient = fn.runtime('complexdiv', [xr, xi, yr, yi], ['f64', 'f64'], node);
  return quotient.map((reg) => resized(fn, reg, bits));
}

function widened(fn: Fn, parts: readonly [Reg, Reg]): readonly [Reg, Reg] {
  return [resized(fn, parts[0], 64), resized(fn, parts[1], 64)];
}

function resized(fn: Fn, a: Reg, bits: 32 | 64 | undefined): Reg {
  const type: ValType = bits === 32 ? 'f32' : 'f64';
  if (fn.b.typeOf(a) === type) return a;
  return fn.b.un(bits === 32 ? 'demote' : 'promote', a, type);
}

/** A complex number as one of the other size. */
export function convertComplex(fn: Fn, value: Value, to: Type, node: ast.Node): Value {
  const [re, im] = partsOf(fn, value, node);
  const bits = complexBits(to);
  return words(to, resized(fn, re, bits), resized(fn, im, bits));
}
