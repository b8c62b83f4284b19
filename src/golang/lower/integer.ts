import type { Reg } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { Type } from '../types/type';
import type { Fn } from './fn';
import { underlying } from './layout';

/** Facts and small moves about numbers: widths, signs, and the normal form in which registers keep them. */

export interface NumberKind {
  readonly kind: 'int' | 'uint' | 'float';
  readonly bits: 8 | 16 | 32 | 64;
}

/** Undefined for what is no number. Pointers count as uintptr: unsafe converts between them. */
export function numberKind(type: Type): NumberKind | undefined {
  const u = underlying(type);
  if (u.kind === 'Pointer' || u.kind === 'Map' || u.kind === 'Func' || u.kind === 'Chan')
    return { kind: 'uint', bits: 64 };
  if (u.kind !== 'Basic') return undefined;
  switch (u.name) {
    case 'int8':
      return { kind: 'int', bits: 8 };
    case 'int16':
      return { kind: 'int', bits: 16 };
    case 'int32':
    case 'untyped rune':
      return { kind: 'int', bits: 32 };
    case 'int':
    case 'int64':
    case 'untyped int':
      return { kind: 'int', bits: 64 };
    case 'uint8':
      return { kind: 'uint', bits: 8 };
    case 'uint16':
      return { kind: 'uint', bits: 16 };
    case 'uint32':
      return { kind: 'uint', bits: 32 };
    case 'uint':
    case 'uint64':
    case 'uintptr':
    case 'unsafe.Pointer':
    case 'untyped nil':
      return { kind: 'uint', bits: 64 };
    case 'float32':
      return { kind: 'float', bits: 32 };
    case 'float64':
    case 'untyped float':
      return { kind: 'float', bits: 64 };
    default:
      return undefined;
  }
}

/** Bits of each of a complex number's two parts; undefined for what is none. */
export function complexBits(type: Type): 32 | 64 | undefined {
  const u = underlying(type);
  if (u.kind !== 'Basic') return undefined;
  if (u.name === 'complex64') return 32;
  return u.name === 'complex128' || u.name === 'untyped complex' ? 64 : undefined;
}

/** Brings an i32 result back to the extended form that small integers are kept in. */
export function normalize(fn: Fn, reg: Reg, kind: NumberKind): Reg {
  if (kind.kind === 'float' || kind.bits >= 32) return reg;
  if (kind.kind === 'int') return fn.b.un(kind.bits === 8 ? 'extend8_s' : 'extend16_s', reg);
  return fn.b.bin('and', reg, fn.b.i32(kind.bits === 8 ? 0xff : 0xffff));
}

/** Any integer as an i64 of the same value (a uint64 above 2^63 keeps its bits). */
export function widen(fn: Fn, reg: Reg, type: Type): Reg {
  const kind = numberKind(type);
  if (fn.b.typeOf(reg) !== 'i32') return reg;
  return fn.b.un(kind?.kind === 'uint' ? 'extend_u' : 'extend_s', reg, 'i64');
}

/** An index or a size: as i64, so that a negative one is a huge unsigned number. */
export function intIndex(fn: Fn, e: ast.Expr): Reg {
  return widen(fn, fn.word(e), fn.typeOf(e));
}

/** Whether an index from 2^63 on is what the program said, and not a negative one. */
export function isHuge(fn: Fn, index: ast.Expr): boolean {
  const kind = numberKind(fn.typeOf(index));
  return kind?.kind === 'uint' && kind.bits === 64;
}

/** A constant of an integer type as its register holds it. */
export function integerConst(fn: Fn, value: bigint, type: Type): Reg {
  const kind = numberKind(type);
  const bits = kind?.bits ?? 64;
  if (bits === 64) return fn.b.i64(BigInt.asIntN(64, value));
  if (bits === 32) return fn.b.i32(Number(BigInt.asIntN(32, value)));
  return fn.b.i32(
    Number(kind?.kind === 'uint' ? BigInt.asUintN(bits, value) : BigInt.asIntN(bits, value)),
  );
}

export function isString(type: Type): boolean {
  const u = underlying(type);
  return u.kind === 'Basic' && (u.name === 'string' || u.name === 'untyped string');
}
