import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { arrayLength, mapShape } from './map-shape';
import type { GoType } from './program-tables';

interface Row {
  readonly key: string;
  readonly elem: string;
  readonly bucketSize: number;
  readonly bucketPointers: boolean;
  readonly B: number;
  readonly totalBuckets: number;
}

const TYPES: readonly GoType[] = [
  { name: 'int64', kind: 'int', size: 8 },
  { name: 'int', kind: 'int', size: 8 },
  { name: 'int32', kind: 'int', size: 4 },
  { name: 'int16', kind: 'int', size: 2 },
  { name: 'int8', kind: 'int', size: 1 },
  { name: 'float64', kind: 'float', size: 8 },
  { name: 'string', kind: 'string', size: 16 },
  { name: '[5]byte', kind: 'array', size: 5, elem: 4, len: 5 },
  { name: '[17]int64', kind: 'array', size: 136, elem: 0, len: 17 },
  { name: 'interface{}', kind: 'interface', size: 16 },
  { name: 'struct{}', kind: 'struct', size: 0, fields: [] },
  { name: '*int64', kind: 'pointer', size: 8, elem: 0 },
  {
    name: 'struct{int64;string}',
    kind: 'struct',
    size: 24,
    fields: [
      { name: 'a', offset: 0, type: 0 },
      { name: 's', offset: 8, type: 6 },
    ],
  },
];

test('bucket arrays have the sizes that real Go allocated', () => {
  const table = new URL('../../oracle/golden/classic/makemap-table.json', import.meta.url);
  const rows = JSON.parse(readFileSync(table, 'utf8')) as Row[];
  for (const { key, elem, bucketSize, bucketPointers, B, totalBuckets } of rows) {
    const indexOf = (name: string): number => TYPES.findIndex((type) => type.name === name);
    const map: GoType = { name: '', kind: 'map', size: 8, key: indexOf(key), elem: indexOf(elem) };
    const shape = mapShape([...TYPES, map], TYPES.length);
    expect(shape).toMatchObject({ bucketSize, pointers: bucketPointers });
    // A map without an array yet has none.
    expect(totalBuckets === 0 ? 0 : arrayLength(shape, B)).toBe(totalBuckets);
  }
  expect(rows.length).toBeGreaterThan(100);
});
