import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { link } from '../emit';
import { compileProgram, Library } from '../golang';
import { gorootSources } from '../goroot';
import { faultOf } from './crash';
import { FreeRun } from './free-run';
import { printedText } from './output';

const FOLDER = new URL('goldens/', import.meta.url);
const GOLDENS0 = readdirSync(FOLDER).flatMap((file) =>
  readFileSync(new URL(file, FOLDER), 'utf8')
    .split(/^==== /m)
    .slice(1)
    .map((golden) => {
      const [head = '', stdout = '', rest = ''] = golden.split(/^---- (?:stdout|stderr)\n/m);
      const end = rest.lastIndexOf('---- status ');
      const line = head.indexOf('\n');
      return {
        name: head.slice(0, line),
        source: head.slice(line + 1),
        expected: { stdout, stderr: rest.slice(0, end), status: Number(rest.slice(end + 12)) },
      };
    }),
);
const library = new Library(gorootSources);
const GOLDENS = process.env['ONE']
  ? [{ name: 'one', source: readFileSync(process.env['ONE'], 'utf8'), expected: {} }]
  : GOLDENS0;
test.each(GOLDENS)('free: $name', ({ source, expected }) => {
  const { module, modules } = compileProgram({ name: 'main.go', text: source }, library);
  if (!module) throw new Error('no');
  const program = link(module, modules, { shared: false, mode: 'free' });
  const run = new FreeRun(program, { seed: 1 });
  for (let i = 0; i < 1000 && !run.hasEnded; i++) run.advance();
  const texts = printedText(run.memory, program);
  const printed = (wanted: number): string =>
    texts.map(({ fd, text }) => (fd === wanted ? text : '')).join('');
  const fault = faultOf(run.memory, program);
  const stderr = (printed(2) + (fault?.stderr ?? ''))
    .replace(/^(\t(?:sync|runtime)\/\w+\.go):\d+$/gm, '$1')
    .replace(/ (?:pc|addr)=0x[\da-f]+/g, '')
    .replace(/^((?:[\w/]+\.\S*?|panic))\((?:\.\.\.)?\)$/gm, '$1(…)');
  expect({ stdout: printed(1), stderr, status: fault?.exitStatus }).toEqual(expected);
});
