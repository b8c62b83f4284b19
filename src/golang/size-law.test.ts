import { expect, test } from 'vitest';
import { gorootSources } from '../goroot';
import { compileProgram } from './compile';
import { Library } from './library';
import { monsterOf } from './testing/monsters';

// Four times as long a program takes about four times as long to compile. What looked at all of its beginning for each
// of its lines would take sixteen times as long; half of that is let pass, for caches and the collector.

const SIZE = 2_500;
const TIMES = 4;
const MOST = 9;
/** Seconds in which the compiler does so little that chance decides. */
const LITTLE = 0.2;

const library = new Library(gorootSources);

function vet(text: string): void {
  compileProgram({ name: 'main.go', text }, library);
}

/** CPU time. */
function seconds(text: string): number {
  const before = process.cpuUsage();
  vet(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

test.each([
  'types',
  'doubling types',
  'doubling embedding',
  'doubling instances',
  'divided floats',
  'embedded interfaces',
  'unions',
  'many errors',
  'many gotos',
  'many methods',
  'open strings',
  'escapes',
  'closed brackets',
])(
  'compiling takes time in proportion to the length: %s',
  (name) => {
    vet(monsterOf(name, SIZE));
    const short = seconds(monsterOf(name, SIZE));
    // What else the process did meanwhile is not the compiler's: the fastest of three times counts.
    let long = Number.POSITIVE_INFINITY;
    const most = MOST * Math.max(short, LITTLE);
    for (let n = 0; n < 3 && long > most; n++) long = seconds(monsterOf(name, SIZE * TIMES));
    expect(long, `${short} s, and ${long} s of a text ${TIMES} times as long`).toBeLessThan(most);
  },
  120_000,
);
