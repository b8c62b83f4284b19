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
      return saturated(fn === 'trunc_sat_s', to, Number(a));
    case 'convert_s':
      return converted(to, BigInt(a));
    case 'convert_u':
      return converted(to, unsigned(from, a));
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
      return nearest(Number(a));
    case 'reinterpret':
      return reinterpreted(from, a);
  }
}

function saturated(signed: boolean, to: ValType | undefined, a: number): Num {
  const bits = to === 'i64' ? 64n : 32n;
  const low = signed ? -(1n << (bits - 1n)) : 0n;
  const high = low + (1n << bits) - 1n;
  if (Number.isNaN(a)) return wrap(to, 0n);
  if (a <= Number(low)) return wrap(to, low);
  return wrap(to, a >= Number(high) ? high : BigInt(Math.trunc(a)));
}

/** An f32 of a large integer is rounded once. */
function converted(to: ValType | undefined, a: bigint): number {
  if (to !== 'f32') return Number(a);
  const size = a < 0n ? -a : a;
  const drop = BigInt(Math.max(0, size.toString(2).length - 40));
  // What is dropped far below the last bit only says on which side of a tie the number lies.
  const sticky = (size >> drop) << drop === size ? 0n : 1n;
  const rounded = Math.fround(Number((size >> drop) | sticky)) * 2 ** Number(drop);
  return a < 0n ? -rounded : rounded;
}

function nearest(a: number): number {
  const down = Math.floor(a);
  const isUp = a - down > 0.5 || (a - down === 0.5 && down % 2 !== 0);
  return isUp ? down + 1 : down;
}

function reinterpreted(from: ValType | undefined, a: Num): Num {
  const view = new DataView(new ArrayBuffer(8));
  switch (from) {
    case 'i32':
      view.setInt32(0, Number(a));
      return view.getFloat32(0);
    case 'f32':
      view.setFloat32(0, Number(a));
      return view.getInt32(0);
    case 'i64':
      view.setBigInt64(0, BigInt(a));
      return view.getFloat64(0);
    default:
      view.setFloat64(0, Number(a));
      return view.getBigInt64(0);
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
