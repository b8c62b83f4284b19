import { expect, test } from 'vitest';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import { buildProgram } from './build';
import { createInstance } from './instance';
import { Run } from './run';
import { Pursuit } from './run-until';

const SOURCE = `package main

type p struct{ x, y int }

var (
	visits = map[p]int{}
	flags  = map[bool]string{}
	small  = map[int32]int{}
)

func main() {
	k := p{3, 4}
	visits[k] = 1
	visits[p{1, 2}]++
	_, _ = flags[k.x > 1]
	delete(visits, k)
	small[-7] = 1
	_ = visits[p{x: 1000000, y: 2000000}]
}
`;

test('operations on maps are told by the key, or by what the source says of it', () => {
  const built = buildProgram(SOURCE, new Library(gorootSources), 'plain');
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  const run = new Run(createInstance(built.program, { seed: 1 }), {
    seed: 1,
    policy: { kind: 'random', seed: 1 },
    stepLimit: 1e5,
  });
  new Pursuit(run, { kind: 'end' }).advance(Number.POSITIVE_INFINITY);
  const labels = [...run.recorder.spans].flatMap(({ kind, label }) =>
    kind === 'operation' ? [label] : [],
  );
  expect(labels).toEqual([
    'visits[k] =',
    'visits[p{1, 2}] =',
    'flags[k.x > 1]',
    'delete(visits, k)',
    'small[-7] =',
    'visits[p{x: 1000000, y: 200000…]',
  ]);
}, 60_000);
