import { expect, test } from 'vitest';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import { buildProgram } from './build';
import { faultOf } from './crash';
import { FreeRun } from './free-run';
import { createInstance } from './instance';
import { printedText } from './output';
import { Run } from './run';
import { Pursuit } from './run-until';

// Functions that run whole have no frame that could stand anywhere; a nil pointer in one is its caller's panic.

const WHOLE = `package atomic

//hmapscope:private
func Peek(p *int) int { return *p }

//hmapscope:atomic
func Poke(p, q *int) { *p = 7; *q = 8 }
`;

const library = new Library(
  gorootSources.map((source) =>
    source.path === 'sync/atomic'
      ? { ...source, files: [...source.files, { name: 'sync/atomic/whole.go', text: WHOLE }] }
      : source,
  ),
);

test('a nil pointer in a function that runs whole is a panic of its caller, and can be recovered', () => {
  const text = `package main

import "sync/atomic"

var n int

func try(f func()) (s string) {
	defer func() {
		if recover() != nil {
			s = "recovered"
		}
	}()
	f()
	return "not reached"
}

func main() {
	println(try(func() { println(atomic.Peek(nil)) }))
	println(try(func() { atomic.Poke(&n, nil) }), n)
	atomic.Poke(nil, nil)
}
`;
  const built = buildProgram(text, library, 'plain');
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  const { program } = built;
  const policy = { kind: 'random', seed: 1 } as const;
  const run = new Run(createInstance(program, { seed: 1 }), { seed: 1, policy, stepLimit: 1e5 });
  new Pursuit(run, { kind: 'end' }).advance(Number.POSITIVE_INFINITY);
  const printed = printedText(run.memory, program).map((piece) => piece.text);
  expect(printed.join('')).toBe('recovered\nrecovered 7\n');
  const fault = faultOf(run.memory, program);
  expect(fault?.stderr.replace(/ (?:addr|pc)=\w+/g, '')).toBe(
    'panic: runtime error: invalid memory address or nil pointer dereference\n' +
      '[signal SIGSEGV: segmentation violation code=0x1]\n\n' +
      'goroutine 1 [running]:\nmain.main()\n\tmain.go:20\n',
  );
});

test('in free mode it ends the program as the panic that nobody recovers', () => {
  const text = `package main

import "sync/atomic"

func main() {
	println("before")
	println(atomic.Peek(nil))
}
`;
  const built = buildProgram(text, library, 'plain', { mode: 'free' });
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  const run = new FreeRun(built.program, { seed: 1 });
  while (!run.hasEnded) run.advance();
  expect(printedText(run.memory, built.program).map((piece) => piece.text)).toEqual(['before\n']);
  const fault = faultOf(run.memory, built.program);
  expect(fault?.exitStatus).toBe(2);
  expect(fault?.stderr.split('\n').slice(0, 2)).toEqual([
    'panic: runtime error: invalid memory address or nil pointer dereference',
    '[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x0]',
  ]);
});
