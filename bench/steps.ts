import { createInstance, type Instance, type PolicyChoice, Run } from '../src/machine';
import type { Program } from '../src/emit';
import { generatorSteps, MapBytes, straightSteps, trampolineSteps } from './baselines';
import { mapAssignProgram, OPERATIONS } from './map-assign';
import { measure, type Row } from './measure';
import { build, compileAll } from './real-go';

// Visible steps a second of two writers on shared memory.

/** Two goroutines are in their loops for ever, on a map each. */
function twoWriters(program: Program, logging: boolean): { instance: Instance; writers: number[] } {
  const instance = createInstance(program, { seed: 1 });
  // main starts the writers, and leaves or waits.
  while (instance.isRunnable(1)) instance.step(1);
  instance.emptyLog();
  instance.logging = logging;
  return { instance, writers: instance.runnable() };
}

function inWasm(program: Program, policy: PolicyChoice, logging: boolean): (count: number) => void {
  const { instance, writers } = twoWriters(program, logging);
  return (count) => {
    for (let done = 0; done < count; ) {
      done += instance.run(policy, done, count - done, writers[0] ?? 0);
      instance.emptyLog();
      if (instance.fault !== 0) throw new Error(`fault ${instance.fault}`);
    }
  };
}

function inJs(program: Program, logging: boolean): (count: number) => void {
  const { instance, writers } = twoWriters(program, logging);
  return (count) => {
    for (let done = 0; done < count; done++) {
      instance.step(writers[done & 1] ?? 0);
      if ((done & 0x7fff) === 0) instance.emptyLog();
    }
  };
}

/** With rows, spans, windows and checkpoints; anew now and then, since a recording grows. */
function recorded(program: Program): (count: number) => void {
  const LENGTH = 1_000_000;
  let run: Run | undefined;
  return (count) => {
    for (let done = 0; done < count; ) {
      if (run === undefined || run.length >= LENGTH) {
        run = new Run(createInstance(program, { seed: 1 }), { seed: 1, policy: IN_TURN });
      }
      done += run.runByPolicy(Math.min(count - done, LENGTH - run.length));
      if (run.hasEnded) throw new Error('a writer ended');
    }
  };
}

const ALONE: PolicyChoice = { kind: 'byHand' };
const RANDOM: PolicyChoice = { kind: 'random', seed: 1 };
const IN_TURN: PolicyChoice = { kind: 'roundRobin', quantum: 10 };
const ALTERNATING: PolicyChoice = { kind: 'roundRobin', quantum: 1 };

/** Prints the table of those that are wanted. */
export function printSteps(isWanted: (name: string) => boolean): void {
  const library = compileAll();
  const programs = [
    ['assign in IR', mapAssignProgram(true)],
    ['map assign in real Go', build(library)],
  ] as const;
  const policies = [
    ['one goroutine', ALONE],
    ['round robin of 10', IN_TURN],
    ['round robin of 1', ALTERNATING],
    ['random', RANDOM],
  ] as const;

  const speeds: [string, () => (count: number) => void][] = [];
  for (const [code, program] of programs) {
    for (const [who, policy] of policies) {
      speeds.push([`${code}, WebAssembly loop, ${who}, log`, () => inWasm(program, policy, true)]);
    }
    speeds.push(
      [
        `${code}, WebAssembly loop, round robin of 10, no log`,
        () => inWasm(program, IN_TURN, false),
      ],
      [`${code}, JavaScript loop over step(), log`, () => inJs(program, true)],
      [`${code}, run and recording, round robin of 10`, () => recorded(program)],
    );
  }
  speeds.push(
    ['generators, yield*', () => (count) => generatorSteps(count, new MapBytes())],
    ['generators on a trampoline', () => (count) => trampolineSteps(count, new MapBytes())],
    [
      'straight TypeScript, no stops',
      () => (count) => straightSteps(count, new MapBytes(), OPERATIONS),
    ],
  );

  const rows: Row[] = speeds
    .filter(([name]) => isWanted(name))
    .map(([name, start]) => measure(name, start()));
  if (rows.length === 0) return;
  const base = rows[0]?.best ?? 1;
  console.log(
    `${'two writers, shared memory, a log row a step'.padEnd(62)}${'M steps/s'.padStart(10)}${'best'.padStart(9)}${'ratio'.padStart(8)}`,
  );
  for (const { name, speed, best } of rows) {
    console.log(
      `${name.padEnd(62)}${speed.toFixed(1).padStart(10)}${best.toFixed(1).padStart(9)}${(best / base).toFixed(2).padStart(8)}`,
    );
  }
}
