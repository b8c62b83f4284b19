import { createInstance, type Instance } from '../src/machine';
import { generatorSteps, MapBytes, straightSteps, trampolineSteps } from './baselines';
import { mapAssignProgram, OPERATIONS } from './map-assign';

// Visible steps a second of a map-assign-like loop, on shared memory. `npm run bench`

interface Row {
  readonly name: string;
  /** Millions of steps a second, median of the rounds. */
  readonly speed: number;
}

const ROUNDS = 5;
const ROUND_MS = 300;

/** Runs `steps(count)` for a while, several times, and takes the middle. */
function measure(name: string, steps: (count: number) => void): Row {
  let count = 100_000;
  // Warm up, and find how many steps fill a round.
  for (;;) {
    const start = performance.now();
    steps(count);
    const took = performance.now() - start;
    if (took > ROUND_MS) break;
    count = Math.ceil(count * Math.max(1.3, Math.min(8, ROUND_MS / took)));
  }
  const speeds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    steps(count);
    speeds.push(count / (performance.now() - start) / 1000);
  }
  speeds.sort((a, b) => a - b);
  return { name, speed: speeds[ROUNDS >> 1] ?? 0 };
}

function machine(logging: 'log' | 'no log'): Instance {
  const instance = createInstance(mapAssignProgram(true), { seed: 1 });
  instance.logging = logging === 'log';
  return instance;
}

function inWasm(instance: Instance): (count: number) => void {
  return (count) => {
    for (let done = 0; done < count; ) {
      done += instance.run({ kind: 'random', seed: 1 }, done, count - done, 1);
      instance.emptyLog();
      if (instance.fault !== 0) throw new Error(`fault ${instance.fault}`);
    }
  };
}

function inJs(instance: Instance): (count: number) => void {
  return (count) => {
    for (let done = 0; done < count; done++) {
      instance.step(1);
      if ((done & 0x7fff) === 0) instance.emptyLog();
    }
  };
}

const rows = [
  measure('WebAssembly loop, random policy, log row a step', inWasm(machine('log'))),
  measure('WebAssembly loop, random policy, no log', inWasm(machine('no log'))),
  measure('JavaScript loop over step(), log row a step', inJs(machine('log'))),
  measure('JavaScript loop over step(), no log', inJs(machine('no log'))),
  measure('generators, yield*', (count) => generatorSteps(count, new MapBytes())),
  measure('generators on a trampoline', (count) => trampolineSteps(count, new MapBytes())),
  measure('straight TypeScript, no stops', (count) =>
    straightSteps(count, new MapBytes(), OPERATIONS),
  ),
];

const base = rows[0]?.speed ?? 1;
console.log(`map-assign-like loop of ${OPERATIONS} visible operations, shared memory\n`);
console.log(`${'way'.padEnd(52)}${'M steps/s'.padStart(10)}${'ratio'.padStart(8)}`);
for (const { name, speed } of rows) {
  console.log(
    `${name.padEnd(52)}${speed.toFixed(1).padStart(10)}${(speed / base).toFixed(2).padStart(8)}`,
  );
}
