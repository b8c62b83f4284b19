import { expect, test } from 'vitest';
import { createInstance } from '../machine';
import { HMAP, MAPEXTRA, mapShape } from '../memory';
import { buildProgram } from './build';
import { MapDriver } from './map-driver';
import { scenarioSource, typeOf } from './scenario-program';
import { goldenText } from './testing/golden-files';
import { goType } from './values';

interface Row {
  readonly key: string;
  readonly elem: string;
  readonly bucketSize: number;
  readonly hint: number;
  readonly B: number;
  /** 0: no array yet. */
  readonly totalBuckets: number;
  readonly preallocated: number;
}

const rows = JSON.parse(goldenText('classic/makemap-table.json')) as Row[];
const typeName = ({ key, elem }: Row): string => `map[${goType(key)}]${goType(elem)}`;

test.each([...new Set(rows.map(typeName))])(
  'makemap allocates what real Go allocates: %s',
  (name) => {
    const golden = rows.filter((row) => typeName(row) === name);
    const [{ key, elem } = { key: '', elem: '' }] = golden;
    const program = buildProgram(scenarioSource({ key, elem }));
    const driver = new MapDriver(createInstance(program, { seed: 1 }), program);
    const { memory } = driver;
    const { index, descriptor } = typeOf(program, name);
    const { bucketSize, overflowAt } = mapShape(program.types, index);
    driver.setPointer('t', descriptor);
    for (const row of golden) {
      driver.set('hint', BigInt(row.hint));
      driver.perform('make', [0n]);
      const h = driver.get('h');
      const B = memory.u8(h + HMAP.B);
      const buckets = memory.pointer(h + HMAP.buckets);
      const totalBuckets = buckets === 0 ? 0 : 2 ** B + spares(h, buckets);
      const preallocated = buckets === 0 ? 0 : spares(h, buckets);
      expect({ ...row, bucketSize, B, totalBuckets, preallocated }).toEqual(row);
    }
    expect(golden.length).toBe(29);

    /** The last spare bucket is marked: its overflow word holds the array's start. */
    function spares(h: number, buckets: number): number {
      const extra = memory.pointer(h + HMAP.extra);
      const first = extra === 0 ? 0 : memory.pointer(extra + MAPEXTRA.nextOverflow);
      if (first === 0) return 0;
      let count = 1;
      for (let at = first; memory.pointer(at + overflowAt) !== buckets; at += bucketSize) count++;
      return count;
    }
  },
);
