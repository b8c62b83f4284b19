import type { Reg } from '../ir/ir';
import type * as ast from '../syntax/ast';
import { append, appendedOf, clearSlice, copyBuiltin } from './append';
import { assignable, valueAs } from './assignable';
import { partsOf } from './complex';
import { severalValues } from './several';
import { chanLength, lowerClose, makeChan } from './channel-ops';
import type { Fn } from './fn';
import { complexBits, numberKind, widen } from './integer';
import { newObject } from './interface';
import { elementAddress, followed } from './place';
import { leavesOf, sizeOf, underlying } from './layout';
import { makeMap, mapClear, mapDelete, mapLength, mapTypeOf } from './map-ops';
import { loadLeaves, zeroValue } from './memory';
import { printBuiltin } from './print';
import { compareValues } from './compare';
import type { Type } from '../types/type';
import { type Value, words } from './value';

/** Calls of Go's builtin functions, `unsafe`'s among them. */
export function lowerBuiltin(fn: Fn, e: ast.CallExpr, name: string): readonly Value[] {
  const [first, second] = e.args;
  switch (name) {
    case 'print':
    case 'println':
      printBuiltin(fn, e, name);
      return [];
    case 'panic':
      return panicBuiltin(fn, e);
    case 'recover':
      return [recoverBuiltin(fn, e)];
    case 'delete':
      mapDelete(fn, e);
      return [];
    case 'new':
      return first ? [words(fn.typeOf(e), newObject(fn, fn.typeOf(first), e))] : [];
    default:
      break;
  }
  if (!first) return fn.unsupported(e, name);
  switch (name) {
    case 'len':
      return [words(fn.typeOf(e), lengthOf(fn, first, e))];
    case 'cap':
      return [words(fn.typeOf(e), capOf(fn, first, e))];
    case 'make':
      return [make(fn, e, first)];
    case 'append':
      return [appendBuiltin(fn, e, first)];
    case 'copy':
      return [copyBuiltin(fn, e)];
    case 'clear': {
      const type = mapTypeOf(fn, first);
      if (type) mapClear(fn, first, type, e);
      else clearSlice(fn, fn.value(first), (t) => zeroValue(fn, t), e);
      return [];
    }
    case 'complex': {
      const type = fn.typeOf(e);
      const part: Type = { kind: 'Basic', name: complexBits(type) === 32 ? 'float32' : 'float64' };
      return [words(type, ...argumentValues(fn, e, part).map((value) => fn.only(value, e)))];
    }
    case 'real':
    case 'imag': {
      const [re, im] = partsOf(fn, fn.value(first), e);
      return [words(fn.typeOf(e), name === 'real' ? re : im)];
    }
    case 'close':
      lowerClose(fn, e);
      return [];
    case 'min':
    case 'max':
      return [extreme(fn, e, name)];
    default:
      return [unsafeBuiltin(fn, e, name, first, second)];
  }
}

function panicBuiltin(fn: Fn, e: ast.CallExpr): readonly Value[] {
  const [arg] = e.args;
  const value = arg && valueAs(fn, arg, { kind: 'Interface', methods: [] });
  if (value?.kind !== 'words') return fn.unsupported(e, 'this panic');
  fn.runtime('gopanic', value.regs, [], e);
  fn.b.end({ op: 'unreachable' });
  return [];
}

/** The runtime tells by the frame whether a deferred call of a panic asks. */
function recoverBuiltin(fn: Fn, e: ast.CallExpr): Value {
  const frame = fn.b.reg('i64');
  fn.b.emit({ op: 'intrinsic', dst: frame, fn: 'getfp', args: [] });
  return words(fn.typeOf(e), ...fn.runtime('gorecover', [frame], ['i64', 'i64'], e));
}

/** One word of a string or slice is enough for its length. */
export function lengthOf(fn: Fn, x: ast.Expr, e: ast.Node): Reg {
  const u = underlying(fn.typeOf(x));
  switch (u.kind) {
    case 'Basic':
    case 'Slice': {
      const place = fn.place(x);
      const [n] = loadLeaves(fn, place, leavesOf(place.type).slice(1, 2));
      return n ?? fn.unsupported(e, 'this length');
    }
    case 'Map':
      return mapLength(fn, fn.word(x), e);
    case 'Array':
      // Not a constant only because evaluating x calls something.
      fn.value(x);
      return fn.b.i64(u.len);
    case 'Pointer': {
      const array = underlying(u.elem);
      fn.value(x);
      return array.kind === 'Array' ? fn.b.i64(array.len) : fn.unsupported(e, 'this length');
    }
    case 'Chan':
      return chanLength(fn, x, 'len', e);
    default:
      return fn.unsupported(e, 'this length');
  }
}

function capOf(fn: Fn, x: ast.Expr, e: ast.Node): Reg {
  const u = underlying(fn.typeOf(x));
  if (u.kind === 'Chan') return chanLength(fn, x, 'cap', e);
  if (u.kind !== 'Slice') return lengthOf(fn, x, e);
  const place = fn.place(x);
  const [n] = loadLeaves(fn, place, leavesOf(place.type).slice(2, 3));
  return n ?? fn.unsupported(e, 'this capacity');
}

function make(fn: Fn, e: ast.CallExpr, typeExpr: ast.Expr): Value {
  const type = fn.typeOf(typeExpr);
  const u = underlying(type);
  const size = (arg: ast.Expr): Reg => widen(fn, fn.word(arg), fn.typeOf(arg));
  const [, first, second] = e.args;
  if (u.kind === 'Map') {
    const known = first && fn.info.types.get(first)?.value;
    if (typeof known === 'bigint') return makeMap(fn, type, { known: Number(known) }, e);
    return makeMap(fn, type, first ? { reg: size(first) } : { known: 0 }, e);
  }
  if (u.kind === 'Chan') return makeChan(fn, type, u.elem, first ? size(first) : fn.b.i64(0), e);
  if (u.kind !== 'Slice' || !first) return fn.unsupported(e, 'this make');
  const length = size(first);
  const cap = second ? size(second) : length;
  const args = [fn.b.i64(sizeOf(u.elem)), length, cap];
  const [ptr] = fn.runtime('makeslice', args, ['i64'], e);
  return ptr === undefined ? fn.unsupported(e, 'this make') : words(type, ptr, length, cap);
}

function appendBuiltin(fn: Fn, e: ast.CallExpr, first: ast.Expr): Value {
  const type = fn.typeOf(e);
  const u = underlying(type);
  const [slice, ...values] = severalValues(fn, e.args) ?? [];
  if (slice && u.kind === 'Slice') {
    const added = values.map((value) => assignable(fn, value, u.elem, first));
    return append(fn, assignable(fn, slice, type, first), { kind: 'values', values: added }, e);
  }
  return append(fn, valueAs(fn, first, type), appendedOf(fn, e, type), e);
}

/** The arguments as values of one type; one call may give all of them. */
function argumentValues(fn: Fn, e: ast.CallExpr, type: Type): readonly Value[] {
  return severalValues(fn, e.args) ?? e.args.map((arg) => valueAs(fn, arg, type));
}

function extreme(fn: Fn, e: ast.CallExpr, name: 'min' | 'max'): Value {
  const type = fn.typeOf(e);
  const values = argumentValues(fn, e, type);
  if (numberKind(type)?.kind === 'float') {
    const regs = values.map((value) => fn.only(value, e));
    return words(
      type,
      regs.reduce((a, b) => fn.b.bin(name, a, b)),
    );
  }
  return values.reduce((a, b) => {
    // Of equal strings Go takes the first.
    const second = compareValues(fn, name === 'min' ? '<' : '>', b, a, e);
    if (a.kind !== 'words' || b.kind !== 'words') return fn.unsupported(e, name);
    const regs = a.regs.map((reg, i) => fn.b.select(second, b.regs[i] ?? reg, reg));
    return words(type, ...regs);
  });
}

/** Our own library passes what it knows. */
function checkLength(
  fn: Fn,
  e: ast.CallExpr,
  kind: 'slice' | 'string',
  ptr: Reg,
  length: Reg,
  size: number,
): void {
  if (!fn.unit.isUser) return;
  const { b } = fn;
  const panicIf = (cond: Reg, name: string): void =>
    b.emit({ op: 'panicif', cond, symbol: `runtime.panicunsafe${name}`, args: [], pos: e.pos });
  panicIf(b.bin('lt_s', length, b.i64(0)), `${kind}len`);
  const isSome = b.bin('ne', length, b.i64(0));
  panicIf(b.bin('and', b.un('eqz', ptr), isSome), `${kind}nilptr`);
  if (size === 0) return;
  panicIf(b.bin('gt_u', length, b.i64(((1n << 64n) - 1n) / BigInt(size))), `${kind}len`);
  const bytes = b.bin('mul', length, b.i64(size));
  // Up to the end of the addresses.
  panicIf(b.bin('gt_u', bytes, b.bin('sub', b.i64(0), ptr)), `${kind}len`);
}

function unsafeBuiltin(
  fn: Fn,
  e: ast.CallExpr,
  name: string,
  first: ast.Expr,
  second: ast.Expr | undefined,
): Value {
  const type = fn.typeOf(e);
  const [a, b] = severalValues(fn, e.args) ?? [];
  const word = (): Reg => (a ? fn.only(a, e) : fn.word(first));
  const n = (): Reg => {
    if (b) return widen(fn, fn.only(b, e), b.type);
    return second ? widen(fn, fn.word(second), fn.typeOf(second)) : fn.unsupported(e, name);
  };
  switch (name) {
    case 'unsafe.Add':
      return words(type, elementAddress(fn, word(), n(), 1));
    case 'unsafe.String': {
      const ptr = word();
      const length = n();
      checkLength(fn, e, 'string', ptr, length, 1);
      return words(type, ptr, length);
    }
    case 'unsafe.Slice': {
      const ptr = word();
      const length = n();
      const u = underlying(type);
      checkLength(fn, e, 'slice', ptr, length, u.kind === 'Slice' ? sizeOf(u.elem) : 1);
      return words(type, ptr, length, length);
    }
    case 'unsafe.StringData':
    case 'unsafe.SliceData': {
      const place = followed(fn, fn.place(first), fn.text(first), e);
      const [ptr] = loadLeaves(fn, place, leavesOf(place.type).slice(0, 1));
      return ptr === undefined ? fn.unsupported(e, name) : words(type, ptr);
    }
    default:
      return fn.unsupported(e, name);
  }
}
