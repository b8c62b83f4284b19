import { afterAll, describe, expect, test } from 'vitest';
import { checkGolden } from './check';
import { classicFiles, classicGolden, goldenBytes, sha256 } from './testing/golden-files';

const files = classicFiles();

/** A machine may be busy; alone, the longest takes two seconds. */
const SLOW = 60_000;

describe('our map has the bytes of real Go after every operation of', () => {
  const compared = new Map<string, number>();
  afterAll(() => {
    const all = [...compared.values()].reduce((sum, records) => sum + records, 0);
    const lines = [...compared].map(([file, records]) => `${records}`.padStart(6) + ` ${file}`);
    lines.push(`${compared.size} of ${files.length} scenarios, ${all} records`);
    process.stdout.write(`${lines.join('\n')}\n`);
  });

  test.each(files)(
    '%s',
    (file) => {
      const checked = checkGolden(goldenBytes(`classic/${file}`), sha256);
      const records = classicGolden(file).ops.length + 1;
      expect(checked?.verdict).toEqual({ kind: 'checked', result: { records, mismatches: [] } });
      compared.set(file, records);
    },
    SLOW,
  );
});

test(
  'a record that differs is told apart',
  () => {
    const text = new TextDecoder().decode(goldenBytes('classic/c19-chain-fast64.json'));
    const check = (from: string, to: string): unknown => {
      const bytes = new TextEncoder().encode(text.replace(from, to));
      return checkGolden(bytes, sha256)?.verdict;
    };
    const mismatch = {
      record: 8,
      fn: 'mapassign_fast64',
      golden: '10',
      ours: '9',
      field: 'h.count',
    };
    expect(
      check(
        '"v":"9"},"fn":"mapassign_fast64","res":{"new":true},"h":{"count":9',
        '"v":"9"},"fn":"mapassign_fast64","res":{"new":true},"h":{"count":10',
      ),
    ).toMatchObject({
      result: { mismatches: [mismatch] },
    });
    expect(check('"sha":"7f8e6d1e', '"sha":"00000000')).toMatchObject({
      result: { mismatches: [{ record: 8, field: 'sha' }] },
    });
  },
  SLOW,
);

test.each([
  ['"count":10,', '"count":11,', 'h.count'],
  ['"B":2,', '"B":3,', 'h.B'],
  ['"res":{"removed":true}', '"res":{"removed":false}', 'res.removed'],
  ['"rand":["0x9d28dcc01cfbf', '"rand":["0x0","0x9d28dcc01cfbf', 'rand'],
  ['"buckets":["00', '"buckets":["01', 'byte 56 (buckets[0].tophash[0])'],
  ['"overflow":["H:0"', '"overflow":["H:1"', 'byte 64 (an entry of extra.overflow)'],
])(
  'what differs is named: %s',
  (from, to, field) => {
    const text = new TextDecoder().decode(goldenBytes('classic/c19-chain-fast64.json'));
    expect(text).toContain(from);
    const bytes = new TextEncoder().encode(text.replace(from, to));
    const verdict = checkGolden(bytes, sha256)?.verdict;
    expect(verdict?.kind === 'checked' && verdict.result.mismatches[0]?.field).toBe(field);
  },
  SLOW,
);
