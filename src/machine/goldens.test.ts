import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import { buildProgram } from './build';
import { faultOf } from './crash';
import { createInstance } from './instance';
import { printedText } from './output';
import { Run } from './run';
import { Pursuit } from './run-until';

/**
 * Programs and what real Go 1.23.5 made of each (`scripts/record.mjs`: `go build`, GOMAXPROCS=1), less argument
 * words, distances, addresses, folders and lines of its library.
 */
const FOLDER = new URL('goldens/', import.meta.url);
const GOLDENS = readdirSync(FOLDER)
  .sort()
  .flatMap((file) => {
    const goldens = readFileSync(new URL(file, FOLDER), 'utf8')
      .split(/^==== /m)
      .slice(1);
    return goldens.map((golden) => goldenOf(golden, file.replace('.txt', '')));
  });

function goldenOf(golden: string, topic: string) {
  const [head = '', stdout = '', rest = ''] = golden.split(/^---- (?:stdout|stderr)\n/m);
  const end = rest.lastIndexOf('---- status ');
  const line = head.indexOf('\n');
  return {
    name: `${topic}: ${head.slice(0, line)}`,
    source: head.slice(line + 1),
    expected: { stdout, stderr: rest.slice(0, end), status: Number(rest.slice(end + 12)) },
  };
}

const library = new Library(gorootSources);

function outcome(source: string) {
  const built = buildProgram(source, library, 'plain');
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  const run = new Run(createInstance(built.program, { seed: 1 }), {
    seed: 1,
    policy: { kind: 'random', seed: 1 },
    stepLimit: 1e7,
  });
  new Pursuit(run, { kind: 'end' }).advance(Number.POSITIVE_INFINITY);
  const texts = printedText(run.memory, run.program);
  const printed = (wanted: number): string =>
    texts.map(({ fd, text }) => (fd === wanted ? text : '')).join('');
  const fault = faultOf(run.memory, run.program);
  const stderr = (printed(2) + (fault?.stderr ?? ''))
    .replace(/^(\t\w+\/[\w/]+\.go):\d+$/gm, '$1')
    .replace(/ (?:pc|addr)=0x[\da-f]+/g, '')
    .replace(/^((?:[\w/]+\.\S*?|panic))\((?:\.\.\.)?\)$/gm, '$1(…)');
  return { stdout: printed(1), stderr, status: fault?.exitStatus };
}

test.each(GOLDENS)('as real Go: $name', ({ source, expected }) => {
  expect(outcome(source)).toEqual(expected);
});
