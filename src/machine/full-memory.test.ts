import { expect, test } from 'vitest';
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

// Nothing happens any more to what a program has when its memory is full: it ends where it asked for more.

const library = new Library(gorootSources);
const LIMIT = 4 * 1024 * 1024;

const PROGRAMS = {
  'by output': `package main

func main() {
	for i := 0; ; i++ {
		println(i)
	}
}
`,
  'by small objects': `package main

type node struct {
	next *node
	v    [5]int
}

func main() {
	println(0)
	var list *node
	for {
		list = &node{next: list}
	}
}
`,
  'by strings': `package main

func main() {
	println(0)
	for s := "x"; ; {
		s += s
	}
}
`,
  'by frames': `package main

func down(s *[1000]int) int { var t [1000]int; return t[0] + down(&t) }

func main() {
	println(0)
	down(nil)
}
`,
};

test.each(Object.keys(PROGRAMS) as (keyof typeof PROGRAMS)[])('memory is filled %s', (how) => {
  for (const mode of ['gated', 'free'] as const) {
    expect(ended(PROGRAMS[how], mode)).toEqual(ended(PROGRAMS[how], mode));
    const { fault, printed } = ended(PROGRAMS[how], mode);
    expect(fault?.text).toMatch(
      /^runtime: out of memory: cannot allocate \d+-byte block \(\d+ in use\)$/,
    );
    expect(fault?.kind).toBe('memory');
    expect(fault?.exitStatus).toBe(2);
    expect(fault?.stderr).toMatch(/\nmain\.main\(\)\n\tmain\.go:\d+\n$/);
    expect(printed).toEqual(printed.map((_, i) => `${i}`));
    expect(printed.length).toBeGreaterThan(how === 'by output' ? 10_000 : 0);
  }
});

function ended(text: string, mode: 'gated' | 'free') {
  const built = buildProgram(text, library, 'plain', { mode });
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  const { program } = built;
  const of = (memory: Memory) => ({
    fault: faultOf(memory, program),
    printed: printedText(memory, program)
      .map((piece) => piece.text)
      .join('')
      .trimEnd()
      .split('\n'),
  });
  const options = { seed: 1, memoryLimit: LIMIT };
  if (mode === 'free') {
    const run = new FreeRun(program, options);
    while (!run.hasEnded) run.advance();
    return of(run.memory);
  }
  const policy = { kind: 'random', seed: 1 } as const;
  const run = new Run(createInstance(program, options), { seed: 1, policy });
  new Pursuit(run, { kind: 'end' }).advance(Number.POSITIVE_INFINITY);
  return of(run.memory);
}
