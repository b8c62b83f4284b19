import {
  defaultType,
  INT32,
  isComplex,
  isConstType,
  isInteger,
  isInterface,
  isNumeric,
  isString,
  isUnsafePointer,
  isUntyped,
  isUntypedNil,
  UINT8,
  UINTPTR,
  under,
} from './basic';
import { assignableTo } from './assignability';
import type { Checker } from './checker';
import { constText } from './const-text';
import { toInteger, valueIn } from './const-numbers';
import { identical, identicalButForTags } from './identical';
import { constant, invalid, type Operand, valueOf } from './operand';
import type { Type, TypeParam } from './type';
import { everyType, typeSet } from './type-set';
import { interfaceCause, withType } from './untyped';
import type * as ast from '../syntax/ast';

/** `T(x)`, as the value of `e`. */
export function conversion(c: Checker, e: ast.Expr, x: Operand, T: Type): Operand {
  if (x.mode === 'invalid') return invalid(e);
  if (x.value !== undefined && isConstType(T)) return constantConversion(c, e, x, T);
  if (!isConvertible(x.type, T, x)) {
    const cause = isUntyped(x.type) ? '' : interfaceCause(c, x.type, T);
    const what = x.mode === 'nil' ? 'nil' : c.describe(x);
    const why = T.kind === 'TypeParam' ? termCause(c, x, T) : undefined;
    if (why !== undefined) c.error(x.expr, `cannot convert ${why}`);
    else c.error(x.expr, `cannot convert ${what} to type ${c.typeString(T)}${cause}`);
    return invalid(e);
  }
  if (isUntyped(x.type)) withType(c, x, operandType(x, T));
  return valueOf(e, T);
}

/** The type that an untyped operand has before its conversion. */
function operandType(x: Operand, T: Type): Type {
  if (isUntypedNil(x.type)) return T;
  if (isInterface(T) || !isConstType(T)) return defaultType(x.type);
  if (x.value !== undefined && isInteger(x.type) && isString(T)) return defaultType(x.type);
  return T;
}

/** Which of a type parameter's types a constant does not convert to, and why. */
function termCause(c: Checker, x: Operand, T: TypeParam): string | undefined {
  const { value } = x;
  const type = typeSet(T.constraint).terms?.find(({ type: to }) => !isConvertible(x.type, to, x));
  const narrow = typeSet(T.constraint).terms?.find(({ type: to }) => {
    return isConstType(to) && value !== undefined && !isConstantConvertible(x, to);
  });
  const term = narrow ?? type;
  if (typeof value !== 'bigint' || term === undefined || !isInteger(term.type)) return undefined;
  const { mode: _, ...rest } = x;
  const what = c.describe({ ...rest, mode: 'value' });
  const overflow = `constant ${value} overflows ${c.typeString(term.type)}`;
  return `${what} to type ${c.typeString(T)}: ${overflow} (in ${c.typeString(T)})`;
}

function isConstantConvertible(x: Operand, T: Type): boolean {
  if (x.value === undefined) return false;
  return valueIn(x.value, T) !== undefined || (typeof x.value === 'bigint' && isString(T));
}

function constantConversion(c: Checker, e: ast.Expr, x: Operand, T: Type): Operand {
  if (x.value === undefined) return invalid(e);
  const value = valueIn(x.value, T);
  if (value !== undefined) {
    if (isUntyped(x.type)) withType(c, x, T);
    return constant(e, T, value);
  }
  if (typeof x.value === 'bigint' && isString(T)) {
    const code = x.value;
    const isRune = code >= 0n && code <= 0x10ffffn && !(code >= 0xd800n && code < 0xe000n);
    // An integer too large for its own type is converted all the same, and stays without one.
    const own = isUntyped(x.type) ? defaultType(x.type) : undefined;
    if (own !== undefined && valueIn(code, own) !== undefined) withType(c, x, own);
    return constant(e, T, String.fromCodePoint(isRune ? Number(code) : 0xfffd));
  }
  if (isInteger(x.type) && isInteger(T)) {
    c.error(x.expr, `constant ${constText(x.value)} overflows ${c.typeString(T)}`);
  } else {
    // An integer that is too large for T is told as the integer that it is.
    const integer = isInteger(T) ? toInteger(x.value) : undefined;
    const told = c.describe(integer === undefined ? x : { ...x, value: integer });
    c.error(x.expr, `cannot convert ${told} to type ${c.typeString(T)}`);
  }
  return invalid(e);
}

/** Go spec: Conversions. */
function isConvertible(V: Type, T: Type, x: Operand): boolean {
  if (V.kind === 'TypeParam' || T.kind === 'TypeParam') {
    if (!isUntyped(V) && assignableTo(V, T)) return true;
    return everyType(T, (to) => {
      if (x.value !== undefined && isConstType(to)) return isConstantConvertible(x, to);
      return everyType(V, (from) => isConvertible(from, to, x));
    });
  }
  if (isUntyped(V) && !isUntypedNil(V)) {
    // An untyped comparison or shift converts as its default type would.
    if (x.value === undefined && isConstType(T)) return isConvertible(defaultType(V), T, x);
    return isInterface(T) ? assignableTo(defaultType(V), T) : isConvertible(defaultType(V), T, x);
  }
  if (assignableTo(V, T)) return true;
  const Vu = under(V);
  const Tu = under(T);
  if (identicalButForTags(Vu, Tu)) return true;
  if (Vu.kind === 'Pointer' && Tu.kind === 'Pointer') {
    if (identicalButForTags(under(Vu.elem), under(Tu.elem))) return true;
  }
  if (isNumeric(V) && isNumeric(T)) return isComplex(V) === isComplex(T);
  if (isString(T) && (isInteger(V) || isText(Vu))) return true;
  if (isString(V) && isText(Tu)) return true;
  const isAddress = (type: Type): boolean =>
    under(type).kind === 'Pointer' || identical(under(type), UINTPTR);
  if (isUnsafePointer(V)) return isAddress(T);
  if (isUnsafePointer(T)) return isAddress(V);
  if (Vu.kind !== 'Slice') return false;
  const array = Tu.kind === 'Pointer' ? under(Tu.elem) : Tu;
  return array.kind === 'Array' && identical(array.elem, Vu.elem);
}

/** `[]byte` or `[]rune`. */
function isText(type: Type): boolean {
  if (type.kind !== 'Slice') return false;
  const elem = under(type.elem);
  return identical(elem, UINT8) || identical(elem, INT32);
}
