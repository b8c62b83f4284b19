import { describe, expect, test } from 'vitest';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import type { Gid } from '../recording';
import { buildProgram } from './build';
import { createInstance } from './instance';
import { printedText } from './output';
import { Run } from './run';
import { Pursuit } from './run-until';

// What stands for something of real Go's that a run must not depend on, or that is not there: docs/fidelity.md.

const library = new Library(gorootSources);

function begin(source: string, seed = 1): Run {
  const built = buildProgram(source, library, 'plain');
  if (!built.ok) throw new Error(built.diagnostics.map(({ message }) => message).join('\n'));
  const instance = createInstance(built.program, { seed });
  return new Run(instance, { seed, policy: { kind: 'roundRobin', quantum: 1 } });
}

function printed(run: Run): string {
  new Pursuit(run, { kind: 'end' }).advance(Number.POSITIVE_INFINITY);
  return printedText(run.memory, run.program)
    .map(({ text }) => text)
    .join('');
}

describe('memory', () => {
  const STORES = `package main

import "sync"

var x, y, r1, r2 int

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		x = 1
		r1 = y
		wg.Done()
	}()
	go func() {
		y = 1
		r2 = x
		wg.Done()
	}()
	wg.Wait()
	println(r1, r2)
}
`;

  test('is sequentially consistent: in no order does each of two loads overtake the store before it', () => {
    const seen = new Set<string>();
    const [a, b] = [5, 6] as Gid[];
    if (a === undefined || b === undefined) throw new Error('two goroutines');
    // Start, store, load and store of the result: every way to merge four steps with four.
    for (let merge = 0; merge < 1 << 8; merge++) {
      const order = Array.from({ length: 8 }, (_, i) => ((merge >> i) & 1 ? a : b));
      if (order.filter((gid) => gid === a).length !== 4) continue;
      const run = begin(STORES);
      while (run.isRunnable(1 as Gid)) run.step(1 as Gid);
      for (const gid of order) run.step(gid);
      seen.add(printed(run).trim());
    }
    expect([...seen].sort()).toEqual(['0 1', '1 0', '1 1']);
  });

  test('is read each time that the source reads it: nothing is kept in a register over a loop', () => {
    const source = `package main

var done bool

func main() {
	go func() { done = true }()
	for !done {
	}
	println("seen")
}
`;
    expect(printed(begin(source))).toBe('seen\n');
  });

  test('is never collected: finalizers are not called', () => {
    const source = `package main

import "runtime"

func main() {
	for range 10 {
		runtime.SetFinalizer(new([100]int), func(*[100]int) { println("collected") })
	}
	runtime.GC()
	runtime.Gosched()
	println("end")
}
`;
    expect(printed(begin(source))).toBe('end\n');
  });

  test('of every map is on the heap: even one that stays in its function has no bucket before its first entry', () => {
    const source = `package main

import "unsafe"

func main() {
	m := map[int]int{}
	h := *(*unsafe.Pointer)(unsafe.Pointer(&m))
	println(*(*unsafe.Pointer)(unsafe.Add(h, 16)) == nil)
	m[1] = 1
	println(*(*unsafe.Pointer)(unsafe.Add(h, 16)) == nil)
}
`;
    expect(printed(begin(source))).toBe('true\nfalse\n');
  });
});

test('time is virtual: it begins at one moment, a step takes ten nanoseconds, and a sleep takes none', () => {
  const source = `package main

import (
	"fmt"
	"time"
)

func main() {
	start, next := time.Now(), time.Now()
	fmt.Println(next.Sub(start) > 0, next.Sub(start)%10)
	fmt.Println(start.UTC().Format(time.DateTime))
	time.Sleep(24 * time.Hour)
	fmt.Println(time.Since(start).Round(time.Millisecond))
}
`;
  const run = begin(source);
  expect(printed(run)).toBe('true 0s\n2009-11-10 23:00:00\n24h0m0s\n');
  expect(run.length).toBeLessThan(5000);
});

test('there is no world around a run: no arguments, no environment, no input, four processors', () => {
  const source = `package main

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	fmt.Println(len(os.Args), os.Getenv("PATH") == "", in.Scan(), in.Err())
	fmt.Println(runtime.GOOS, runtime.GOARCH, runtime.Version(), runtime.NumCPU())
}
`;
  expect(printed(begin(source))).toBe('1 true false <nil>\nlinux amd64 go1.23.5 4\n');
});

test('chance is the seed: of hashes, ranges, select and math/rand', () => {
  const source = `package main

import (
	"fmt"
	"math/rand"
)

func main() {
	m := map[int]int{}
	for i := range 20 {
		m[i] = i
	}
	for k := range m {
		fmt.Print(k, " ")
	}
	a, b := make(chan int, 9), make(chan int, 9)
	for range 9 {
		select {
		case a <- 1:
			fmt.Print("a")
		case b <- 1:
			fmt.Print("b")
		}
	}
	fmt.Println(rand.Int())
}
`;
  expect(printed(begin(source, 1))).toBe(printed(begin(source, 1)));
  expect(printed(begin(source, 1))).not.toBe(printed(begin(source, 2)));
});
