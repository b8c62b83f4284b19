import { expect, test } from 'vitest';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import { buildProgram } from './build';
import { FreeRun } from './free-run';
import { createInstance } from './instance';
import { printedEnds, printedText } from './output';
import { Pursuit } from './run-until';
import { Run } from './run';

const library = new Library(gorootSources);
const MOST = 1000;

function printedBy(body: string) {
  const built = buildProgram(`package main\n\nfunc main() {\n${body}\n}\n`, library, 'plain');
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  const run = new Run(createInstance(built.program, { seed: 1 }), {
    seed: 1,
    policy: { kind: 'byHand' },
  });
  new Pursuit(run, { kind: 'end' }).advance(Number.POSITIVE_INFINITY);
  const [whole] = printedText(run.memory, built.program);
  return { whole: whole?.text ?? '', ends: printedEnds(run.memory, built.program, MOST) };
}

test('of a long output the ends are told, and how much lies between', () => {
  const { whole, ends } = printedBy('\tfor i := range 5000 {\n\t\tprintln(i)\n\t}');
  const [first, last] = ends;
  expect(ends).toHaveLength(2);
  expect(whole.startsWith(first?.text ?? '?')).toBe(true);
  expect(whole.endsWith(last?.text ?? '?')).toBe(true);
  expect(last?.text.length).toBeGreaterThan(MOST / 2);
  const told = ends.reduce((sum, { text }) => sum + text.length, 0);
  expect(told).toBeLessThan(3 * MOST);
  expect(last?.elided).toBeGreaterThan(whole.length - told - 1);
});

test('a short output is told whole', () => {
  const { whole, ends } = printedBy('\tfor i := range 100 {\n\t\tprintln(i)\n\t}');
  expect(ends).toEqual([{ fd: 2, text: whole }]);
});

test('a text that is longer than a record has room for is told whole', () => {
  const source =
    'package main\n\nimport "os"\n\nfunc main() {\n\tos.Stdout.Write(make([]byte, 1<<28+5))\n\tprintln("end")\n}\n';
  const built = buildProgram(source, library, 'plain', { mode: 'free' });
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  const run = new FreeRun(built.program, { seed: 1, memoryLimit: 2 ** 31 });
  while (!run.hasEnded) run.advance();
  const told = run.takeOutput().map(({ fd, bytes }) => [fd, bytes.length]);
  expect(told).toEqual([
    [1, 2 ** 28 + 5],
    [2, 4],
  ]);
});

test('of one long text the beginning is told', () => {
  const doubled = '\ts := "0123456789"\n\tfor range 10 {\n\t\ts += s\n\t}\n\tprintln(s)';
  const { whole, ends } = printedBy(doubled);
  expect(whole).toHaveLength(10 * 1024 + 1);
  expect(whole.startsWith(ends[0]?.text ?? '?')).toBe(true);
  expect(ends[0]?.text).toHaveLength(2 * MOST);
  expect(ends.at(-1)?.elided).toBeGreaterThan(8000);
});
