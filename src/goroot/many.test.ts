import { expect, test } from 'vitest';
import { Library } from '../golang';
import { gorootSources } from '.';
import { buildProgram, createInstance, printedText, Pursuit, Run } from '../machine';

const library = new Library(gorootSources);

// More than share a word of runnable bits; sleepers share wake-up times, waiters share locks and have some of their own.
const MANY = `package main

import (
	"sync"
	"time"
)

const n = 400

func main() {
	var wg, start sync.WaitGroup
	var mu [8]sync.Mutex
	var sum [8]int
	start.Add(1)
	c, stop := make(chan int), make(chan int)
	for i := 0; i < n; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			start.Wait()
			select {
			case c <- i:
			case <-stop:
			case <-time.After(time.Duration(i*37%50) * time.Millisecond):
			}
			time.Sleep(time.Duration(i*7%50) * time.Microsecond)
			mu[i%8].Lock()
			sum[i%8] += i
			mu[i%8].Unlock()
		}()
	}
	start.Done()
	for i := 0; i < n/4; i++ {
		<-c
	}
	time.Sleep(20 * time.Millisecond)
	close(stop)
	wg.Wait()
	total := 0
	for _, s := range sum {
		total += s
	}
	println(total)
}
`;

function run(kind: 'random' | 'golike'): Run {
  const built = buildProgram(MANY, library, 'plain');
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  const instance = createInstance(built.program, { seed: 3, golike: kind === 'golike' });
  const run = new Run(instance, { seed: 3, policy: { kind, seed: 3 } });
  new Pursuit(run, { kind: 'end' }).advance(Number.POSITIVE_INFINITY);
  return run;
}

test.each(['random', 'golike'] as const)(
  'many that wait for locks, channels and the clock are woken in the same order in every run: %s',
  (kind) => {
    const first = run(kind);
    const text = printedText(first.memory, first.program).map((piece) => piece.text);
    expect(text.join('')).toBe('79800\n');
    const hash = first.stateHash();
    expect(run(kind).stateHash()).toBe(hash);
    const middle = first.length >> 1;
    first.seek(middle);
    const half = first.stateHash();
    first.seek(first.length);
    expect(first.stateHash()).toBe(hash);
    first.seek(middle);
    expect(first.stateHash()).toBe(half);
  },
);
