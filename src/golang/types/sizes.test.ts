import { expect, test } from 'vitest';
import { BOOL, INT, sliceOf, STRING, UINT8 } from './basic';
import { alignof, fieldOffsets, sizeof } from './sizes';
import type { Struct, Type } from './type';

const struct = (...types: Type[]): Struct => ({
  kind: 'Struct',
  fields: types.map((type, i) => ({ name: `f${i}`, type, embedded: false })),
});

test('fields are aligned, and the whole is padded to its alignment', () => {
  const mixed = struct(BOOL, INT, UINT8);
  expect(fieldOffsets(mixed)).toEqual([0, 8, 16]);
  expect([sizeof(mixed), alignof(mixed)]).toEqual([24, 8]);
});

test('a last field without size takes a byte', () => {
  expect(sizeof(struct(INT, struct()))).toBe(16);
  expect(sizeof(struct(struct(), INT))).toBe(8);
  expect(sizeof(struct())).toBe(0);
});

test('strings are two words, slices three', () => {
  expect([STRING, sliceOf(INT)].map(sizeof)).toEqual([16, 24]);
});
