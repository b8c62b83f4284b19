import { expect, test } from 'vitest';
import { printModule } from '../ir/print';
import type { Type } from '../types/type';
import { DataPool } from './data';
import { Descriptors } from './descriptor';
import { TypeTable } from './type-table';

const INT: Type = { kind: 'Basic', name: 'int' };
const STRING: Type = { kind: 'Basic', name: 'string' };
const basic = (name: 'uint32' | 'uint16' | 'float64' | 'int8' | 'int64' | 'int32'): Type => ({
  kind: 'Basic',
  name,
});
const array = (len: number, elem: Type): Type => ({ kind: 'Array', len, elem });

/** The descriptor's bytes by symbol, and those of all it points to, as text. */
function described(type: Type): { bytes: (at: number, size: number) => number; text: string } {
  const data = new DataPool();
  const types = new TypeTable();
  const symbol = new Descriptors(
    data,
    types,
    (_, { name }) => name,
    () => 'hasher',
  ).symbol(type);
  const datum = data.list().find((d) => d.symbol === symbol);
  const bytes = (at: number, size: number): number => {
    let value = 0;
    for (let i = size - 1; i >= 0; i--) value = value * 256 + (datum?.bytes[at + i] ?? 0);
    return value;
  };
  const module = {
    path: 'p',
    files: [],
    funcs: [],
    data: data.list(),
    types: types.list(),
    imports: [],
  };
  return { bytes, text: printModule(module) };
}

// spec/hmap.md §1.3 and §1.5
test.each([
  { key: INT, elem: INT, sizes: [8, 8, 144], flags: 4 },
  { key: STRING, elem: INT, sizes: [16, 8, 208], flags: 12 },
  { key: STRING, elem: STRING, sizes: [16, 16, 272], flags: 12 },
  { key: INT, elem: { kind: 'Struct', fields: [] } as const, sizes: [8, 0, 80], flags: 4 },
  { key: basic('uint32'), elem: basic('uint16'), sizes: [4, 2, 64], flags: 4 },
  { key: basic('float64'), elem: basic('int8'), sizes: [8, 1, 88], flags: 8 },
  { key: array(3, basic('int64')), elem: basic('int32'), sizes: [24, 4, 240], flags: 4 },
  { key: { kind: 'Interface', methods: [] } as const, elem: INT, sizes: [16, 8, 208], flags: 24 },
  { key: array(17, basic('int64')), elem: INT, sizes: [8, 8, 144], flags: 5 },
  { key: INT, elem: array(17, basic('int64')), sizes: [8, 8, 144], flags: 6 },
])('a map descriptor holds what the map code asks for: $sizes', ({ key, elem, sizes, flags }) => {
  const { bytes } = described({ kind: 'Map', key, elem });
  expect([bytes(80, 1), bytes(81, 1), bytes(82, 2)]).toEqual(sizes);
  expect(bytes(84, 4)).toBe(flags);
  expect(bytes(23, 1)).toBe(21 | 32);
});

test('a descriptor may point to itself', () => {
  const node = {
    kind: 'Named',
    pkg: 'main',
    name: 'Node',
    underlying: INT,
    methods: [],
    directives: [],
  };
  const named = node as Extract<Type, { kind: 'Named' }>;
  named.underlying = {
    kind: 'Struct',
    fields: [{ name: 'next', type: { kind: 'Pointer', elem: named }, embedded: false }],
  };
  const { text } = described(named);
  expect(text).toMatch(/^data type:main\.Node 112 .*@40=addr32:go:stringheader\."main\.Node"/m);
  expect(text).toMatch(/^data type:\*main\.Node 56 .*@48=addr:type:main\.Node$/m);
});
