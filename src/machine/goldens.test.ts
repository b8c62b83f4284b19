import { expect, test } from 'vitest';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import { buildProgram } from './build';
import { createInstance } from './instance';
import { Run } from './run';
import { Pursuit } from './run-until';
import { GOLDENS, type Outcome, outcomeOf } from './testing/goldens';

const library = new Library(gorootSources);

function outcome(source: string): Outcome {
  const built = buildProgram(source, library, 'plain');
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  const run = new Run(createInstance(built.program, { seed: 1 }), {
    seed: 1,
    policy: { kind: 'random', seed: 1 },
    stepLimit: 1e7,
  });
  new Pursuit(run, { kind: 'end' }).advance(Number.POSITIVE_INFINITY);
  return outcomeOf(run.memory, run.program);
}

test.each(GOLDENS)('as real Go: $name', ({ source, expected }) => {
  expect(outcome(source)).toEqual(expected);
});
