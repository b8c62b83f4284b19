import { expect, test } from 'vitest';
import type { GoldenRecord } from '../oracle/golden';
import { classicGolden } from '../oracle/testing/golden-files';
import { INT64_MAP, INT64_MAP_TYPE, memoryOfDump } from '../oracle/testing/memory-image';
import {
  addressNamer,
  decodeHmap,
  FIRST_MAPPED,
  findMaps,
  Memory,
  POINTER_BASE,
  type ProgramTables,
  render,
} from '.';

const GLOBAL = FIRST_MAPPED + 0x10;
const tables: ProgramTables = {
  symbols: new Map([['runtime.sched', FIRST_MAPPED + 0xf0000]]),
  funcs: [],
  stops: [],
  types: [
    ...INT64_MAP,
    {
      name: 'main.users',
      kind: 'struct',
      size: 16,
      fields: [
        { name: 'hits', offset: 0, type: 0 },
        { name: 'byID', offset: 8, type: INT64_MAP_TYPE },
      ],
    },
  ],
  globals: [{ name: 'main.users', type: 2, addr: GLOBAL }],
  files: [],
  descriptors: new Map(),
};

function worldOf({ h, full }: GoldenRecord): { memory: Memory; map: number } {
  if (full === undefined) throw new Error('the record has no dump');
  const { buffer, map } = memoryOfDump(h, full);
  new DataView(buffer).setBigUint64(GLOBAL + 8, POINTER_BASE | BigInt(map), true);
  return { memory: new Memory({ buffer }), map };
}

const records = classicGolden('c19-chain-fast64.json').ops.filter(({ full }) => full !== undefined);
const chained =
  records.find(({ full }) => (full?.heap.length ?? 0) > 0 && full?.oldbuckets !== null) ??
  records.find(({ full }) => (full?.heap.length ?? 0) > 0);

test('a map is found and named from the variable that leads to it', () => {
  const { memory, map } = worldOf(chained ?? fail());
  expect(findMaps(memory, tables)).toEqual([
    { name: 'users.byID', type: INT64_MAP_TYPE, addr: map },
  ]);
});

test('every byte of the map is named by field, bucket, cell', () => {
  const { memory, map } = worldOf(chained ?? fail());
  const view = decodeHmap(memory, tables, map, INT64_MAP_TYPE);
  const nameOf = addressNamer(memory, tables);
  const buckets = view.current?.addr ?? 0;
  expect(nameOf(map + 8)).toBe('users.byID.flags');
  expect(nameOf(buckets + 144 + 5)).toBe('users.byID.buckets[1].tophash[5]');
  expect(nameOf(buckets + 2 * 144 + 8 + 3 * 8)).toBe('users.byID.buckets[2].key[3]');
  expect(nameOf(buckets + 144 + 136)).toBe('users.byID.buckets[1].overflow');
  const chain = view.current?.chains.find(({ buckets }) => buckets.length > 1);
  const overflow = chain?.buckets[1]?.addr ?? 0;
  expect(nameOf(overflow + 72)).toBe(`users.byID.buckets[${chain?.index}].overflow.elem[0]`);
  expect(nameOf(GLOBAL)).toBe('main.users.hits');
  expect(nameOf(0x123)).toBe('0xc000000123');
});

test('a map is written as fmt does, keys in order', () => {
  const { memory } = worldOf(records[0] ?? fail());
  expect(render(memory, tables, INT64_MAP_TYPE, GLOBAL + 8)).toMatch(
    /^map\[1:1 2:2 1048577:3 1048578:4 /,
  );
});

function fail(): never {
  throw new Error('no such record');
}
