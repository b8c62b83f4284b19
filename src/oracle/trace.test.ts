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

/** The first test compiles the library. */
const SLOW = 60_000;

test.each(covered)(
  'our map makes the accesses of real Go in order: $name',
  (trace) => {
    expect(checkTrace(trace)).toEqual({ kind: 'checked', result: undefined });
  },
  SLOW,
);

test(
  'a trace that differs in one access is told apart',
  () => {
    const [trace] = covered;
    if (trace === undefined) throw new Error('there are no traces');
    const [first, second, ...rest] = trace.accesses;
    const swapped = [second, first, ...rest].flatMap((line) => line ?? []);
    expect(checkTrace({ ...trace, accesses: swapped })).toEqual({
      kind: 'checked',
      result: 'access 0: ours R.1 h.flags, Go R.4 h.hash0 (runtime.mapassign_fast64)',
    });
    expect(checkTrace({ ...trace, accesses: trace.accesses.slice(0, -1) })).toEqual({
      kind: 'checked',
      result: 'access 21: ours W.8 buckets[0].elem[0], Go none',
    });
  },
  SLOW,
);

test('only traces of paths we do not have are skipped', () => {
  expect(covered).toHaveLength(32);
  for (const trace of skipped) {
    expect(checkTrace(trace)).toEqual({ kind: 'skipped', reason: skipReason(trace.name) });
  }
});
