import type { Datum, Symbol } from '../golang';
import { FIRST_MAPPED, PAGE_SIZE, POINTER_BASE } from '../memory';

/** Lays static data out from FIRST_MAPPED on, and fills it when all addresses are known. */
export class ImageWriter {
  readonly symbols = new Map<Symbol, number>();
  private readonly placed: { readonly at: number; readonly datum: Datum }[] = [];
  private next = FIRST_MAPPED;

  place(datum: Datum): number {
    const align = Math.max(datum.align, 1);
    const at = Math.ceil(this.next / align) * align;
    this.next = at + datum.size;
    this.symbols.set(datum.symbol, at);
    this.placed.push({ at, datum });
    return at;
  }

  /** A table of the linker's own, filled by `finish`. */
  reserve(symbol: Symbol, size: number): number {
    return this.place({ symbol, size, align: 16, bytes: [], relocs: [] });
  }

  get heapStart(): number {
    return Math.ceil(this.next / PAGE_SIZE) * PAGE_SIZE;
  }

  finish(
    funcWord: (symbol: Symbol) => bigint,
    tables: readonly { readonly at: number; readonly words: readonly number[] }[],
  ): Uint8Array {
    const bytes = new Uint8Array(this.next - FIRST_MAPPED);
    const view = new DataView(bytes.buffer);
    for (const { at, datum } of this.placed) {
      const start = at - FIRST_MAPPED;
      bytes.set(datum.bytes.slice(0, datum.size), start);
      for (const reloc of datum.relocs) {
        const where = start + reloc.offset;
        if (reloc.kind === 'func') {
          view.setBigUint64(where, funcWord(reloc.symbol), true);
          continue;
        }
        const target = (this.symbols.get(reloc.symbol) ?? 0) + reloc.addend;
        if (reloc.kind === 'addr32') view.setUint32(where, target, true);
        else view.setBigUint64(where, POINTER_BASE | BigInt(target), true);
      }
    }
    for (const { at, words } of tables) {
      words.forEach((word, i) => view.setUint32(at - FIRST_MAPPED + i * 4, word, true));
    }
    return bytes;
  }
}
