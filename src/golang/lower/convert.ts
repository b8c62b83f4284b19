import type { Reg } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { Type } from '../types/type';
import { copyElements } from './append';
import { assignable, isNil, valueAs } from './assignable';
import { convertComplex } from './complex';
import { constant } from './constant';
import type { Fn } from './fn';
import { floatToInteger } from './float';
import { complexBits, type NumberKind, isString, normalize, numberKind, widen } from './integer';
import { sizeOf, underlying } from './layout';
import { load, privatePlace, zeroValue } from './memory';
import { deref } from './place';
import type { TextSlice } from './text-slice';
import { type Value, words } from './value';

/** T(x) */
export function convert(fn: Fn, x: ast.Expr, to: Type, node: ast.CallExpr): Value {
  const known = fn.info.types.get(x);
  if (isNil(fn, x)) return zeroValue(fn, to);
  const target = underlying(to);
  if (target.kind === 'Interface') return valueAs(fn, x, to);
  if (known?.value !== undefined && !isConversionOfKind(known.type, to))
    return constant(fn, known.value, to);
  const value = fn.value(x);
  if (isString(value.type) && target.kind === 'Slice' && value.kind === 'words') {
    const end = known?.value === undefined ? fn.escape.textSlices.get(node) : 'constant';
    return textSlice(fn, value.regs, to, end, node);
  }
  return convertValue(fn, value, to, node);
}

/** Between strings, numbers and byte slices bytes are made anew; a constant can't just be read as the other. */
function isConversionOfKind(from: Type, to: Type): boolean {
  return isString(from) !== isString(to);
}

export function convertValue(fn: Fn, value: Value, to: Type, node: ast.Node): Value {
  const from = underlying(value.type);
  const target = underlying(to);
  if (target.kind === 'Interface') return assignable(fn, value, to, node);
  if (from.kind === 'Slice' && value.kind === 'words') {
    const array = target.kind === 'Pointer' ? underlying(target.elem) : target;
    if (array.kind === 'Array') return sliceToArray(fn, value.regs, array.len, to, node);
  }
  if (value.kind === 'words') {
    const done = convertString(fn, value.regs, from, target, to, node);
    if (done) return done;
    if (complexBits(target)) return convertComplex(fn, value, to, node);
    const [a, b] = [numberKind(from), numberKind(target)];
    if (a && b && value.regs[0] !== undefined)
      return words(to, convertNumber(fn, value.regs[0], a, b, value.type));
  }
  // Same shape under another name.
  return { ...value, type: to };
}

function convertString(
  fn: Fn,
  regs: readonly Reg[],
  from: Type,
  target: Type,
  to: Type,
  node: ast.Node,
): Value | undefined {
  const [first, second] = regs;
  if (isString(target) && !isString(from) && first !== undefined) {
    if (from.kind === 'Slice' && second !== undefined) {
      // Others may write what is converted: it is read element by element, into a copy that nobody else knows.
      const ptr = fn.visible ? readElements(fn, first, second, from.elem, node) : first;
      if (fn.visible && !isRunes(from)) return words(to, ptr, second);
      const out = isRunes(from)
        ? fn.runtime('slicerunetostring', [ptr, second, second], ['i64', 'i64'], node)
        : fn.runtime('slicebytetostring', [ptr, second], ['i64', 'i64'], node);
      return words(to, ...out);
    }
    return words(to, ...fn.runtime('intstring', [widen(fn, first, from)], ['i64', 'i64'], node));
  }
  if (isString(from) && target.kind === 'Slice') {
    return textSlice(fn, regs, to, 'leaves', node);
  }
  return undefined;
}

/** Elements that a small slice in a frame has room for, as in gc. */
const FRAME_ROOM = 32;
/** No more room than elements. */
const NO_ROOM = -1;

/** []byte(s) or []rune(s): gc makes no room in a copy of a constant, nor where bytes are only read. */
function textSlice(
  fn: Fn,
  regs: readonly Reg[],
  to: Type,
  end: TextSlice | 'constant' | undefined,
  node: ast.Node,
): Value {
  const runes = isRunes(underlying(to));
  const isExact = end === 'constant' || (end === 'read' && !runes);
  const room = isExact ? NO_ROOM : end === 'read' || end === 'written' ? FRAME_ROOM : 0;
  const name = runes ? 'stringtoslicerune' : 'stringtoslicebyte';
  const args = [...regs, fn.b.i64(room)];
  return words(to, ...fn.runtime(name, args, ['i64', 'i64', 'i64'], node));
}

/** The address of a private copy of n elements. */
function readElements(fn: Fn, start: Reg, n: Reg, elem: Type, node: ast.Node): Reg {
  const size = sizeOf(elem);
  const bytes = fn.b.bin('mul', n, fn.b.i64(size));
  const [copy] = fn.runtime('mallocgc', [bytes], ['i64'], node);
  if (copy === undefined) return fn.unsupported(node, 'this conversion');
  const { pos, end } = node;
  const text = fn.text(node);
  const to = privatePlace(copy, 0, elem, pos);
  copyElements(fn, to, { ...privatePlace(start, 0, elem, pos), end, visible: true, text }, n);
  return copy;
}

/** A slice too short for the array panics; a longer one lends it its first elements. */
function sliceToArray(
  fn: Fn,
  [ptr, length]: readonly Reg[],
  count: number,
  to: Type,
  node: ast.Node,
): Value {
  if (ptr === undefined || length === undefined) return fn.unsupported(node, 'this conversion');
  const args = [length, fn.b.i64(count)] as const;
  const cond = fn.b.bin('lt_s', ...args);
  fn.b.emit({ op: 'panicif', cond, symbol: 'runtime.panicSliceConvert', args, pos: node.pos });
  if (underlying(to).kind === 'Pointer') return words(to, ptr);
  // It is as long as that: nil only where nothing is read.
  return load(fn, { ...deref(fn, ptr, to, 'array', node), nilable: undefined });
}

function isRunes(type: Type): boolean {
  if (type.kind !== 'Slice') return false;
  const elem = underlying(type.elem);
  return elem.kind === 'Basic' && elem.name === 'int32';
}

export function convertNumber(fn: Fn, a: Reg, from: NumberKind, to: NumberKind, type: Type): Reg {
  const { b } = fn;
  const wide = to.bits === 64;
  if (from.kind === 'float' && to.kind === 'float') {
    if (from.bits === to.bits) return a;
    return wide ? b.un('promote', a, 'f64') : b.un('demote', a, 'f32');
  }
  if (from.kind === 'float') return floatToInteger(fn, a, to);
  if (to.kind === 'float') {
    const result = wide ? 'f64' : 'f32';
    return b.un(from.kind === 'uint' ? 'convert_u' : 'convert_s', a, result);
  }
  if (wide) return widen(fn, a, type);
  const narrow = from.bits === 64 ? b.un('wrap', a, 'i32') : a;
  const fits = from.bits < to.bits && (from.kind === to.kind || from.kind === 'uint');
  const same = from.bits === to.bits && from.kind === to.kind;
  return fits || same ? narrow : normalize(fn, narrow, to);
}
