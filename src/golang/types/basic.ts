import { everyType, typeSet } from './type-set';
import type { Basic, BasicName, Interface, Named, Pointer, Slice, Struct, Type } from './type';

const basic = (name: BasicName): Basic => ({ kind: 'Basic', name });

export const INVALID = basic('invalid');
export const BOOL = basic('bool');
export const INT = basic('int');
export const UINT = basic('uint');
export const UINTPTR = basic('uintptr');
export const INT32 = basic('int32');
export const UINT8 = basic('uint8');
export const BYTE: Basic = { kind: 'Basic', name: 'uint8', alias: 'byte' };
export const RUNE: Basic = { kind: 'Basic', name: 'int32', alias: 'rune' };
export const FLOAT32 = basic('float32');
export const FLOAT64 = basic('float64');
export const COMPLEX64 = basic('complex64');
export const COMPLEX128 = basic('complex128');
export const STRING = basic('string');
export const UNSAFE_POINTER = basic('unsafe.Pointer');
export const UNTYPED_BOOL = basic('untyped bool');
export const UNTYPED_INT = basic('untyped int');
export const UNTYPED_RUNE = basic('untyped rune');
export const UNTYPED_FLOAT = basic('untyped float');
export const UNTYPED_COMPLEX = basic('untyped complex');
export const UNTYPED_STRING = basic('untyped string');
export const UNTYPED_NIL = basic('untyped nil');
export const EMPTY_INTERFACE: Interface = { kind: 'Interface', methods: [] };
/** The same type under the name by which messages call it. */
export const ANY: Interface = { kind: 'Interface', methods: [] };

/** Names in the order in which the universe declares them. */
export const BASIC_TYPES: readonly Basic[] = [
  BOOL,
  STRING,
  INT,
  ...(['int8', 'int16'] as const).map(basic),
  INT32,
  basic('int64'),
  UINT,
  UINT8,
  ...(['uint16', 'uint32', 'uint64'] as const).map(basic),
  UINTPTR,
  FLOAT32,
  FLOAT64,
  COMPLEX64,
  COMPLEX128,
];

/** The type behind a declared name. */
export function under(type: Type): Exclude<Type, Named> {
  return type.kind === 'Named' ? type.underlying : type;
}

export function pointerTo(elem: Type): Pointer {
  return { kind: 'Pointer', elem };
}

export function sliceOf(elem: Type): Slice {
  return { kind: 'Slice', elem };
}

/** What a pointer points to, or the type itself. */
export function deref(type: Type): { type: Type; pointer: boolean } {
  if (type.kind === 'Pointer') return { type: type.elem, pointer: true };
  return { type, pointer: false };
}

/** Bits and sign of each integer type; amd64. */
const INTEGERS: Readonly<Partial<Record<BasicName, { bits: number; signed: boolean }>>> = {
  int: { bits: 64, signed: true },
  int8: { bits: 8, signed: true },
  int16: { bits: 16, signed: true },
  int32: { bits: 32, signed: true },
  int64: { bits: 64, signed: true },
  uint: { bits: 64, signed: false },
  uint8: { bits: 8, signed: false },
  uint16: { bits: 16, signed: false },
  uint32: { bits: 32, signed: false },
  uint64: { bits: 64, signed: false },
  uintptr: { bits: 64, signed: false },
};

/** Undefined for what is no typed integer. */
export function integerInfo(type: Type): { bits: number; signed: boolean } | undefined {
  const t = under(type);
  return t.kind === 'Basic' ? INTEGERS[t.name] : undefined;
}

export function basicName(type: Type): BasicName | undefined {
  const t = under(type);
  return t.kind === 'Basic' ? t.name : undefined;
}

/** Of a type parameter: that it holds for each type that may stand for it. */
function everyBasic(type: Type, test: (name: BasicName) => boolean): boolean {
  return everyType(type, (each) => {
    const t = under(each);
    return t.kind === 'Basic' && test(t.name);
  });
}

function isIntegerName(name: BasicName): boolean {
  return name === 'untyped int' || name === 'untyped rune' || INTEGERS[name] !== undefined;
}

function isFloatName(name: BasicName): boolean {
  return name === 'float32' || name === 'float64' || name === 'untyped float';
}

function isComplexName(name: BasicName): boolean {
  return name.includes('complex');
}

function isStringName(name: BasicName): boolean {
  return name === 'string' || name === 'untyped string';
}

export function isInvalid(type: Type): boolean {
  return type.kind === 'Basic' && type.name === 'invalid';
}

export function isUntyped(type: Type): boolean {
  return type.kind === 'Basic' && type.name.startsWith('untyped');
}

export function isInteger(type: Type): boolean {
  return everyBasic(type, isIntegerName);
}

export function isFloat(type: Type): boolean {
  return everyBasic(type, isFloatName);
}

export function isComplex(type: Type): boolean {
  return everyBasic(type, isComplexName);
}

export function isNumeric(type: Type): boolean {
  const isNumber = (name: BasicName): boolean =>
    isIntegerName(name) || isFloatName(name) || isComplexName(name);
  return everyBasic(type, isNumber);
}

export function isBoolean(type: Type): boolean {
  return everyBasic(type, (name) => name === 'bool' || name === 'untyped bool');
}

export function isString(type: Type): boolean {
  return everyBasic(type, isStringName);
}

/** What `+` is for. */
export function isAddable(type: Type): boolean {
  const has = (name: BasicName): boolean =>
    isIntegerName(name) || isFloatName(name) || isComplexName(name) || isStringName(name);
  return everyBasic(type, has);
}

export function isUnsafePointer(type: Type): boolean {
  return everyBasic(type, (name) => name === 'unsafe.Pointer');
}

export function isUntypedNil(type: Type): boolean {
  return type.kind === 'Basic' && type.name === 'untyped nil';
}

export function isInterface(type: Type): boolean {
  return under(type).kind === 'Interface';
}

/** Types that constants may have. */
export function isConstType(type: Type): boolean {
  if (under(type).kind === 'TypeParam') return false;
  return isNumeric(type) || isBoolean(type) || isString(type);
}

export function isOrdered(type: Type): boolean {
  return everyBasic(type, (name) => isIntegerName(name) || isFloatName(name) || isStringName(name));
}

export function hasNil(type: Type): boolean {
  const t = under(type);
  if (t.kind === 'Basic') return t.name === 'unsafe.Pointer' || t.name === 'untyped nil';
  if (t.kind === 'TypeParam') return everyType(type, hasNil);
  return ['Pointer', 'Slice', 'Map', 'Chan', 'Func', 'Interface'].includes(t.kind);
}

/** Why values of the type cannot be compared with `==`; undefined: they can. */
export function incomparable(type: Type): Type | undefined {
  return incomparableIn(type, new Set());
}

/** `seen`: structs that hold one another twice at every depth are looked into once each. */
function incomparableIn(type: Type, seen: Set<Struct>): Type | undefined {
  const t = under(type);
  switch (t.kind) {
    case 'Slice':
    case 'Map':
    case 'Func':
    case 'Tuple':
      return type;
    case 'Array':
      return incomparableIn(t.elem, seen);
    case 'Struct':
      if (seen.has(t)) return undefined;
      seen.add(t);
      for (const field of t.fields) {
        const found = incomparableIn(field.type, seen);
        if (found !== undefined) return found;
      }
      return undefined;
    case 'TypeParam':
      return isComparableSet(typeSet(t.constraint)) ? undefined : type;
    case 'Basic':
    case 'Pointer':
    case 'Chan':
    case 'Interface':
      return undefined;
  }
}

/** Whether every type of a type set can be compared without a panic. */
function isComparableSet({ terms, comparable }: ReturnType<typeof typeSet>): boolean {
  return (
    comparable || (terms !== undefined && terms.every((term) => isStrictlyComparable(term.type)))
  );
}

/** Comparable, and comparing never panics: interfaces are not. */
export function isStrictlyComparable(type: Type): boolean {
  return isStrictIn(type, new Set());
}

function isStrictIn(type: Type, seen: Set<Struct>): boolean {
  const t = under(type);
  if (t.kind === 'Interface') return isComparableSet(typeSet(t));
  if (t.kind === 'Array') return isStrictIn(t.elem, seen);
  if (t.kind !== 'Struct') return incomparable(type) === undefined;
  if (seen.has(t)) return true;
  seen.add(t);
  return t.fields.every((field) => isStrictIn(field.type, seen));
}

const DEFAULTS: Readonly<Partial<Record<BasicName, Basic>>> = {
  'untyped bool': BOOL,
  'untyped int': INT,
  'untyped rune': RUNE,
  'untyped float': FLOAT64,
  'untyped complex': COMPLEX128,
  'untyped string': STRING,
};

/** The type an untyped value takes where nothing else says one; other types are returned as they are. */
export function defaultType(type: Type): Type {
  return (type.kind === 'Basic' ? DEFAULTS[type.name] : undefined) ?? type;
}
