import type * as ast from '../syntax/ast';
import {
  basicName,
  COMPLEX128,
  COMPLEX64,
  FLOAT32,
  FLOAT64,
  isComplex,
  isFloat,
  isNumeric,
  isUntyped,
  UNTYPED_COMPLEX,
  UNTYPED_FLOAT,
} from './basic';
import type { Checker } from './checker';
import { imaginaryPart, isZero, realPart } from './const-numbers';
import { exprText } from './expr-text';
import { identical } from './identical';
import { constant, invalid, type Operand, valueOf } from './operand';
import type { Type } from './type';
import { convertUntyped, withType } from './untyped';

/** `complex(x, y)` */
export function complexCall(c: Checker, e: ast.CallExpr, x: Operand, y: Operand): Operand {
  const [re, im] = matched(c, x, y);
  if (re.mode === 'invalid' || im.mode === 'invalid') return invalid(e);
  if (!identical(re.type, im.type)) {
    const types = `mismatched types ${c.typeString(re.type)} and ${c.typeString(im.type)}`;
    c.error(x.expr, `invalid operation: ${exprText(e)} (${types})`);
    return invalid(e);
  }
  const type = complexOf(re.type);
  if (type === undefined) {
    const what = `arguments have type ${c.typeString(re.type)}, expected floating-point`;
    c.error(x.expr, `invalid argument: ${what}`);
    return invalid(e);
  }
  const [a, b] = [re.value, im.value];
  if (typeof a !== 'object' || typeof b !== 'object') return valueOf(e, type);
  return constant(e, type, { kind: 'complex', re: realPart(a), im: realPart(b) });
}

/** Both arguments as floats of one type, where untyped ones allow it. */
function matched(c: Checker, x: Operand, y: Operand): [Operand, Operand] {
  if (!isUntyped(x.type)) return [x, isUntyped(y.type) ? convertUntyped(c, y, x.type) : y];
  if (!isUntyped(y.type)) return [convertUntyped(c, x, y.type), y];
  if (x.value === undefined || y.value === undefined) {
    return [convertUntyped(c, x, FLOAT64), convertUntyped(c, y, FLOAT64)];
  }
  return [asFloat(c, x), asFloat(c, y)];
}

function asFloat(c: Checker, x: Operand): Operand {
  const isReal =
    isNumeric(x.type) &&
    (typeof x.value === 'bigint' ||
      (typeof x.value === 'object' && isZero(imaginaryPart(x.value))));
  return isReal ? withType(c, x, UNTYPED_FLOAT) : x;
}

/** `real(x)` and `imag(x)` */
export function partCall(c: Checker, e: ast.CallExpr, name: 'real' | 'imag', x: Operand): Operand {
  let operand = x;
  if (isUntyped(x.type)) {
    if (x.value === undefined) operand = convertUntyped(c, x, COMPLEX128);
    else if (isNumeric(x.type)) operand = withType(c, x, UNTYPED_COMPLEX);
    if (operand.mode === 'invalid') return invalid(e);
  }
  const type = isComplex(operand.type) ? partOf(operand.type) : undefined;
  if (type === undefined) {
    const what = `argument has type ${c.typeString(x.type)}, expected complex type`;
    c.error(x.expr, `invalid argument: ${what}`);
    return invalid(e);
  }
  const { value } = operand;
  if (typeof value !== 'object') return valueOf(e, type);
  return constant(e, type, name === 'real' ? realPart(value) : imaginaryPart(value));
}

function complexOf(type: Type): Type | undefined {
  if (!isFloat(type)) return undefined;
  const name = basicName(type);
  return name === 'float32' ? COMPLEX64 : name === 'float64' ? COMPLEX128 : UNTYPED_COMPLEX;
}

function partOf(type: Type): Type {
  const name = basicName(type);
  return name === 'complex64' ? FLOAT32 : name === 'complex128' ? FLOAT64 : UNTYPED_FLOAT;
}
