import type { BinOp, UnOp, ValType } from '../ir';

/** A register's value: bigint for i64 (signed), number for the rest (i32 signed). */
export type Num = bigint | number;

function wrap(type: ValType | undefined, value: bigint): Num {
  return type === 'i64' ? BigInt.asIntN(64, value) : Number(BigInt.asIntN(32, value));
}

function unsigned(type: ValType | undefined, value: Num): bigint {
  return BigInt.asUintN(type === 'i64' ? 64 : 32, BigInt(value));
}

export function unary(fn: UnOp, from: ValType | undefined, to: ValType | undefined, a: Num): Num {
  const bits = from === 'i64' ? 64 : 32;
  const digits = (): string => unsigned(from, a).toString(2).padStart(bits, '0');
  switch (fn) {
    case 'eqz':
      return BigInt(a) === 0n ? 1 : 0;
    case 'clz':
      return wrap(from, BigInt(digits().indexOf('1') < 0 ? bits : digits().indexOf('1')));
    case 'ctz': {
      const last = digits().lastIndexOf('1');
      return wrap(from, BigInt(last < 0 ? bits : bits - 1 - last));
    }
    case 'popcnt':
      return wrap(from, BigInt(digits().replaceAll('0', '').length));
    case 'extend8_s':
      return wrap(from, BigInt.asIntN(8, BigInt(a)));
    case 'extend16_s':
      return wrap(from, BigInt.asIntN(16, BigInt(a)));
    case 'extend32_s':
      return wrap(from, BigInt.asIntN(32, BigInt(a)));
    case 'wrap':
      return wrap('i32', BigInt(a));
    case 'extend_s':
      return BigInt(a);
    case 'extend_u':
      return unsigned('i32', a);
    case 'trunc_sat_s':
    case 'trunc_sat_u':
      return wrap(to, BigInt(Math.trunc(Number(a))));
    case 'convert_s':
      return Number(a);
    case 'convert_u':
      return Number(unsigned(from, a));
    case 'demote':
      return Math.fround(Number(a));
    case 'promote':
      return a;
    case 'neg':
      return -Number(a);
    case 'abs':
      return Math.abs(Number(a));
    case 'sqrt':
      return Math.sqrt(Number(a));
    case 'ceil':
      return Math.ceil(Number(a));
    case 'floor':
      return Math.floor(Number(a));
    case 'trunc':
      return Math.trunc(Number(a));
    case 'nearest':
      return Math.round(Number(a));
    case 'reinterpret':
      throw new Error('reinterpret is not modelled');
  }
}

export function binary(fn: BinOp, type: ValType | undefined, a: Num, b: Num): Num {
  if (type === 'f32' || type === 'f64') return floating(fn, type, Number(a), Number(b));
  const [x, y] = [BigInt(a), BigInt(b)];
  const [ux, uy] = [unsigned(type, a), unsigned(type, b)];
  const bits = type === 'i64' ? 64n : 32n;
  const bool = (test: boolean): number => (test ? 1 : 0);
  switch (fn) {
    case 'add':
      return wrap(type, x + y);
    case 'sub':
      return wrap(type, x - y);
    case 'mul':
      return wrap(type, x * y);
    case 'div_s':
      if (x === -(1n << (bits - 1n)) && y === -1n) throw new Error('div_s traps');
      return wrap(type, x / y);
    case 'div_u':
      return wrap(type, ux / uy);
    case 'rem_s':
      return wrap(type, x % y);
    case 'rem_u':
      return wrap(type, ux % uy);
    case 'and':
      return wrap(type, x & y);
    case 'or':
      return wrap(type, x | y);
    case 'xor':
      return wrap(type, x ^ y);
    case 'shl':
      return wrap(type, x << (uy % bits));
    case 'shr_s':
      return wrap(type, x >> (uy % bits));
    case 'shr_u':
      return wrap(type, ux >> (uy % bits));
    case 'rotl':
      return wrap(type, (ux << (uy % bits)) | (ux >> (bits - (uy % bits))));
    case 'eq':
      return bool(x === y);
    case 'ne':
      return bool(x !== y);
    case 'lt_s':
      return bool(x < y);
    case 'lt_u':
      return bool(ux < uy);
    case 'gt_s':
      return bool(x > y);
    case 'gt_u':
      return bool(ux > uy);
    case 'le_s':
      return bool(x <= y);
    case 'le_u':
      return bool(ux <= uy);
    case 'ge_s':
      return bool(x >= y);
    case 'ge_u':
      return bool(ux >= uy);
    default:
      throw new Error(`${fn} on integers`);
  }
}

function floating(fn: BinOp, type: 'f32' | 'f64', a: number, b: number): number {
  const round = (x: number): number => (type === 'f32' ? Math.fround(x) : x);
  switch (fn) {
    case 'add':
      return round(a + b);
    case 'sub':
      return round(a - b);
    case 'mul':
      return round(a * b);
    case 'div':
      return round(a / b);
    case 'eq':
      return a === b ? 1 : 0;
    case 'ne':
      return a === b ? 0 : 1;
    case 'lt':
      return a < b ? 1 : 0;
    case 'gt':
      return a > b ? 1 : 0;
    case 'le':
      return a <= b ? 1 : 0;
    case 'ge':
      return a >= b ? 1 : 0;
    case 'min':
      return Math.min(a, b);
    case 'max':
      return Math.max(a, b);
    case 'copysign':
      return Object.is(Math.sign(b), -0) || b < 0 ? -Math.abs(a) : Math.abs(a);
    default:
      throw new Error(`${fn} on floating-point numbers`);
  }
}
