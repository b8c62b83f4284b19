import { describe, expect, it } from 'vitest';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import { parseBreakpoint } from './breakpoint';
import { buildProgram } from './build';
import { createInstance } from './instance';
import { Run } from './run';
import { Pursuit, watcherFor } from './run-until';

const library = new Library(gorootSources);

describe('a function whose first operation is in a loop', () => {
  const LOOPS = `package main

var n int

func turns(k int) {
	for range k {
		n++
	}
}

func endless() {
	for n < 30 {
		n++
	}
}

func spins(k int) int {
	sum := 0
	for i := range k {
		sum += i
	}
	return sum
}

func deep(k int) {
	if k > 0 {
		deep(k - 1)
	}
	for range 2 {
		n++
	}
}

func main() {
	for range 3 {
		turns(4)
	}
	turns(2)
	endless()
	println(spins(250_000), spins(10))
	deep(2)
	deep(0)
	println(n)
}
`;
  const looping = buildProgram(LOOPS, library, 'plain');

  it.each([
    ['turns', 4],
    ['endless', 1],
    // Of the second call nothing can be seen: it makes no visible operation.
    ['spins', 1],
    ['deep', 2],
  ])('stops on entry to %s alone, %i times', (name, count) => {
    if (!looping.ok) throw new Error(JSON.stringify(looping.diagnostics));
    const goal = {
      kind: 'break',
      breakpoints: [parseBreakpoint(looping.program, `func main.${name}`)],
    } as const;
    const hits = (run: Run): number[] => {
      const states: number[] = [];
      const watcher = watcherFor(run, goal);
      for (;;) {
        const stopped = new Pursuit(run, goal, watcher).advance(Number.POSITIVE_INFINITY);
        if (stopped !== 'break') return states;
        states.push(run.cursor);
      }
    };
    const run = new Run(createInstance(looping.program, { seed: 1 }), {
      seed: 1,
      policy: { kind: 'random', seed: 5 },
    });
    const states = hits(run);
    expect(states).toHaveLength(count);
    run.seek(0);
    expect(hits(run)).toEqual(states);
  });
});
