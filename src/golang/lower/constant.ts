import type { ConstValue } from '../types/info';
import type { Type } from '../types/type';
import { stringBytes } from './data';
import type { Fn } from './fn';
import { integerConst, numberKind } from './integer';
import { valTypeOf } from './layout';
import { type Words, words } from './value';

/** A constant as a value of a type that is no interface. */
export function constant(fn: Fn, value: ConstValue, type: Type): Words {
  switch (typeof value) {
    case 'boolean':
      return words(type, fn.b.i32(value ? 1 : 0));
    case 'string': {
      const bytes = stringBytes(value);
      const start = bytes.length === 0 ? fn.b.i64(0) : fn.b.addr(fn.unit.data.string(bytes));
      return words(type, start, fn.b.i64(bytes.length));
    }
    case 'bigint':
    case 'number': {
      const kind = numberKind(type);
      if (kind?.kind === 'float')
        return words(type, fn.b.const(valTypeOf(kind.bits === 32 ? 'f32' : 'f64'), Number(value)));
      return words(type, integerConst(fn, BigInt(value), type));
    }
  }
}

/** The type a constant has when nothing else says: what it is as an `any`. */
export function defaultType(value: ConstValue): Type {
  switch (typeof value) {
    case 'boolean':
      return { kind: 'Basic', name: 'bool' };
    case 'string':
      return { kind: 'Basic', name: 'string' };
    case 'bigint':
      return { kind: 'Basic', name: 'int' };
    case 'number':
      return { kind: 'Basic', name: 'float64' };
  }
}
