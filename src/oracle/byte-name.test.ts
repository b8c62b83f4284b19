import { expect, test } from 'vitest';
import { mapShape } from '../memory';
import { byteName } from './byte-name';
import { canonicalFromDump } from './canonical';
import { classicGolden } from './testing/golden-files';
import { INT64_MAP, INT64_MAP_TYPE } from './testing/memory-image';

test('every byte of a dump has a name, in order', () => {
  const shape = mapShape(INT64_MAP, INT64_MAP_TYPE);
  const { h, full } = classicGolden('c19-chain-fast64.json').ops[19] ?? {};
  if (h === undefined || full === undefined) throw new Error('record 19 has a dump');
  const bytes = canonicalFromDump(h, full);
  const names = [...bytes.keys()].map((at) => byteName(at, full, shape));
  expect(byteName(bytes.length, full, shape)).toBe('behind the end');
  const runs = names.filter((name, at) => name.split('+')[0] !== names[at - 1]?.split('+')[0]);
  // Of the four main buckets and two overflow buckets of 8 cells each.
  expect(runs.filter((name) => name.endsWith('].overflow'))).toHaveLength(6);
  expect(runs.filter((name) => name.includes('.key['))).toHaveLength(6 * 8);
  expect(runs.slice(0, 18).join(' ')).toBe(
    'h.count h.flags h.B h.noverflow h.hash0 h.buckets h.oldbuckets h.nevacuate h.extra ' +
      'extra.overflow len(extra.overflow) an entry of extra.overflow extra.oldoverflow ' +
      'extra.nextOverflow len(buckets) buckets[0].tophash[0] buckets[0].tophash[1] buckets[0].tophash[2]',
  );
  expect(names[names.indexOf('buckets[1].elem[2]') + 5]).toBe('buckets[1].elem[2]+5');
});
