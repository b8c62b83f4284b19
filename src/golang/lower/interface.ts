import type { Reg } from '../ir/ir';
import { ITAB } from '../ir/itabs';
import type * as ast from '../syntax/ast';
import { assignableTo } from '../types/assignability';
import { identical } from '../types/identical';
import type { ConstValue } from '../types/info';
import type { Type } from '../types/type';
import { isDirectInterface } from './direct';
import type { Fn } from './fn';
import { sizeOf, underlying } from './layout';
import { load, move, privatePlace, store } from './memory';
import { staticBytes, staticConstant } from './static-data';
import { type MemPlace, type Value, words } from './value';

export function isInterface(type: Type): boolean {
  return underlying(type).kind === 'Interface';
}

/** An interface without methods: its first word is the type's descriptor, not an itab. */
function isEmpty(type: Type): boolean {
  const u = underlying(type);
  return u.kind === 'Interface' && u.methods.length === 0;
}

/** Conversion of a value to an interface: its type, or how that does the methods, and the value or a pointer to a copy. */
export function toInterface(
  fn: Fn,
  value: Value,
  type: Type,
  node: ast.Node,
  known?: ConstValue,
): Value {
  if (isInterface(value.type)) return betweenInterfaces(fn, value, type, node);
  const first = firstWord(fn, value.type, type);
  return words(type, first, dataWord(fn, value, node, known));
}

/** The same of a value too large for registers: it goes to its copy without a place of its own in between. */
export function largeToInterface(fn: Fn, place: MemPlace, type: Type, node: ast.Node): Value {
  const first = firstWord(fn, place.type, type);
  const copy = newObject(fn, place.type, node);
  move(fn, privatePlace(copy, 0, place.type, node.pos), place);
  return words(type, first, copy);
}

function firstWord(fn: Fn, held: Type, type: Type): Reg {
  const { descriptors } = fn.unit;
  // An untyped bool, say of a comparison, has become what the types of untyped constants default to.
  return fn.b.addr(isEmpty(type) ? descriptors.symbol(held) : descriptors.itab(held, type));
}

/** Itself where it is one pointer; else where a copy lies that nobody will change, fresh unless that can be static. */
function dataWord(fn: Fn, value: Value, node: ast.Node, known?: ConstValue): Reg {
  const { type } = value;
  if (isDirectInterface(type)) return fn.only(value, node);
  if (known !== undefined) return fn.b.addr(staticConstant(fn.unit.data, known, type));
  const size = sizeOf(type);
  if (size === 0) return fn.b.addr('runtime.zerobase');
  const byte = size === 1 && value.kind === 'words' ? value.regs[0] : undefined;
  if (byte !== undefined) {
    const low = fn.b.bin('and', fn.b.un('extend_u', byte, 'i64'), fn.b.i64(0xff));
    const offset = fn.b.bin('mul', low, fn.b.i64(8));
    return fn.b.bin('add', fn.b.addr(staticBytes(fn.unit.data)), offset);
  }
  const copy = newObject(fn, type, node);
  store(fn, privatePlace(copy, 0, type, node.pos), value);
  return copy;
}

/** What an interface holds, in another one that asks for no more. */
function betweenInterfaces(fn: Fn, value: Value, type: Type, node: ast.Node): Value {
  const [first, data] = wordsOf(fn, value, node);
  // Types of the same methods are still two: each has itabs of its own, and equal values have equal ones.
  if (isEmpty(value.type) || identical(value.type, type)) return words(type, first, data);
  const typeWord = dynamicType(fn, value, node);
  return words(type, isEmpty(type) ? typeWord : findItab(fn, typeWord, type, node), data);
}

function wordsOf(fn: Fn, value: Value, node: ast.Node): readonly [Reg, Reg] {
  const [first, data] = value.kind === 'words' ? value.regs : [];
  if (first === undefined || data === undefined) return fn.unsupported(node, 'this conversion');
  return [first, data];
}

/** The descriptor of what an interface holds; 0 of nothing. */
export function dynamicType(fn: Fn, value: Value, node: ast.Node): Reg {
  const [first] = wordsOf(fn, value, node);
  if (isEmpty(value.type)) return first;
  const { b } = fn;
  const [more, done] = [b.block(), b.block()];
  const result = b.copy(first);
  b.br(b.un('eqz', first), done, more);
  b.enter(more);
  b.emit({ op: 'load', dst: result, addr: first, offset: ITAB.type, mem: 'i64', pos: node.pos });
  b.jump(done);
  b.enter(done);
  return result;
}

/** The itab of a type known at run time; 0 where it lacks a method, or is none. */
function findItab(fn: Fn, typeWord: Reg, type: Type, node: ast.Node): Reg {
  const inter = fn.b.addr(fn.unit.descriptors.symbol(type));
  const [tab] = fn.runtime('getitab', [inter, typeWord], ['i64'], node);
  return tab ?? fn.unsupported(node, 'this conversion');
}

/** Fresh zeroed memory for a value of the type. */
export function newObject(fn: Fn, type: Type, node: ast.Node): Reg {
  return newBytes(fn, sizeOf(type), node);
}

export function newBytes(fn: Fn, size: number, node: ast.Node): Reg {
  const [object] = fn.runtime('newobject', [fn.b.i64(size)], ['i64'], node);
  return object ?? fn.unsupported(node, 'this allocation');
}

/** Whether an interface holds a value of a type, and that value, to be asked for only then. */
export interface Assertion {
  readonly ok: Reg;
  readonly value: () => Value;
}

/** `x.(T)`: x holds a T, or, of an interface type T, something that has its methods. */
export function assertion(fn: Fn, x: Value, type: Type, node: ast.Node): Assertion {
  const [first, data] = wordsOf(fn, x, node);
  const zero = (): Reg => fn.b.i64(0);
  if (isEmpty(type)) {
    const typeWord = dynamicType(fn, x, node);
    return { ok: fn.b.bin('ne', typeWord, zero()), value: () => words(type, typeWord, data) };
  }
  if (isInterface(type)) {
    const tab = findItab(fn, dynamicType(fn, x, node), type, node);
    return { ok: fn.b.bin('ne', tab, zero()), value: () => words(type, tab, data) };
  }
  const ok = hasType(fn, first, x.type, type);
  return { ok, value: () => unwrap(fn, data, type, node) };
}

/** Whether the first word of an interface says that it holds this very type, which is no interface. */
function hasType(fn: Fn, first: Reg, inter: Type, type: Type): Reg {
  const { descriptors } = fn.unit;
  if (isEmpty(inter)) return fn.b.bin('eq', first, fn.b.addr(descriptors.symbol(type)));
  if (!assignableTo(type, inter)) return fn.b.i32(0);
  return fn.b.bin('eq', first, fn.b.addr(descriptors.itab(type, inter)));
}

/** The value behind the data word of an interface known to hold this type. */
function unwrap(fn: Fn, data: Reg, type: Type, node: ast.Node): Value {
  if (isDirectInterface(type)) return words(type, data);
  return load(fn, privatePlace(data, 0, type, node.pos));
}
