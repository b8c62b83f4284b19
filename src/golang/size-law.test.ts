import { expect, test } from 'vitest';
import { gorootSources } from '../goroot';
import { compileProgram } from './compile';
import { Library } from './library';
import { monsterOf } from './testing/monsters';

// Four times as long a program takes about four times as long to compile. What looked at all of its beginning for each
// of its lines would take sixteen times as long; half of that is let pass, for caches and the collector.

const TIMES = 4;
const MOST = 9;
/** Seconds in which the compiler does so little that chance decides. */
const LITTLE = 0.2;

const library = new Library(gorootSources);

function vet(text: string): void {
  const { diagnostics } = compileProgram({ name: 'main.go', text }, library);
  // It would be no measure of anything.
  if (diagnostics.some(({ message }) => message.endsWith('tokens yet')))
    throw new Error('too long');
}

/** CPU time. */
function seconds(text: string): number {
  const before = process.cpuUsage();
  vet(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Of the short program. The long one has almost as many tokens as are let pass. */
test.each([
  ['types', 3_500],
  ['doubling types', 2_400],
  ['doubling embedding', 850],
  ['doubling instances', 700],
  ['embedded interfaces', 2_200],
  ['unions', 5_000],
  ['many errors', 2_500],
  ['many gotos', 2_700],
  ['many methods', 2_400],
  ['open strings', 5_000],
  ['escapes', 5_000],
  ['closed brackets', 5_000],
])(
  'compiling takes time in proportion to the length: %s',
  (name, size) => {
    vet(monsterOf(name, size));
    const short = seconds(monsterOf(name, size));
    // What else the process did meanwhile is not the compiler's: the fastest of three times counts.
    let long = Number.POSITIVE_INFINITY;
    const most = MOST * Math.max(short, LITTLE);
    for (let n = 0; n < 3 && long > most; n++) long = seconds(monsterOf(name, size * TIMES));
    expect(long, `${short} s, and ${long} s of a text ${TIMES} times as long`).toBeLessThan(most);
  },
  120_000,
);
