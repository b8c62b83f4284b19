import { imaginaryPart, realPart, toInteger } from '../types/const-numbers';
import { stringBytes } from '../types/const-values';
import type { ConstValue, Rat } from '../types/info';
import { ratToNumber } from '../types/rat';
import type { Reg } from '../ir/ir';
import type { Type } from '../types/type';
import type { Fn } from './fn';
import { complexBits, integerConst, numberKind } from './integer';
import { type Words, words } from './value';

/** A constant as a value of a type that is no interface. */
export function constant(fn: Fn, value: ConstValue, type: Type): Words {
  if (typeof value === 'boolean') return words(type, fn.b.i32(value ? 1 : 0));
  if (typeof value === 'string') {
    const bytes = stringBytes(value);
    const start = bytes.length === 0 ? fn.b.i64(0) : fn.b.addr(fn.unit.data.string(bytes));
    return words(type, start, fn.b.i64(bytes.length));
  }
  const float = (part: Rat, bits: 32 | 64): Reg =>
    fn.b.const(bits === 32 ? 'f32' : 'f64', ratToNumber(part, bits));
  const bits = complexBits(type);
  if (bits) return words(type, float(realPart(value), bits), float(imaginaryPart(value), bits));
  const kind = numberKind(type);
  if (kind?.kind !== 'float') return words(type, integerConst(fn, toInteger(value) ?? 0n, type));
  return words(type, float(realPart(value), kind.bits === 32 ? 32 : 64));
}

/** A text as two words. */
export function stringWords(fn: Fn, text: string): readonly Reg[] {
  return constant(fn, text, { kind: 'Basic', name: 'string' }).regs;
}

/** The type a constant has when nothing else says: what it is as an `any`. */
export function defaultType(value: ConstValue): Type {
  if (typeof value === 'boolean') return { kind: 'Basic', name: 'bool' };
  if (typeof value === 'string') return { kind: 'Basic', name: 'string' };
  if (typeof value === 'bigint') return { kind: 'Basic', name: 'int' };
  return { kind: 'Basic', name: value.kind === 'rat' ? 'float64' : 'complex128' };
}
