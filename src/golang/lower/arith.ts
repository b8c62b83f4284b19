import type { BinOp, Reg } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { Type } from '../types/type';
import type { Fn } from './fn';
import { type NumberKind, normalize, numberKind } from './integer';

/** What is known of an operand at compile time spares checks. */
export interface Operand {
  readonly reg: Reg;
  readonly constant: bigint | undefined;
}

type ArithOp = '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^' | '&^';

/** Arithmetic as Go defines it: wrapping, division checked, results in normal form. */
export function arithmetic(
  fn: Fn,
  op: ArithOp,
  a: Reg,
  b: Operand,
  type: Type,
  node: ast.Node,
): Reg {
  const kind = numberKind(type);
  if (!kind) return fn.unsupported(node, `${op} on this type`);
  if (kind.kind === 'float') return floatArithmetic(fn, op, a, b.reg, node);
  switch (op) {
    case '+':
      return normalize(fn, fn.b.bin('add', a, b.reg), kind);
    case '-':
      return normalize(fn, fn.b.bin('sub', a, b.reg), kind);
    case '*':
      return normalize(fn, fn.b.bin('mul', a, b.reg), kind);
    case '&':
      return fn.b.bin('and', a, b.reg);
    case '|':
      return fn.b.bin('or', a, b.reg);
    case '^':
      return fn.b.bin('xor', a, b.reg);
    case '&^':
      return fn.b.bin('and', a, complement(fn, b.reg, kind));
    case '/':
    case '%':
      return divide(fn, op, a, b, kind, node);
  }
}

export function complement(fn: Fn, a: Reg, kind: NumberKind): Reg {
  return normalize(fn, fn.b.bin('xor', a, fn.b.const(fn.b.typeOf(a), -1)), kind);
}

function floatArithmetic(fn: Fn, op: ArithOp, a: Reg, b: Reg, node: ast.Node): Reg {
  switch (op) {
    case '+':
      return fn.b.bin('add', a, b);
    case '-':
      return fn.b.bin('sub', a, b);
    case '*':
      return fn.b.bin('mul', a, b);
    case '/':
      return fn.b.bin('div', a, b);
    default:
      return fn.unsupported(node, `${op} on floating-point numbers`);
  }
}

function divide(
  fn: Fn,
  op: '/' | '%',
  a: Reg,
  divisor: Operand,
  kind: NumberKind,
  node: ast.Node,
): Reg {
  const { b } = fn;
  if (divisor.constant === undefined || divisor.constant === 0n) {
    const cond = b.un('eqz', divisor.reg);
    b.emit({ op: 'panicif', cond, symbol: 'runtime.panicdivide', args: [], pos: node.pos });
  }
  if (kind.kind === 'uint') return b.bin(op === '/' ? 'div_u' : 'rem_u', a, divisor.reg);
  if (op === '%') return b.bin('rem_s', a, divisor.reg);
  const mayOverflow = divisor.constant === undefined || divisor.constant === -1n;
  if (!mayOverflow || kind.bits < 32) return normalize(fn, b.bin('div_s', a, divisor.reg), kind);
  // WebAssembly traps on MinInt / -1, where Go wraps around: a / -1 is 0 - a.
  const type = b.typeOf(a);
  const minusOne = b.bin('eq', divisor.reg, b.const(type, -1));
  const safe = b.select(minusOne, b.const(type, 1), divisor.reg);
  return b.select(minusOne, b.bin('sub', b.const(type, 0), a), b.bin('div_s', a, safe));
}

/** `count` is an i64 of the count's value; WebAssembly takes it modulo the width, Go does not. */
export function shift(
  fn: Fn,
  op: '<<' | '>>',
  a: Reg,
  count: Operand & { readonly signed: boolean },
  type: Type,
  node: ast.Node,
): Reg {
  const { b } = fn;
  const kind = numberKind(type);
  if (!kind || kind.kind === 'float') return fn.unsupported(node, `${op} on this type`);
  const valType = b.typeOf(a);
  const width = valType === 'i64' ? 64 : 32;
  const narrow = (reg: Reg): Reg => (valType === 'i64' ? reg : b.un('wrap', reg, 'i32'));
  const fnName: BinOp = op === '<<' ? 'shl' : kind.kind === 'int' ? 'shr_s' : 'shr_u';
  if (count.constant !== undefined) {
    const beyond = count.constant >= BigInt(width);
    if (beyond && fnName !== 'shr_s') return b.const(valType, 0);
    const by = beyond ? width - 1 : Number(count.constant);
    return normalize(fn, b.bin(fnName, a, b.const(valType, by)), kind);
  }
  if (count.signed) {
    const cond = b.bin('lt_s', count.reg, b.i64(0));
    b.emit({ op: 'panicif', cond, symbol: 'runtime.panicshift', args: [], pos: node.pos });
  }
  const within = b.bin('lt_u', count.reg, b.i64(width));
  if (fnName === 'shr_s') {
    return b.bin(fnName, a, b.select(within, narrow(count.reg), b.const(valType, width - 1)));
  }
  const shifted = b.bin(fnName, a, narrow(count.reg));
  return normalize(fn, b.select(within, shifted, b.const(valType, 0)), kind);
}
