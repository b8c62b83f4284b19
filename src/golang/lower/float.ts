import type { Reg } from '../ir/ir';
import type { Fn } from './fn';
import { type NumberKind, normalize } from './integer';

/**
 * A float cut to an integer as gc on amd64 does it: what is out of range, or no number, gives the smallest
 * integer of the instruction's width. 8 and 16 bits are cut from 32, uint32 from 64.
 */
export function floatToInteger(fn: Fn, a: Reg, to: NumberKind): Reg {
  if (to.bits === 64) return to.kind === 'uint' ? cutUnsigned(fn, a) : cut(fn, a, 64);
  if (to.bits === 32 && to.kind === 'uint') return fn.b.un('wrap', cut(fn, a, 64), 'i32');
  return normalize(fn, cut(fn, a, 32), to);
}

function cut(fn: Fn, a: Reg, bits: 32 | 64): Reg {
  const { b } = fn;
  const type = bits === 32 ? 'i32' : 'i64';
  // trunc_sat gives the smallest for what is too small, but not for what is too large or no number.
  const isBelow = b.bin('lt', a, b.const(b.typeOf(a), 2 ** (bits - 1)));
  const smallest = bits === 32 ? -(2 ** 31) : -(1n << 63n);
  return b.select(isBelow, b.un('trunc_sat_s', a, type), b.const(type, smallest));
}

/** From 2^63 on, the rest above it is cut, and the top bit set. */
function cutUnsigned(fn: Fn, a: Reg): Reg {
  const { b } = fn;
  const half = b.const(b.typeOf(a), 2 ** 63);
  const above = b.bin('or', cut(fn, b.bin('sub', a, half), 64), b.i64(-(1n << 63n)));
  return b.select(b.bin('lt', a, half), cut(fn, a, 64), above);
}
