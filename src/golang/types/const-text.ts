import { realPart } from './const-numbers';
import { stringBytes } from './const-values';
import type { ConstValue, Rat } from './info';
import { bitLength, numberToRat, rat, ratToNumber } from './rat';

/** Constants as messages write them. */

export function constText(value: ConstValue): string {
  if (typeof value === 'string') return cut(quoted(value));
  if (typeof value !== 'object') return String(value);
  if (value.kind === 'rat') return ratText(value);
  return `(${ratText(value.re)} + ${ratText(value.im)}i)`;
}

/** A longer text is cut. */
const LONGEST = 72;

const ESCAPES: Readonly<Record<string, string>> = {
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
  '"': '\\"',
};

function cut(text: string): string {
  const all = Array.from(text);
  return all.length > LONGEST ? `${all.slice(0, LONGEST - 3).join('')}...` : text;
}

const PRINTED = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

/** As `%q` writes it. */
export function quoted(text: string): string {
  const chars = Array.from(text, (char) => {
    const escape = ESCAPES[char];
    if (escape !== undefined) return escape;
    if (PRINTED.test(char)) return char;
    const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');
    const [byte = 0, ...more] = stringBytes(char);
    if (more.length === 0) return `\\x${hex(byte, 2)}`;
    const code = char.codePointAt(0) ?? 0;
    return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
  });
  return `"${chars.join('')}"`;
}

/** Six digits, as `%.6g` writes them, or all where six would look like an integer. */
function ratText(value: Rat): string {
  const number = ratToNumber(value);
  const isInRange = Number.isFinite(number) && (number !== 0 || value.num === 0n);
  if (!isInRange) return scientific(value);
  const short = general(sixDigits(number));
  return value.den === 1n || short.includes('.') ? short : general(number.toExponential());
}

/** `d.ddddde±x`. A tie is rounded to even, where toExponential rounds up. */
function sixDigits(number: number): string {
  const text = number.toExponential(5);
  const [digits = '', exponent = '0'] = text.split('e');
  const { num, den } = numberToRat(number);
  const scale = 10n ** BigInt(Math.abs(Number(exponent) - 5));
  const [size, by] = Number(exponent) > 5 ? [num, den * scale] : [num * scale, den];
  const isTie = (size * 2n) % by === 0n && size % by !== 0n;
  const isOdd = '13579'.includes(digits.at(-1) ?? '');
  if (!isTie || !isOdd) return text;
  // Of x.…5 the one below: it ends in an even digit, so nothing is borrowed.
  return `${digits.slice(0, -1)}${Number(digits.at(-1)) - 1}e${exponent}`;
}

/** As `%g` lays digits out. */
function general(text: string): string {
  const [digits = '', exponentText = '0'] = text.split('e');
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < 6) return String(Number(text));
  const sign = exponent < 0 ? '-' : '+';
  return `${trimmed(digits)}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function trimmed(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}

/** Out of float64's range. */
function scientific({ num, den }: Rat): string {
  const size = num < 0n ? -num : num;
  const bits = bitLength(size) - bitLength(den);
  const isMore = bits < 0 ? size << BigInt(-bits) >= den : size >= den << BigInt(bits);
  let exponent = Math.trunc((isMore ? bits + 1 : bits) * Math.log10(2));
  const mantissaAt = (power: number): number => {
    const scale = 10n ** BigInt(Math.abs(power));
    return ratToNumber(realPart(power < 0 ? rat(size * scale, den) : rat(size, den * scale)));
  };
  let mantissa = mantissaAt(exponent);
  // Moved once only, so that some mantissas are below 1, as gc has them.
  if (mantissa < 1 - 0.5e-6) mantissa = mantissaAt(--exponent);
  else if (mantissa >= 10) mantissa = mantissaAt(++exponent);
  const sign = num < 0n ? '-' : '';
  return `${sign}${trimmed(mantissa.toPrecision(6))}e${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
}
