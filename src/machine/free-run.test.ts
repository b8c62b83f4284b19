import { expect, test } from 'vitest';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import { buildProgram } from './build';
import { FreeRun } from './free-run';
import { GOLDENS, outcomeOf } from './testing/goldens';

const library = new Library(gorootSources);
/** Times that a golden may be looked at before it is taken for one that never ends. */
const PATIENCE = 1000;

function run(source: string): FreeRun {
  const built = buildProgram(source, library, 'plain', { mode: 'free' });
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  const free = new FreeRun(built.program, { seed: 1 });
  for (let turn = 0; turn < PATIENCE && !free.hasEnded; turn++) free.advance();
  return free;
}

test.each(GOLDENS)('free, as real Go: $name', ({ source, expected }) => {
  const { memory, program } = run(source);
  expect(outcomeOf(memory, program)).toEqual(expected);
});

function printed(body: string): string {
  const { memory, program } = run(`package main\nimport "sync"\n${body}`);
  return outcomeOf(memory, program).stderr;
}

test('recursion far deeper than the stack of WebAssembly comes back', () => {
  const body = `var mu sync.Mutex
func down(n int) int {
	if n == 0 {
		return 0
	}
	return 1 + down(n-1)
}
func main() { println(down(400000)) }`;
  expect(printed(body)).toBe('400000\n');
});

test('goroutines that never wait share the time, and twice in the same way', () => {
  const body = `var turns [3]int
func main() {
	var wg sync.WaitGroup
	done := false
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for !done {
				turns[i]++
				done = turns[0] > 1000000 && turns[1] > 1000000 && turns[2] > 1000000
			}
		}()
	}
	wg.Wait()
	println(turns[0], turns[1], turns[2])
}`;
  const first = printed(body);
  expect(first).toMatch(/^\d{7,} \d{7,} \d{7,}\n$/);
  expect(printed(body)).toBe(first);
});

test('a panic unwinds through frames that WebAssembly holds and frames that it let go', () => {
  const body = `var mu sync.Mutex
func down(n int) {
	defer func() { depth++ }()
	if n == 0 {
		panic("bottom")
	}
	down(n - 1)
}
var depth int
func try(n int) (text string) {
	defer func() { text = recover().(string) }()
	down(n)
	return "not here"
}
func main() {
	println(try(10))
	println(depth, try(20000))
}`;
  expect(printed(body)).toBe('bottom\n20012 bottom\n');
});

test.each([
  ['a reader', 'for { sum += m["a"] }', 'concurrent map read and map write'],
  [
    'an iteration',
    'for { for _, v := range m { sum += v } }',
    'concurrent map iteration and map write',
  ],
  ['a writer', 'for { m["a"] = 1 }', 'concurrent map writes'],
])('a writer that calls nothing while it writes is seen by %s', (_, loop, message) => {
  const body = `func main() {
	var mu sync.Mutex
	mu.Lock()
	m := map[string]int{"a": 1}
	go func() {
		for {
			m["a"]++
		}
	}()
	sum := 0
	_ = sum
	${loop}
}`;
  expect(printed(body)).toContain(`fatal error: ${message}\n`);
});
