import type { Datum } from '../ir/module';
import { stringBytes } from '../types/const-values';

export type Reloc = Datum['relocs'][number];

/**
 * The static data of one module, each symbol once. Strings and type descriptors carry names made of their
 * content, so that the linker can keep one of what several modules hold.
 */
export class DataPool {
  private readonly data = new Map<string, Datum>();

  has(symbol: string): boolean {
    return this.data.has(symbol);
  }

  get(symbol: string): Datum | undefined {
    return this.data.get(symbol);
  }

  add(datum: Datum): void {
    if (!this.data.has(datum.symbol)) this.data.set(datum.symbol, datum);
  }

  list(): readonly Datum[] {
    return [...this.data.values()];
  }

  /** The bytes of a string constant; its symbol. */
  string(bytes: readonly number[]): string {
    const symbol = `go:string.${printable(bytes)}`;
    this.add({ symbol, size: bytes.length, align: 1, bytes, relocs: [] });
    return symbol;
  }

  /** A string header in memory, {pointer, length}, as type descriptors point to. Of each `owner` it is another one. */
  stringHeader(text: string, owner = ''): string {
    const bytes = stringBytes(text);
    const symbol = `go:stringheader.${owner}${printable(bytes)}`;
    const writer = new DatumWriter();
    writer.address(0, this.string(bytes));
    writer.number(8, bytes.length, 8);
    this.add({ symbol, size: 16, align: 8, bytes: writer.bytes(), relocs: writer.relocs });
    return symbol;
  }
}

/** Quoted like a Go string, every byte but plain ASCII as \xNN: one name for one content. */
function printable(bytes: readonly number[]): string {
  const text = bytes.map((b) =>
    b >= 0x20 && b < 0x7f && b !== 0x22 && b !== 0x5c
      ? String.fromCharCode(b)
      : `\\x${b.toString(16).padStart(2, '0')}`,
  );
  return `"${text.join('')}"`;
}

/** Fills the bytes of a datum field by field, little-endian. */
export class DatumWriter {
  private readonly content: number[] = [];
  readonly relocs: Reloc[] = [];

  number(offset: number, value: number | bigint, size: number): void {
    let rest = BigInt.asUintN(64, BigInt(value));
    while (this.content.length < offset + size) this.content.push(0);
    for (let i = 0; i < size; i++) {
      this.content[offset + i] = Number(rest & 0xffn);
      rest >>= 8n;
    }
  }

  address(offset: number, symbol: string, kind: Reloc['kind'] = 'addr', addend = 0): void {
    this.number(offset, 0, kind === 'addr' ? 8 : 4);
    this.relocs.push({ offset, symbol, addend, kind });
  }

  float(offset: number, value: number, size: 4 | 8): void {
    const view = new DataView(new ArrayBuffer(8));
    if (size === 4) view.setFloat32(0, value, true);
    else view.setFloat64(0, value, true);
    for (let i = 0; i < size; i++) this.number(offset + i, view.getUint8(i), 1);
  }

  /** Without the zero bytes at the end, which a datum need not list. */
  bytes(): readonly number[] {
    let end = this.content.length;
    while (end > 0 && this.content[end - 1] === 0) end--;
    return this.content.slice(0, end);
  }
}
