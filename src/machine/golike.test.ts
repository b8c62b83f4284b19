import { describe, expect, test } from 'vitest';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import { decodeLink } from '../recording';
import { buildProgram } from './build';
import { createInstance } from './instance';
import { linkTo } from './link-to';
import { printedText } from './output';
import { Run } from './run';
import { Pursuit } from './run-until';

const library = new Library(gorootSources);
const GOLIKE = { kind: 'golike', seed: 3 } as const;

function begin(source: string, golike = true) {
  const built = buildProgram(source, library, 'plain');
  if (!built.ok) throw new Error(built.diagnostics.map(({ message }) => message).join('\n'));
  const policy = golike ? GOLIKE : ({ kind: 'random', seed: 3 } as const);
  return new Run(createInstance(built.program, { seed: 3, golike }), { seed: 3, policy });
}

function printed(run: Run): string {
  new Pursuit(run, { kind: 'end' }).advance(Number.POSITIVE_INFINITY);
  const texts = printedText(run.memory, run.program);
  return texts.map(({ text }) => text).join('');
}

const ORDER = (n: number) => `package main

import (
	"runtime"
	"sync"
)

func main() {
	runtime.GOMAXPROCS(1)
	var mu sync.Mutex
	var wg sync.WaitGroup
	var got []int
	for i := range ${n} {
		wg.Add(1)
		go func() {
			mu.Lock()
			got = append(got, i)
			mu.Unlock()
			wg.Done()
		}()
	}
	wg.Wait()
	for _, i := range got {
		println(i)
	}
}
`;

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** spec/scheduler.md §2, measured on real Go with one processor. */
describe('goroutines run in the order that Go runs them in', () => {
  test('of ten the last one first', () => {
    expect(
      printed(begin(ORDER(10)))
        .trim()
        .split('\n')
        .map(Number),
    ).toEqual([9, ...range(0, 8)]);
  });

  test('of three hundred those that did not fit into the queue wait in the global one', () => {
    expect(
      printed(begin(ORDER(300)))
        .trim()
        .split('\n')
        .map(Number),
    ).toEqual([
      299,
      ...range(128, 178),
      0,
      ...range(179, 238),
      1,
      ...range(239, 255),
      ...range(257, 298),
      ...range(2, 127),
      256,
    ]);
  });

  test('who yields goes behind all others', () => {
    const source = `package main

import (
	"runtime"
	"sync"
)

func main() {
	runtime.GOMAXPROCS(1)
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 3 {
				print(i, " ")
				runtime.Gosched()
			}
		}()
	}
	wg.Wait()
}
`;
    expect(printed(begin(source))).toBe('2 0 1 2 0 1 2 0 1 ');
  });
});

const BUSY = `package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	c := make(chan int)
	var wg sync.WaitGroup
	for w := range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 20 {
				select {
				case c <- w*100 + i:
				case <-time.After(time.Microsecond):
				}
			}
		}()
	}
	go func() {
		wg.Wait()
		close(c)
	}()
	n := 0
	for range c {
		n++
		time.Sleep(300)
	}
	fmt.Println(n > 0)
}
`;

describe('the queues are part of the state', () => {
  test('a replay of the schedule, a way back and a link come to the same bytes', () => {
    const run = begin(BUSY);
    expect(printed(run)).toBe('true\n');
    const hash = run.stateHash();
    const again = begin(BUSY);
    again.follow(run.schedule());
    expect(again.stateHash()).toBe(hash);
    run.seek(1000);
    const middle = run.stateHash();
    run.seek(run.length);
    expect(run.stateHash()).toBe(hash);
    const planned = begin(BUSY);
    const link = decodeLink(linkTo(run, { source: { kind: 'text', text: BUSY } }));
    planned.follow(link.schedule, link.earlier);
    expect(planned.stateHash()).toBe(hash);
    planned.seek(1000);
    expect(planned.stateHash()).toBe(middle);
  });

  test('choosing the policy later makes the past once more with them', () => {
    const run = begin(BUSY, false);
    run.runByPolicy(700);
    const plain = run.stateHash();
    run.choosePolicy(GOLIKE);
    expect(run.stateHash()).not.toBe(plain);
    const hand = begin(BUSY);
    hand.follow(run.schedule());
    expect(hand.stateHash()).toBe(run.stateHash());
    expect(printed(run)).toBe('true\n');
    run.choosePolicy({ kind: 'byHand' });
    const link = decodeLink(linkTo(run, { source: { kind: 'text', text: BUSY } }));
    expect([link.policy.kind, link.golike]).toEqual(['byHand', true]);
  });
});
