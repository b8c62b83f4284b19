import { createInstance, type Instance, type PolicyChoice } from '../src/machine';
import { generatorSteps, MapBytes, straightSteps, trampolineSteps } from './baselines';
import { mapAssignProgram, OPERATIONS, WRITERS } from './map-assign';

// Visible steps a second of a map-assign-like loop, on shared memory. `npm run bench`

interface Row {
  readonly name: string;
  /** Millions of steps a second: median of the rounds, and the least disturbed one. */
  readonly speed: number;
  readonly best: number;
}

const ROUNDS = 15;
const ROUND_MS = 100;
/** Engines compile hot functions again in the background: so long nothing is measured. */
const WARM_UP_MS = 1000;

/** Runs `steps(count)` for a while, several times, and takes the middle. */
function measure(name: string, steps: (count: number) => void): Row {
  let count = 100_000;
  const begun = performance.now();
  for (;;) {
    const start = performance.now();
    steps(count);
    const end = performance.now();
    count = Math.ceil(count * Math.max(0.5, Math.min(2, ROUND_MS / (end - start))));
    if (end - begun > WARM_UP_MS) break;
  }
  const speeds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    steps(count);
    speeds.push(count / (performance.now() - start) / 1000);
  }
  speeds.sort((a, b) => a - b);
  return { name, speed: speeds[ROUNDS >> 1] ?? 0, best: speeds.at(-1) ?? 0 };
}

function machine(logging: 'log' | 'no log'): Instance {
  const instance = createInstance(mapAssignProgram(true), { seed: 1 });
  instance.logging = logging === 'log';
  // main starts the writers and leaves.
  while (instance.isRunnable(1)) instance.step(1);
  instance.emptyLog();
  return instance;
}

function inWasm(instance: Instance, policy: PolicyChoice): (count: number) => void {
  return (count) => {
    for (let done = 0; done < count; ) {
      done += instance.run(policy, done, count - done, WRITERS[0]);
      instance.emptyLog();
      if (instance.fault !== 0) throw new Error(`fault ${instance.fault}`);
    }
  };
}

function inJs(instance: Instance): (count: number) => void {
  return (count) => {
    for (let done = 0; done < count; done++) {
      instance.step(WRITERS[done & 1] ?? 0);
      if ((done & 0x7fff) === 0) instance.emptyLog();
    }
  };
}

const ALONE: PolicyChoice = { kind: 'byHand' };
const RANDOM: PolicyChoice = { kind: 'random', seed: 1 };
const IN_TURN: PolicyChoice = { kind: 'roundRobin', quantum: 10 };

const rows = [
  measure('WebAssembly loop, one goroutine, log row a step', inWasm(machine('log'), ALONE)),
  measure('WebAssembly loop, one goroutine, no log', inWasm(machine('no log'), ALONE)),
  measure('WebAssembly loop, round robin of 10, log', inWasm(machine('log'), IN_TURN)),
  measure('WebAssembly loop, round robin of 10, no log', inWasm(machine('no log'), IN_TURN)),
  measure('WebAssembly loop, random, log', inWasm(machine('log'), RANDOM)),
  measure('WebAssembly loop, random, no log', inWasm(machine('no log'), RANDOM)),
  measure('JavaScript loop over step(), log row a step', inJs(machine('log'))),
  measure('JavaScript loop over step(), no log', inJs(machine('no log'))),
  measure('generators, yield*', (count) => generatorSteps(count, new MapBytes())),
  measure('generators on a trampoline', (count) => trampolineSteps(count, new MapBytes())),
  measure('straight TypeScript, no stops', (count) =>
    straightSteps(count, new MapBytes(), OPERATIONS),
  ),
];

const base = rows[0]?.speed ?? 1;
console.log(
  `two writers, each a loop of ${OPERATIONS} visible operations like a map assign's; shared memory\n`,
);
console.log(
  `${'way'.padEnd(52)}${'M steps/s'.padStart(10)}${'best'.padStart(9)}${'ratio'.padStart(8)}`,
);
for (const { name, speed, best } of rows) {
  console.log(
    `${name.padEnd(52)}${speed.toFixed(1).padStart(10)}${best.toFixed(1).padStart(9)}${(speed / base).toFixed(2).padStart(8)}`,
  );
}
