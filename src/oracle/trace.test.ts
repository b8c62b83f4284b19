import { expect, test } from 'vitest';
import { checkTrace } from './check';
import { goldenText } from './testing/golden-files';
import type { Trace } from './trace';

const { scenarios } = JSON.parse(goldenText('traces-go1.23.5.json')) as { scenarios: Trace[] };
/** The first test compiles the library. */
const SLOW = 60_000;

test.each(scenarios)(
  'our map makes the accesses of real Go in order: $name',
  (trace) => {
    expect(checkTrace(trace)).toEqual({ kind: 'checked', result: undefined });
  },
  SLOW,
);

test(
  'a trace that differs in one access is told apart',
  () => {
    const [trace] = scenarios;
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
