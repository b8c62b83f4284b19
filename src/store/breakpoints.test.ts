import { expect, test } from 'vitest';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import { buildProgram } from '../machine';
import {
  breakpointsFor,
  nextBreakable,
  parseBreakpoints,
  printBreakpoints,
  settledIn,
} from './breakpoints';

const SOURCE = `package main

// Nobody stands here.
type pair[T any] struct{ a, b T }

func set[T any](m map[string]T, v T) {
	m["a"] = v
}

func main() {
	defer println("done")
	m := map[string]int{}
	set(m, 1)
	set(map[string]string{}, "x")
	go func() { m["b"] = 2 }()
	for range 3 {
		m["c"]++
	}
}
`;

const built = buildProgram(SOURCE, new Library(gorootSources), 'plain');
if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
const { program } = built;
const main = (line: number) => ({ file: 'main.go', line });

test('a breakpoint goes to the next line on which somebody can stand', () => {
  expect([3, 7, 8, 16].map((line) => nextBreakable(program, main(line))?.line)).toEqual([
    6, 7, 10, 17,
  ]);
  expect(nextBreakable(program, main(20))).toBeUndefined();
  expect(nextBreakable(program, { file: 'nothing.go', line: 1 })).toBeUndefined();
});

test('on a line that declares a function it waits for its calls, in all of its instances', () => {
  expect(breakpointsFor(program, [main(10)])).toEqual([{ kind: 'func', name: 'main.main' }]);
  expect(breakpointsFor(program, [main(6)]).map((one) => one.kind)).not.toContain('line');
  expect(breakpointsFor(program, [main(15)])).toEqual([
    { kind: 'line', file: 'main.go', line: 15 },
  ]);
});

test('where a call is deferred nobody stands, unless its arguments are read there', () => {
  const deferring = `package main

var n int

func main() {
	defer func() {
		n = 1
	}()
	defer println("done")
	var p *int
	defer println(n)
	p = new(int)
	println(*p)
}
`;
  const answer = buildProgram(deferring, new Library(gorootSources), 'plain');
  if (!answer.ok) throw new Error(JSON.stringify(answer.diagnostics));
  const settled = [6, 7, 9, 10, 11, 12].map((line) => nextBreakable(answer.program, main(line)));
  // A function literal can be waited for where it begins.
  expect(settled.map((one) => one?.line)).toEqual([6, 7, 11, 11, 11, 13]);
  expect(breakpointsFor(answer.program, [main(6)])).toEqual([
    { kind: 'func', name: 'main.main.func1' },
  ]);
});

test('the runtime can be stopped in too', () => {
  const file = 'runtime/map_faststr.go';
  const text = program.files.find(({ name }) => name === file)?.text ?? '';
  const line = text.split('\n').findIndex((one) => one.startsWith('func mapassign_faststr')) + 1;
  expect(breakpointsFor(program, [{ file, line }])).toEqual([
    { kind: 'func', name: 'runtime.mapassign_faststr' },
  ]);
});

test('what settles on one line is one', () => {
  expect(settledIn(program, [main(16), main(17), main(99), main(7)])).toEqual([main(7), main(17)]);
});

test('written and read again they are the same, as many as fit', () => {
  const lines = [main(7), main(17), { file: 'runtime/map_fast64.go', line: 142 }];
  expect(printBreakpoints(lines)).toBe('7 17 runtime/map_fast64.go:142');
  expect(parseBreakpoints(printBreakpoints(lines))).toEqual(lines);
  expect(printBreakpoints(lines, 10)).toBe('7 17');
  expect(parseBreakpoints(' 0 x -3 1e9 4:5: 8')).toEqual([main(8)]);
});
