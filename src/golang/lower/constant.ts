import { stringBytes } from '../types/const-values';
import type { ConstValue } from '../types/info';
import type { Type } from '../types/type';
import type { Fn } from './fn';
import { integerConst, numberKind } from './integer';
import { type Words, words } from './value';

/** A constant as a value of a type that is no interface. */
export function constant(fn: Fn, value: ConstValue, type: Type): Words {
  if (typeof value === 'boolean') return words(type, fn.b.i32(value ? 1 : 0));
  if (typeof value === 'string') {
    const bytes = stringBytes(value);
    const start = bytes.length === 0 ? fn.b.i64(0) : fn.b.addr(fn.unit.data.string(bytes));
    return words(type, start, fn.b.i64(bytes.length));
  }
  const kind = numberKind(type);
  if (kind?.kind !== 'float') return words(type, integerConst(fn, BigInt(value), type));
  return words(type, fn.b.const(kind.bits === 32 ? 'f32' : 'f64', Number(value)));
}

/** The type a constant has when nothing else says: what it is as an `any`. */
export function defaultType(value: ConstValue): Type {
  if (typeof value === 'boolean') return { kind: 'Basic', name: 'bool' };
  if (typeof value === 'string') return { kind: 'Basic', name: 'string' };
  return { kind: 'Basic', name: typeof value === 'bigint' ? 'int' : 'float64' };
}
