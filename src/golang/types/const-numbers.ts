import { basicName, integerInfo, isBoolean, isComplex, isInteger, isString } from './basic';
import type { Complex, ConstValue, Rat } from './info';
import {
  addRat,
  bitLength,
  compareRats,
  mulRat,
  negRat,
  numberToRat,
  quoRat,
  rat,
  ratToNumber,
  subRat,
} from './rat';
import type { Type } from './type';

/** Constants as values of types, and arithmetic on them. Both operands have the form of their common type. */

const ZERO = rat(0n);

/** A constant as a value of a type, rounded where the type is; undefined when it is none of that type's. */
export function valueIn(value: ConstValue, type: Type): ConstValue | undefined {
  if (typeof value === 'boolean') return isBoolean(type) ? value : undefined;
  if (typeof value === 'string') return isString(type) ? value : undefined;
  if (isInteger(type)) return integerIn(value, type);
  if (isComplex(type)) {
    const [re, im] = [floatIn(realPart(value), type), floatIn(imaginaryPart(value), type)];
    return re === undefined || im === undefined ? undefined : { kind: 'complex', re, im };
  }
  if (floatSize(type) === undefined) return undefined;
  return imaginaryPart(value).num === 0n ? floatIn(realPart(value), type) : undefined;
}

export function representable(value: ConstValue, type: Type): boolean {
  return valueIn(value, type) !== undefined;
}

function integerIn(value: bigint | Rat | Complex, type: Type): bigint | undefined {
  const integer = toInteger(value);
  const info = integerInfo(type);
  if (info === undefined || integer === undefined) return integer;
  const { bits, signed } = info;
  const size = 1n << BigInt(bits);
  const low = signed ? -size / 2n : 0n;
  return integer >= low && integer < low + size ? integer : undefined;
}

/** The integer that a constant is, whatever its kind. */
export function toInteger(value: ConstValue | undefined): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (typeof value !== 'object') return undefined;
  const real = realPart(value);
  return real.den === 1n && imaginaryPart(value).num === 0n ? real.num : undefined;
}

export function realPart(value: bigint | Rat | Complex): Rat {
  if (typeof value === 'bigint') return rat(value);
  return value.kind === 'rat' ? value : value.re;
}

export function imaginaryPart(value: bigint | Rat | Complex): Rat {
  return typeof value === 'bigint' || value.kind === 'rat' ? ZERO : value.im;
}

/** The bits of the type's floats; 0: exact. Undefined: it has none. */
function floatSize(type: Type): 0 | 32 | 64 | undefined {
  switch (basicName(type)) {
    case 'float32':
    case 'complex64':
      return 32;
    case 'float64':
    case 'complex128':
      return 64;
    case 'untyped float':
    case 'untyped complex':
      return 0;
    default:
      return undefined;
  }
}

function floatIn(value: Rat, type: Type): Rat | undefined {
  const size = floatSize(type);
  if (size === 0 || size === undefined) return value;
  const number = ratToNumber(value, size);
  return Number.isFinite(number) ? numberToRat(number) : undefined;
}

/** More bits than this take long to work with; gc goes to some 2^31. */
const LARGEST_BITS = 1 << 21;

export function isTooLarge(value: ConstValue): boolean {
  if (typeof value !== 'object') return false;
  return [realPart(value), imaginaryPart(value)].some(
    ({ num, den }) => bitLength(num) > LARGEST_BITS || bitLength(den) > LARGEST_BITS,
  );
}

/** `x op y`; division by zero has been refused. */
export function numberOperation(
  op: string,
  x: ConstValue,
  y: ConstValue,
): bigint | Rat | Complex | undefined {
  if (typeof x === 'bigint' && typeof y === 'bigint') return integerOperation(op, x, y);
  if (typeof x !== 'object' || typeof y !== 'object') return undefined;
  if (x.kind === 'rat' && y.kind === 'rat') return ratOperation(op, x, y);
  return complexOperation(op, x, y);
}

function integerOperation(op: string, x: bigint, y: bigint): bigint | undefined {
  switch (op) {
    case '+':
      return x + y;
    case '-':
      return x - y;
    case '*':
      return x * y;
    case '/':
      return x / y;
    case '%':
      return x % y;
    case '&':
      return x & y;
    case '|':
      return x | y;
    case '^':
      return x ^ y;
    case '&^':
      return x & ~y;
    default:
      return undefined;
  }
}

function ratOperation(op: string, x: Rat, y: Rat): Rat | undefined {
  switch (op) {
    case '+':
      return addRat(x, y);
    case '-':
      return subRat(x, y);
    case '*':
      return mulRat(x, y);
    case '/':
      return quoRat(x, y);
    default:
      return undefined;
  }
}

function complexOperation(op: string, x: Rat | Complex, y: Rat | Complex): Complex | undefined {
  const [a, b] = [realPart(x), imaginaryPart(x)];
  const [c, d] = [realPart(y), imaginaryPart(y)];
  const complex = (re: Rat, im: Rat): Complex => ({ kind: 'complex', re, im });
  switch (op) {
    case '+':
      return complex(addRat(a, c), addRat(b, d));
    case '-':
      return complex(subRat(a, c), subRat(b, d));
    case '*':
      return complex(subRat(mulRat(a, c), mulRat(b, d)), addRat(mulRat(b, c), mulRat(a, d)));
    case '/': {
      const size = addRat(mulRat(c, c), mulRat(d, d));
      const re = addRat(mulRat(a, c), mulRat(b, d));
      const im = subRat(mulRat(b, c), mulRat(a, d));
      return complex(quoRat(re, size), quoRat(im, size));
    }
    default:
      return undefined;
  }
}

export function negated(value: bigint | Rat | Complex): bigint | Rat | Complex {
  if (typeof value === 'bigint') return -value;
  if (value.kind === 'rat') return negRat(value);
  return { kind: 'complex', re: negRat(value.re), im: negRat(value.im) };
}

export function isZero(value: ConstValue | undefined): boolean {
  if (typeof value === 'bigint') return value === 0n;
  if (typeof value !== 'object') return false;
  return realPart(value).num === 0n && imaginaryPart(value).num === 0n;
}

/** Negative, 0 or positive; of complex numbers only whether it is 0 has a meaning. */
export function compareNumbers(x: bigint | Rat | Complex, y: bigint | Rat | Complex): number {
  if (typeof x === 'bigint' && typeof y === 'bigint') return x < y ? -1 : x > y ? 1 : 0;
  const order = compareRats(realPart(x), realPart(y));
  return order === 0 ? compareRats(imaginaryPart(x), imaginaryPart(y)) : order;
}

/** One text for one value: constants are compared by it where they are keys. */
export function constKey(value: ConstValue): string {
  if (typeof value !== 'object') return `${typeof value} ${String(value)}`;
  const { num, den } = realPart(value);
  const { num: imNum, den: imDen } = imaginaryPart(value);
  return `number ${num}/${den} ${imNum}/${imDen}`;
}
