import { expect, test } from 'vitest';
import { Library } from '../golang';
import { buildProgram, createInstance, MEMORY_LIMIT, printedText, Pursuit, Run } from '../machine';
import { gorootSources } from '.';

const library = new Library(gorootSources);

/** Output and state hash of a program that runs to its end. */
function run(source: string, memory: 'shared' | 'plain') {
  const built = buildProgram(source, library, memory);
  if (!built.ok) throw new Error(built.diagnostics.map(({ message }) => message).join('\n'));
  const policy = { kind: 'random', seed: 7 } as const;
  const instance = createInstance(built.program, { seed: 7 });
  const run = new Run(instance, { seed: 7, policy, stepLimit: 1e6 });
  new Pursuit(run, { kind: 'end' }).advance(Number.POSITIVE_INFINITY);
  const text = printedText(run.memory, run.program).map((printed) => printed.text);
  return { text: text.join(''), hash: run.stateHash(), heapTop: instance.heapTop };
}

test('a program may start as many goroutines as memory holds, and the table of them grows', () => {
  const source = `package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	m := map[int]int{}
	for i := range 3000 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			m[i%100]++
			mu.Unlock()
		}()
	}
	wg.Wait()
	fmt.Println(len(m), m[7])
}
`;
  const shared = run(source, 'shared');
  expect(shared.text).toBe('100 30\n');
  expect(run(source, 'plain')).toEqual(shared);
  // A hundred thousand fit into the default limit.
  expect(shared.heapTop / 3000).toBeLessThan(MEMORY_LIMIT / 100_000);
}, 30_000);

test('a loop that touches nothing anyone could see is stopped, and can be paused before', () => {
  const source = 'package main\n\nfunc main() {\n\tn := 0\n\tfor {\n\t\tn++\n\t}\n}\n';
  const built = buildProgram(source, library, 'plain');
  if (!built.ok) throw new Error('it does not compile');
  const policy = { kind: 'byHand' } as const;
  const spin = () => {
    const instance = createInstance(built.program, { seed: 1 });
    const run = new Run(instance, { seed: 1, policy, stepLimit: 600_000 });
    const pursuit = new Pursuit(run, { kind: 'end' });
    // A piece of work is no piece of steps: it comes back long before so many were made.
    expect(pursuit.advance(100_000)).toBeUndefined();
    expect(run.length).toBeLessThan(400);
    expect(pursuit.advance(Number.POSITIVE_INFINITY)).toBe('spinning');
    return { steps: run.length, hash: run.stateHash(), schedule: run.plan().toString() };
  };
  expect(spin()).toEqual(spin());
});
