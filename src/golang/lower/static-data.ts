import { stringBytes } from '../types/const-values';
import type { ConstValue } from '../types/info';
import type { Type } from '../types/type';
import { type DataPool, DatumWriter } from './data';
import { numberKind } from './integer';
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
    const kind = numberKind(type);
    if (kind?.kind === 'float') w.float(offset, Number(value), kind.bits === 32 ? 4 : 8);
    else w.number(offset, BigInt(value), sizeOf(type));
  }
}

/** A read-only copy of a constant, as an interface's data word points to. */
export function staticConstant(data: DataPool, value: ConstValue, type: Type): string {
  const w = new DatumWriter();
  writeConstant(data, w, 0, value, type);
  const size = sizeOf(type);
  const float = numberKind(type)?.kind === 'float' ? 'float ' : '';
  const named = typeof value === 'string' ? data.string(stringBytes(value)) : `${float}${value}`;
  const symbol = `go:const.${size}.${named}`;
  data.add({ symbol, size, align: 8, bytes: w.bytes(), relocs: w.relocs });
  return symbol;
}
