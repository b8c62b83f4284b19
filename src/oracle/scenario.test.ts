import { describe, expect, test } from 'vitest';
import { checkGolden } from './check';
import { classicFiles, classicGolden, goldenBytes, sha256 } from './testing/golden-files';

const files = classicFiles();

/** A machine may be busy; alone, the longest takes two seconds. */
const SLOW = 60_000;

describe('our map has the bytes of real Go after every operation of', () => {
  test.each(files)(
    '%s',
    (file) => {
      const checked = checkGolden(goldenBytes(`classic/${file}`), sha256);
      const records = classicGolden(file).ops.length + 1;
      expect(checked?.verdict).toEqual({ kind: 'checked', result: { records, mismatches: [] } });
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
