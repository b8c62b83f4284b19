import { expect, test } from 'vitest';
import { FIRST_MAPPED, type GoType, Memory, render, renderWords } from '.';

const TYPES: readonly GoType[] = [
  { name: 'float64', kind: 'float', size: 8 },
  { name: 'string', kind: 'string', size: 16 },
  { name: 'int8', kind: 'int', size: 1 },
  { name: '[3]int8', kind: 'array', size: 3, elem: 2, len: 3 },
  {
    name: 'main.P',
    kind: 'struct',
    size: 24,
    fields: [
      { name: 'A', offset: 0, type: 3 },
      { name: 'S', offset: 8, type: 1 },
    ],
  },
  { name: '[]int8', kind: 'slice', size: 24, elem: 2 },
  { name: '*int8', kind: 'pointer', size: 8, elem: 2 },
  { name: 'complex64', kind: 'complex', size: 8 },
  { name: 'complex128', kind: 'complex', size: 16 },
  { name: 'interface {}', kind: 'interface', size: 16 },
  { name: 'main.I', kind: 'interface', size: 16, hasMethods: true },
  { name: 'main.D', kind: 'struct', size: 8, fields: [{ name: 'p', offset: 0, type: 6 }] },
];
const tables = { types: TYPES, descriptors: new Map<number, number>() };
const memory = new Memory({ buffer: new ArrayBuffer(FIRST_MAPPED + 4096) });

test.each([
  [0, '0'],
  [-0, '-0'],
  [0.1, '0.1'],
  [123456, '123456'],
  [1234567, '1.234567e+06'],
  [1e20, '1e+20'],
  [0.00001, '1e-05'],
  [-2.5e-7, '-2.5e-07'],
  [Number.NaN, 'NaN'],
  [Number.NEGATIVE_INFINITY, '-Inf'],
])('the float %d is written %s', (value, text) => {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  expect(renderWords(memory, tables, 0, [view.getBigUint64(0)])).toBe(text);
});

test('values in memory read as fmt.Println writes them, strings in quotes', () => {
  const at = FIRST_MAPPED + 64;
  memory.bytes(at, 3).set([1, 0xfe, 3]);
  memory.bytes(FIRST_MAPPED, 3).set([0x68, 0xc3, 0xa9]);
  const words = new DataView(memory.bytes(0, memory.size).buffer);
  words.setBigUint64(at + 8, 0xc000100000n, true);
  words.setBigUint64(at + 16, 3n, true);
  expect(render(memory, tables, 4, at)).toBe('{[1 -2 3] "hé"}');
  expect(renderWords(memory, tables, 5, [0xc000100040n, 2n, 2n])).toBe('[1 -2]');
  expect(renderWords(memory, tables, 6, [0n])).toBe('<nil>');
});

test('a complex number is written as its two parts', () => {
  const at = FIRST_MAPPED + 128;
  const view = new DataView(memory.bytes(0, memory.size).buffer);
  view.setFloat32(at, 1.5, true);
  view.setFloat32(at + 4, Number.NEGATIVE_INFINITY, true);
  expect(render(memory, tables, 7, at)).toBe('(1.5-Infi)');
  view.setFloat64(at, -0.1, true);
  view.setFloat64(at + 8, Number.POSITIVE_INFINITY, true);
  expect(render(memory, tables, 8, at)).toBe('(-0.1+Infi)');
  expect(renderWords(memory, tables, 8, [0n, 0n])).toBe('(0+0i)');
});

test('of a long struct the first fields are written, and that there are more', () => {
  const fields = Array.from({ length: 20 }, (_, i) => ({ name: `f${i}`, offset: i, type: 2 }));
  const type: GoType = { name: 'main.L', kind: 'struct', size: 20, fields };
  const known = { ...tables, types: [...TYPES, type] };
  const shown = render(memory, known, TYPES.length, FIRST_MAPPED + 512);
  expect(shown).toBe(`{${'0 '.repeat(16)}…}`);
});

test('what points nowhere is not followed', () => {
  expect(renderWords(memory, tables, 5, [0xc0ffffff00n, 9n, 9n])).toBe('[…]');
  expect(renderWords(memory, tables, 1, [0xc0ffffff00n, 9n])).toBe('"…"');
});

test('an interface shows what it holds, whether its first word is a type or an itab', () => {
  const at = FIRST_MAPPED + 256;
  const [int8, direct, itab, data] = [at, at + 48, at + 96, at + 144];
  const descriptors = new Map([
    [int8, 2],
    [direct, 11],
  ]);
  const known = { types: TYPES, descriptors };
  const pointer = (offset: number): bigint => 0xc000000000n | BigInt(offset);
  const words = new DataView(memory.bytes(0, memory.size).buffer);
  words.setBigUint64(itab + 8, pointer(int8), true);
  memory.bytes(data, 1).set([0xf9]);
  expect(renderWords(memory, known, 9, [pointer(int8), pointer(data)])).toBe('-7');
  expect(renderWords(memory, known, 10, [pointer(itab), pointer(data)])).toBe('-7');
  expect(renderWords(memory, known, 9, [pointer(direct), 0xc000100040n])).toBe('{0xc000100040}');
  expect(renderWords(memory, known, 10, [0n, 0n])).toBe('<nil>');
});
