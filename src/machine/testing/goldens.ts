import { readdirSync, readFileSync } from 'node:fs';
import type { Program } from '../../emit';
import type { Memory } from '../../memory';
import { faultOf } from '../crash';
import { printedText } from '../output';

/** What a program printed, and its exit status. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | undefined;
}

const FOLDER = new URL('../goldens/', import.meta.url);

/**
 * Programs and what real Go 1.23.5 made of each (`scripts/record.mjs`: `go build`, GOMAXPROCS=1), less argument
 * words, distances, addresses, folders and lines of its library.
 */
export const GOLDENS = readdirSync(FOLDER)
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
  const status = Number(rest.slice(end + 12));
  const expected: Outcome = { stdout, stderr: rest.slice(0, end), status };
  return { name: `${topic}: ${head.slice(0, line)}`, source: head.slice(line + 1), expected };
}

/** What a program made of itself, as goldens tell it. */
export function outcomeOf(memory: Memory, program: Program): Outcome {
  const texts = printedText(memory, program);
  const printed = (wanted: number): string =>
    texts.map(({ fd, text }) => (fd === wanted ? text : '')).join('');
  const fault = faultOf(memory, program);
  const stderr = (printed(2) + (fault?.stderr ?? ''))
    .replace(/^(\t(?:\w+\/[\w/]+|_testmain)\.go):\d+$/gm, '$1')
    .replace(/ (?:pc|addr)=0x[\da-f]+/g, '')
    .replace(/^((?:[\w/]+\.\S*?|panic))\((?:\.\.\.)?\)$/gm, '$1(…)');
  return { stdout: printed(1), stderr, status: fault?.exitStatus };
}
