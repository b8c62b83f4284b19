import { describe, expect, test } from 'vitest';
import { checkGolden } from './check';
import { reasonToSkip } from './scenario';
import { classicFiles, classicGolden, goldenBytes, sha256 } from './testing/golden-files';

const files = classicFiles().map((file) => ({ file, reason: reasonToSkip(classicGolden(file)) }));
const covered = files.filter(({ reason }) => reason === undefined).map(({ file }) => file);

describe('our map has the bytes of real Go after every operation of', () => {
  test.each(covered)('%s', (file) => {
    const checked = checkGolden(goldenBytes(`classic/${file}`), sha256);
    const records = classicGolden(file).ops.length + 1;
    expect(checked?.verdict).toEqual({ kind: 'checked', result: { records, mismatches: [] } });
  });
});

test('only scenarios on other paths are skipped', () => {
  expect(covered).toHaveLength(34);
  const reasons = new Set(files.map(({ reason }) => reason));
  expect([...reasons].sort()).toEqual(['path fast32', 'path generic', undefined]);
});
