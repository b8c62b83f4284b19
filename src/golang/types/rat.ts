import type { Rat } from './info';

/** Exact fractions: lowest terms, the sign in the numerator. Beyond `EXACT_BITS` they have as many bits as gc's have. */

/**
 * gc keeps a fraction exact while both parts are shorter than this, and then goes on with `ROUNDED_BITS` of it: what is
 * computed from a rounded number is rounded too, and so is the other operand before.
 */
const EXACT_BITS = 4096;
const ROUNDED_BITS = 512;

export function rat(num: bigint, den = 1n): Rat {
  if (den === 1n) return bounded(num, den);
  const sign = den < 0n ? -1n : 1n;
  const divisor = gcd(num < 0n ? -num : num, den * sign) * sign;
  return bounded(num / divisor, den / divisor);
}

function bounded(num: bigint, den: bigint): Rat {
  if (bitLength(num) < EXACT_BITS && bitLength(den) < EXACT_BITS) return { kind: 'rat', num, den };
  return roundedRat(num, den);
}

function roundedRat(num: bigint, den: bigint): Rat {
  const { digits, exponent } = rounded(num, den, ROUNDED_BITS, Number.NEGATIVE_INFINITY);
  const signed = num < 0n ? -digits : digits;
  if (exponent >= 0 || num === 0n)
    return { kind: 'rat', num: signed << BigInt(Math.max(exponent, 0)), den: 1n, isRounded: true };
  const twos = BigInt(Math.min(trailingZeros(digits), -exponent));
  const power = 1n << (BigInt(-exponent) - twos);
  return { kind: 'rat', num: signed >> twos, den: power, isRounded: true };
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function bitLength(value: bigint): number {
  const digits = (value < 0n ? -value : value).toString(16);
  return (digits.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(digits[0] ?? '0', 16)));
}

function trailingZeros(value: bigint): number {
  const text = value.toString(2);
  return value === 0n ? 0 : text.length - 1 - text.lastIndexOf('1');
}

export function addRat(x: Rat, y: Rat): Rat {
  return combined(x, y, (a, b) => [a.num * b.den + b.num * a.den, a.den * b.den]);
}

export function negRat(x: Rat): Rat {
  return { ...x, num: -x.num };
}

export function subRat(x: Rat, y: Rat): Rat {
  return addRat(x, negRat(y));
}

export function mulRat(x: Rat, y: Rat): Rat {
  return combined(x, y, (a, b) => [a.num * b.num, a.den * b.den]);
}

/** y is not zero. */
export function quoRat(x: Rat, y: Rat): Rat {
  return combined(x, y, (a, b) => [a.num * b.den, a.den * b.num]);
}

function combined(x: Rat, y: Rat, fraction: (x: Rat, y: Rat) => [bigint, bigint]): Rat {
  if (x.isRounded !== true && y.isRounded !== true) return rat(...fraction(x, y));
  const [num, den] = fraction(toRounded(x), toRounded(y));
  return den < 0n ? roundedRat(-num, -den) : roundedRat(num, den);
}

function toRounded(x: Rat): Rat {
  return x.isRounded === true ? x : roundedRat(x.num, x.den);
}

export function compareRats(x: Rat, y: Rat): number {
  const isRounded = x.isRounded === true || y.isRounded === true;
  const [p, q] = isRounded ? [toRounded(x), toRounded(y)] : [x, y];
  const [a, b] = [p.num * q.den, q.num * p.den];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** |num/den| to the nearest number of at most `bits` digits, ties to even: digits · 2^exponent, exponent ≥ least. */
function rounded(
  num: bigint,
  den: bigint,
  bits: number,
  least: number,
): { digits: bigint; exponent: number } {
  const size = num < 0n ? -num : num;
  const magnitude = bitLength(size) - bitLength(den);
  // The quotient by 2^exponent has `bits` digits or one more.
  let exponent = Math.max(magnitude - bits, least);
  let quotient = quotientBy(size, den, exponent);
  if (bitLength(quotient.value) > bits && exponent + 1 > least) {
    exponent++;
    quotient = quotientBy(size, den, exponent);
  }
  const { value, rest, by } = quotient;
  const up = rest * 2n > by || (rest * 2n === by && (value & 1n) === 1n);
  return { digits: up ? value + 1n : value, exponent };
}

function quotientBy(
  size: bigint,
  den: bigint,
  exponent: number,
): { value: bigint; rest: bigint; by: bigint } {
  const dividend = exponent < 0 ? size << BigInt(-exponent) : size;
  const by = exponent > 0 ? den << BigInt(exponent) : den;
  return { value: dividend / by, rest: dividend % by, by };
}

const FLOAT32 = { bits: 24, least: -149 };
const FLOAT64 = { bits: 53, least: -1074 };

/** The nearest float64 (or float32), which may be an infinity. */
export function ratToNumber(x: Rat, size: 32 | 64 = 64): number {
  if (x.num === 0n) return 0;
  const { bits, least } = size === 32 ? FLOAT32 : FLOAT64;
  const { digits, exponent } = rounded(x.num, x.den, bits, least);
  if (exponent > 1024) return x.num < 0n ? -Infinity : Infinity;
  const value = Number(digits) * 2 ** exponent;
  const isBeyond = size === 32 && value >= 2 ** 128;
  return (x.num < 0n ? -1 : 1) * (isBeyond ? Infinity : value);
}

/** A finite float's exact value. */
export function numberToRat(value: number): Rat {
  let [digits, exponent] = [value, 0];
  while (!Number.isInteger(digits)) {
    digits *= 2;
    exponent++;
  }
  return rat(BigInt(digits), 1n << BigInt(exponent));
}

/** Larger ones would take long to work with; gc stops at some 2^31 binary digits. */
const LARGEST_EXPONENT = 200_000;

/** A decimal or hexadecimal literal, `1_000.5e-3`, `0x1.8p4`; undefined when its exponent is too large. */
export function ratLiteral(text: string): Rat | undefined {
  const plain = text.replaceAll('_', '').toLowerCase();
  const isHex = plain.startsWith('0x');
  const [mantissa = '', exponentText = '0'] = (isHex ? plain.slice(2) : plain).split(
    isHex ? 'p' : 'e',
  );
  const [whole = '', fraction = ''] = mantissa.split('.');
  const exponent = Number(exponentText);
  if (Math.abs(exponent) > LARGEST_EXPONENT) return undefined;
  const digits = BigInt(`${isHex ? '0x' : ''}0${whole}${fraction}`);
  const scale = isHex ? exponent - 4 * fraction.length : exponent - fraction.length;
  const power = (isHex ? 2n : 10n) ** BigInt(Math.abs(scale));
  return scale >= 0 ? rat(digits * power) : rat(digits, power);
}
