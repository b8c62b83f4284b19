import { compareNumbers } from './const-numbers';
import type { ConstValue } from './info';

export function compareConstants(op: string, x: ConstValue, y: ConstValue): boolean {
  const order = orderOf(x, y);
  switch (op) {
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    default:
      return order >= 0;
  }
}

function orderOf(x: ConstValue, y: ConstValue): number {
  if (typeof x === 'string' && typeof y === 'string') return compareStrings(x, y);
  if (typeof x === 'string' || typeof y === 'string') return 1;
  if (typeof x === 'boolean' || typeof y === 'boolean') return x === y ? 0 : 1;
  return compareNumbers(x, y);
}

function compareStrings(x: string, y: string): number {
  const a = stringBytes(x);
  const b = stringBytes(y);
  const at = a.findIndex((byte, i) => byte !== b[i]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
}

/** A byte that is no UTF-8 (of `"\xff"`) is kept in a constant's text as a lone surrogate, U+DC80 + byte − 0x80. */
const LONE_BYTE = 0xdc00;

/** The bytes of a string constant. */
export function stringBytes(text: string): number[] {
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code >= LONE_BYTE + 0x80 && code <= LONE_BYTE + 0xff) bytes.push(code - LONE_BYTE);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), tail(code >> 6), tail(code));
    else bytes.push(0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code));
  }
  return bytes;
}

function tail(code: number): number {
  return 0x80 | (code & 0x3f);
}

const SIMPLE_ESCAPES: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  '\\': 92,
  "'": 39,
  '"': 34,
};

/** The value of a string literal as written. */
export function stringLiteral(text: string): string {
  if (text.startsWith('`')) return text.slice(1, -1).replaceAll('\r', '');
  return unescape(text.slice(1, -1))
    .map((unit) => unit.text)
    .join('');
}

/** The code point of a rune literal as written. */
export function runeLiteral(text: string): bigint {
  return BigInt(unescape(text.slice(1, -1))[0]?.code ?? 0);
}

interface Unit {
  readonly code: number;
  readonly text: string;
}

function unescape(text: string): Unit[] {
  const pattern =
    /\\([0-7]{3})|\\x([\da-fA-F]{2})|\\u([\da-fA-F]{4})|\\U([\da-fA-F]{8})|\\(.)|(.)/gsu;
  const units: Unit[] = [];
  for (const [, octal, hex, short, long, simple, plain] of text.matchAll(pattern)) {
    if (octal !== undefined) units.push(byteUnit(Number.parseInt(octal, 8) & 0xff));
    else if (hex !== undefined) units.push(byteUnit(Number.parseInt(hex, 16)));
    else if (simple !== undefined) units.push(codeUnit(SIMPLE_ESCAPES[simple] ?? 0xfffd));
    else if (plain !== undefined) units.push(codeUnit(plain.codePointAt(0) ?? 0));
    else units.push(codeUnit(Number.parseInt(short ?? long ?? '0', 16)));
  }
  return units;
}

function codeUnit(code: number): Unit {
  return { code, text: String.fromCodePoint(code <= 0x10ffff ? code : 0xfffd) };
}

function byteUnit(code: number): Unit {
  return { code, text: String.fromCharCode(code < 0x80 ? code : LONE_BYTE + code) };
}

/** The value of an integer literal as written: `0x_ff`, `0b1`, `0o17`, `017`. */
export function integerLiteral(text: string): bigint {
  const digits = text.replaceAll('_', '').toLowerCase();
  const old = /^0([0-7]+)$/.exec(digits);
  try {
    return BigInt(old === null ? digits : `0o${old[1]}`);
  } catch {
    return 0n;
  }
}
