import { type ItabEntry, itabOf, ITABS, itabTable } from '../itabs';
import type { MemType, Symbol } from '../ir';
import type { Datum } from '../module';
import type { Num } from './operators';

const BASE = 0xc000000000n;
const FIRST = 0x100000;

export class GoPanic extends Error {
  constructor(
    readonly symbol: Symbol,
    readonly args: readonly Num[],
  ) {
    super(symbol);
  }
}

/** What an interpreted program's pointers lead to: data by symbol, and objects, of which none is ever freed. */
export class InterpretedMemory {
  readonly view = new DataView(new ArrayBuffer(1 << 25));
  private top = FIRST;
  private readonly symbols = new Map<Symbol, number>();

  /** Lays out what the modules declare; a symbol that has a place already keeps it. */
  declare(declared: readonly Datum[]): void {
    const data = declared.filter((d) => !this.symbols.has(d.symbol));
    for (const datum of data) this.place(datum);
    const itabs = this.itabs(data);
    for (const datum of [...data, ...itabs]) this.relocate(datum);
  }

  /** A word of its own for a symbol. */
  declareWord(symbol: Symbol, word: bigint): void {
    const object = this.allocate(8);
    this.view.setBigUint64(object, word, true);
    this.symbols.set(symbol, object);
  }

  addressOf(symbol: Symbol, offset: number): bigint {
    const at = this.symbols.get(symbol);
    if (at === undefined) throw new Error(`no symbol ${symbol}`);
    return BASE | BigInt(at + offset);
  }

  private allocate(size: number): number {
    const at = this.top;
    this.top += Math.max(8, Math.ceil(size / 8) * 8);
    return at;
  }

  newObject(size: number): bigint {
    return BASE | BigInt(this.allocate(size));
  }

  text(pointer: Num, length: Num): string {
    const at = Number(BigInt(pointer) & 0xffffffffn);
    const bytes = new Uint8Array(this.view.buffer, at, Number(length));
    return new TextDecoder().decode(bytes.slice());
  }

  private offset(pointer: bigint): number {
    const at = Number(pointer & 0xffffffffn);
    if (at < FIRST) throw new GoPanic('runtime.panicmem', [pointer]);
    return at;
  }

  load(pointer: bigint, mem: MemType): Num {
    const at = this.offset(pointer);
    const { view } = this;
    switch (mem) {
      case 'i8':
        return view.getInt8(at);
      case 'u8':
        return view.getUint8(at);
      case 'i16':
        return view.getInt16(at, true);
      case 'u16':
        return view.getUint16(at, true);
      case 'i32':
        return view.getInt32(at, true);
      case 'i64':
        return view.getBigInt64(at, true);
      case 'f32':
        return view.getFloat32(at, true);
      case 'f64':
        return view.getFloat64(at, true);
    }
  }

  store(pointer: bigint, mem: MemType, value: Num): void {
    const at = this.offset(pointer);
    const { view } = this;
    switch (mem) {
      case 'i8':
      case 'u8':
        view.setUint8(at, Number(value));
        return;
      case 'i16':
      case 'u16':
        view.setUint16(at, Number(value), true);
        return;
      case 'i32':
        view.setInt32(at, Number(value), true);
        return;
      case 'i64':
        view.setBigInt64(at, BigInt(value), true);
        return;
      case 'f32':
        view.setFloat32(at, Number(value), true);
        return;
      case 'f64':
        view.setFloat64(at, Number(value), true);
        return;
    }
  }

  fill(pointer: bigint, size: number): void {
    if (size > 0) new Uint8Array(this.view.buffer, this.offset(pointer), size).fill(0);
  }

  copy(to: bigint, from: bigint, size: number): void {
    if (size === 0) return;
    const [target, source] = [this.offset(to), this.offset(from)];
    new Uint8Array(this.view.buffer).copyWithin(target, source, source + size);
  }

  private place(datum: Datum): void {
    if (this.symbols.has(datum.symbol) && datum.symbol !== ITABS) return;
    const at = this.allocate(datum.size);
    this.symbols.set(datum.symbol, at);
    datum.bytes.forEach((byte, i) => this.view.setUint8(at + i, byte));
  }

  /** How every type does every interface, as the linker tells the runtime. */
  private itabs(data: readonly Datum[]): readonly Datum[] {
    const at = (symbol: Symbol): number => this.symbols.get(symbol) ?? 0;
    const inters = data.filter(({ wants = [] }) => wants.length > 0);
    const entries = new Map<Symbol, ItabEntry>();
    for (const inter of inters) {
      for (const type of data) {
        const itab = type.methods && itabOf(type, inter);
        if (itab) entries.set(itab.symbol, { inter: inter.symbol, type: type.symbol, itab });
      }
    }
    const sorted = [...entries.values()].sort(
      (a, b) => at(a.inter) - at(b.inter) || at(a.type) - at(b.type),
    );
    const added = [...sorted.map(({ itab }) => itab), ...itabTable(sorted)];
    for (const datum of added) this.place(datum);
    return added;
  }

  private relocate(datum: Datum): void {
    const at = this.symbols.get(datum.symbol) ?? 0;
    for (const { offset, symbol, addend, kind } of datum.relocs) {
      const target = (this.symbols.get(symbol) ?? 0) + addend;
      if (kind === 'addr') this.view.setBigUint64(at + offset, BASE | BigInt(target), true);
      else this.view.setUint32(at + offset, target, true);
    }
  }
}
