import { expect, test } from 'vitest';
import type { Program } from '../emit';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import type { Memory } from '../memory';
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

const NIL_IN_WHOLE = `package main

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
	peek := atomic.Peek
	println(try(func() { println(peek(nil)) }))
	atomic.Poke(nil, nil)
}
`;

test.each(['gated', 'free'] as const)(
  'a nil pointer in a function that runs whole is a panic of its caller, and can be recovered (%s)',
  (mode) => {
    const built = buildProgram(NIL_IN_WHOLE, library, 'plain', { mode });
    if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
    const { program } = built;
    const memory = mode === 'free' ? freely(program) : stepped(program);
    const printed = printedText(memory, program).map((piece) => piece.text);
    expect(printed.join('')).toBe('recovered\nrecovered 7\nrecovered\n');
    const fault = faultOf(memory, program);
    expect(fault?.stderr.replace(/ (?:addr|pc)=\w+/g, '')).toBe(
      'panic: runtime error: invalid memory address or nil pointer dereference\n' +
        '[signal SIGSEGV: segmentation violation code=0x1]\n\n' +
        'goroutine 1 [running]:\nmain.main()\n\tmain.go:22\n',
    );
  },
);

function stepped(program: Program): Memory {
  const policy = { kind: 'random', seed: 1 } as const;
  const run = new Run(createInstance(program, { seed: 1 }), { seed: 1, policy, stepLimit: 1e5 });
  new Pursuit(run, { kind: 'end' }).advance(Number.POSITIVE_INFINITY);
  return run.memory;
}

function freely(program: Program): Memory {
  const run = new FreeRun(program, { seed: 1 });
  while (!run.hasEnded) run.advance();
  return run.memory;
}
