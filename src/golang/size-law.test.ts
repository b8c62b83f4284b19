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

/** CPU time of the faster of three times: what else the process did is not the compiler's. */
function seconds(text: string): number {
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    vet(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  });
  return Math.min(...times);
}

test.each([
  'types',
  'doubling types',
  'doubling embedding',
  'unions',
  'many errors',
  'open strings',
  'escapes',
  'closed brackets',
])(
  'compiling takes time in proportion to the length: %s',
  (name) => {
    vet(monsterOf(name, SIZE));
    const short = seconds(monsterOf(name, SIZE));
    const long = seconds(monsterOf(name, SIZE * TIMES));
    const told = `${short.toFixed(2)} s, and ${long.toFixed(2)} s of a text ${TIMES} times as long`;
    expect(long, told).toBeLessThan(MOST * Math.max(short, LITTLE));
  },
  120_000,
);
