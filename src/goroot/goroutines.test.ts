import { expect, test } from 'vitest';
import { compileLibrary } from '../golang';
import { buildProgram, createInstance, printedText, Pursuit, Run } from '../machine';
import { gorootSources } from '.';

const library = compileLibrary(gorootSources);

/** Output and state hash of a program that runs to its end. */
function run(source: string, memory: 'shared' | 'plain') {
  const built = buildProgram(source, library, memory);
  if (!built.ok) throw new Error(built.diagnostics.map(({ message }) => message).join('\n'));
  const policy = { kind: 'random', seed: 7 } as const;
  const instance = createInstance(built.program, { seed: 7 });
  const run = new Run(instance, { seed: 7, policy, stepLimit: 1e6 });
  new Pursuit(run, { kind: 'end' }).advance(Number.POSITIVE_INFINITY);
  const text = printedText(run.memory, run.program).map((printed) => printed.text);
  return { text: text.join(''), hash: run.stateHash() };
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
});
