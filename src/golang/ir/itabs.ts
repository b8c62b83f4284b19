import type { Symbol } from './ir';
import type { Datum } from './module';

/** Where the words of an itab lie, as in Go 1.23. */
export const ITAB = { inter: 0, type: 8, hash: 16, fun: 24 } as const;
const TYPE_HASH = 16;

export function itabSymbol(type: Symbol, inter: Symbol): Symbol {
  return `go:itab.${type.slice('type:'.length)},${inter.slice('type:'.length)}`;
}

/** How a type does what an interface asks for, as data; undefined where it does not. */
export function itabOf(type: Datum, inter: Datum): Datum | undefined {
  const { methods = [] } = type;
  const funs: Symbol[] = [];
  for (const want of inter.wants ?? []) {
    const method = methods.find(({ name, pkg }) => name === want.name && pkg === want.pkg);
    if (method?.type !== want.type) return undefined;
    funs.push(method.fn);
  }
  const hash = Array.from({ length: 4 }, (_, i) => type.bytes[TYPE_HASH + i] ?? 0);
  return {
    symbol: itabSymbol(type.symbol, inter.symbol),
    size: ITAB.fun + 8 * funs.length,
    align: 8,
    bytes: [...Array.from({ length: ITAB.hash }, () => 0), ...hash],
    relocs: [
      { offset: ITAB.inter, symbol: inter.symbol, addend: 0, kind: 'addr' },
      { offset: ITAB.type, symbol: type.symbol, addend: 0, kind: 'addr' },
      ...funs.map(
        (symbol, i) =>
          ({ offset: ITAB.fun + 8 * i, symbol: `${symbol}·f`, addend: 0, kind: 'addr' }) as const,
      ),
    ],
  };
}

/** One line of the table in which the runtime looks itabs up. */
export interface ItabEntry {
  readonly inter: Symbol;
  readonly type: Symbol;
  readonly itab: Datum;
}

/** The runtime's slice of all itabs. Which there are is known before a program runs, so they are no part of its state. */
export const ITABS = 'runtime.itabs';
const TABLE = 'link.itabs';

/** The slice and its array, which is to be in the order of the addresses of interfaces, then of types. */
export function itabTable(entries: readonly ItabEntry[]): readonly Datum[] {
  const addr = (offset: number, symbol: Symbol): Datum['relocs'][number] => ({
    offset,
    symbol,
    addend: 0,
    kind: 'addr',
  });
  const relocs = entries.flatMap(({ inter, type, itab }, i) => [
    addr(24 * i, inter),
    addr(24 * i + 8, type),
    addr(24 * i + 16, itab.symbol),
  ]);
  const count = Array.from({ length: 8 }, (_, i) =>
    Number((BigInt(entries.length) >> BigInt(8 * i)) & 0xffn),
  );
  const bytes = [...Array.from({ length: 8 }, () => 0), ...count, ...count];
  return [
    { symbol: TABLE, size: 24 * entries.length, align: 8, bytes: [], relocs },
    { symbol: ITABS, size: 24, align: 8, bytes, relocs: [addr(0, TABLE)] },
  ];
}
