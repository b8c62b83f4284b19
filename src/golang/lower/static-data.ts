import { constKey, imaginaryPart, realPart, toInteger } from '../types/const-numbers';
import { stringBytes } from '../types/const-values';
import type { ConstValue, Rat } from '../types/info';
import { ratToNumber } from '../types/rat';
import type { Type } from '../types/type';
import { type DataPool, DatumWriter } from './data';
import { complexBits, numberKind } from './integer';
import { sizeOf } from './layout';

/** Writes a constant as a value of the type lies in memory. */
export function writeConstant(
  data: DataPool,
  w: DatumWriter,
  offset: number,
  value: ConstValue,
  type: Type,
): void {
  if (typeof value === 'boolean') {
    w.number(offset, value ? 1 : 0, 1);
  } else if (typeof value === 'string') {
    const bytes = stringBytes(value);
    if (bytes.length > 0) w.address(offset, data.string(bytes));
    w.number(offset + 8, bytes.length, 8);
  } else {
    const float = (at: number, part: Rat, bits: 32 | 64): void =>
      w.float(at, ratToNumber(part, bits), bits === 32 ? 4 : 8);
    const bits = complexBits(type);
    const kind = numberKind(type);
    if (bits) {
      float(offset, realPart(value), bits);
      float(offset + bits / 8, imaginaryPart(value), bits);
    } else if (kind?.kind === 'float') {
      float(offset, realPart(value), kind.bits === 32 ? 32 : 64);
    } else {
      w.number(offset, toInteger(value) ?? 0n, sizeOf(type));
    }
  }
}

/** A read-only copy of a constant, as an interface's data word points to. */
export function staticConstant(data: DataPool, value: ConstValue, type: Type): string {
  const w = new DatumWriter();
  writeConstant(data, w, 0, value, type);
  const size = sizeOf(type);
  const kind = complexBits(type) ? 'complex' : (numberKind(type)?.kind ?? '');
  const named =
    typeof value === 'string' ? data.string(stringBytes(value)) : `${kind} ${constKey(value)}`;
  const symbol = `go:const.${size}.${named}`;
  data.add({ symbol, size, align: 8, bytes: w.bytes(), relocs: w.relocs });
  return symbol;
}

/** All values of one byte, 8 bytes apart: what interfaces with such a value point to. */
export function staticBytes(data: DataPool): string {
  const symbol = 'go:staticbytes';
  const bytes = Array.from({ length: 256 * 8 }, (_, i) => (i % 8 === 0 ? i / 8 : 0));
  data.add({ symbol, size: bytes.length, align: 8, bytes, relocs: [] });
  return symbol;
}
