import { expect, test } from 'vitest';
import { checkTrace } from './check';
import { goldenText } from './testing/golden-files';
import type { Trace } from './trace';

const { scenarios } = JSON.parse(goldenText('traces-go1.23.5.json')) as { scenarios: Trace[] };
const covered = scenarios.filter(({ name }) => skipReason(name) === undefined);
const skipped = scenarios.filter(({ name }) => skipReason(name) !== undefined);

function skipReason(name: string): string | undefined {
  if (name.startsWith('gen_')) return 'path generic';
  return name === 'clone' ? 'maps.Clone' : undefined;
}

test.each(covered)('our map makes the accesses of real Go in order: $name', (trace) => {
  expect(checkTrace(trace)).toEqual({ kind: 'checked', result: undefined });
});

test('only traces of paths we do not have are skipped', () => {
  expect(covered).toHaveLength(32);
  for (const trace of skipped) {
    expect(checkTrace(trace)).toEqual({ kind: 'skipped', reason: skipReason(trace.name) });
  }
});
