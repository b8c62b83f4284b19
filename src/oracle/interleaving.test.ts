import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import { buildProgram, createInstance, faultOf, Pursuit, printedText, Run } from '../machine';
import { parseSchedule, type PolicyChoice } from '../recording';
import { readInterleaving, takeTurns, withSchedule } from './interleaving';

const FOLDER = new URL('../../examples/interleavings/', import.meta.url);
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.go'));
const library = new Library(gorootSources);
const SEED = 1;

/** A run of a program that stands at its start; golike is how the command line runs it when nobody says. */
function runOf(source: string, kind: 'golike' | 'byHand' = 'golike'): Run {
  const built = buildProgram(source, library, 'plain');
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  const policy: PolicyChoice = kind === 'golike' ? { kind, seed: SEED } : { kind };
  const instance = createInstance(built.program, { seed: SEED, golike: kind === 'golike' });
  return new Run(instance, { seed: SEED, policy });
}

/** What a run that is over printed, and the first line of its crash. */
function endOf(run: Run): string {
  const printed = printedText(run.memory, run.program).map(({ text }) => text);
  const fault = faultOf(run.memory, run.program);
  if (fault === undefined) throw new Error('the program does not end');
  const [crash = ''] = fault.stderr.split('\n', 1);
  return [...printed, crash].join('').trim();
}

test.each(files)('%s: its order is its schedule', async (file) => {
  const url = new URL(file, FOLDER);
  const source = readFileSync(url, 'utf8');
  const run = runOf(source);
  takeTurns(run, readInterleaving(source).order);
  // `-u` writes the schedule anew when the runtime makes other steps than it did.
  await expect(withSchedule(source, run.schedule().toString())).toMatchFileSnapshot(url.pathname);
});

test.each(files)('%s: its schedule ends as it says, every time', (file) => {
  const source = readFileSync(new URL(file, FOLDER), 'utf8');
  const { schedule, ends } = readInterleaving(source);
  const plan = parseSchedule(schedule);
  expect(plan.isExplicit).toBe(true);
  for (const kind of ['golike', 'golike', 'byHand'] as const) {
    const run = runOf(source, kind);
    expect(run.follow(plan)).toBe(plan.length);
    // Whoever chooses, there is nothing left to choose.
    new Pursuit(run, { kind: 'end' }).advance(Number.POSITIVE_INFINITY);
    expect(endOf(run)).toBe(ends);
  }
});

test('the table has every program, and the schedule of its example', () => {
  const table = readFileSync(new URL('README.md', FOLDER), 'utf8');
  const linked = [...table.matchAll(/\[([\w-]+\.go)\]\(\1\)/g)].map(([, file]) => file);
  expect(new Set(linked)).toEqual(new Set(files));
  const [, schedule, file = ''] = /run --schedule '(.*)' (\S+)/.exec(table) ?? [];
  expect(schedule).toBe(readInterleaving(readFileSync(new URL(file, FOLDER), 'utf8')).schedule);
});
