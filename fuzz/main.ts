import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { againstGo } from './against-go';
import { ALL_MONSTERS, type Job, type Kind, programOf, type Report } from './words';

// `npm run fuzz -- --seed N --vet 100000 --run 10000`: damages the programs of the goldens and has them compiled, and
// run. None may throw, hang, take long, trap, or end gated in another way than free. Failing programs are left in FAILURES.
// `--links 1000000`: links and recordings' files that were cut, changed or made to deceive are read. None may hang, throw,
// take a gigabyte, or be refused without words.

const FAILURES = 'dist/fuzz-failures';
/** Nobody saw the program in hand change for so long: it hangs. */
const MOST_WAIT = 30;
const HEAP_MB = 2048;

await main();

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      from: { type: 'string', default: '0' },
      vet: { type: 'string', default: '0' },
      run: { type: 'string', default: '0' },
      links: { type: 'string', default: '0' },
      'against-go': { type: 'string', default: '0' },
      monsters: { type: 'boolean', default: false },
    },
  });
  const seed = Number(values.seed);
  const from = Number(values.from);
  let found = values.monsters ? await fuzz('monsters', seed, from, ALL_MONSTERS.length) : 0;
  for (const kind of ['vet', 'run', 'links'] as const) {
    const count = Number(values[kind]);
    if (count > 0) found += await fuzz(kind, seed, from, from + count);
  }
  const compared = Number(values['against-go']);
  if (compared > 0) found += againstGo(seed, from, compared) ?? 1;
  process.exitCode = found === 0 ? 0 : 1;
}

/** How many programs failed. */
async function fuzz(kind: Kind, seed: number, from: number, to: number): Promise<number> {
  let found = 0;
  const began = Date.now();
  const report = ({ index, text, problem }: Report): void => {
    found++;
    mkdirSync(FAILURES, { recursive: true });
    const file = `${FAILURES}/${kind}-${seed}-${index}.${kind === 'links' ? 'txt' : 'go'}`;
    writeFileSync(file, text);
    console.log(`${file}: ${problem}\n`);
  };
  for (let next = from; next < to; ) next = await work({ kind, seed, from: next, to }, report);
  const seconds = Math.round((Date.now() - began) / 1000);
  const what = kind === 'links' ? 'texts' : 'programs';
  console.log(`${kind} --seed ${seed}: ${to - from} ${what}, ${found} failed, ${seconds} s`);
  return found;
}

/** Judges programs until one brings the judge down; the number of the next one. */
function work(job: Omit<Job, 'progress'>, report: (report: Report) => void): Promise<number> {
  const progress = new Int32Array(new SharedArrayBuffer(4)).fill(-1);
  const worker = new Worker(new URL(/* @vite-ignore */ './worker.js', import.meta.url), {
    workerData: { ...job, progress } satisfies Job,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  return new Promise((resolve) => {
    let waited = 0;
    let last = -1;
    let problem = 'the process ended';
    const timer = setInterval(() => {
      const index = Atomics.load(progress, 0);
      waited = index === last ? waited + 1 : 0;
      last = index;
      if (waited < MOST_WAIT) return;
      problem = `hangs for ${MOST_WAIT} seconds`;
      void worker.terminate();
    }, 1000);
    worker.on('message', report);
    worker.on('error', (error) => {
      problem = error.stack ?? error.message;
    });
    worker.on('exit', () => {
      clearInterval(timer);
      const index = Atomics.load(progress, 0);
      if (index < 0) throw new Error(problem);
      if (index < job.to) {
        report({ index, text: programOf(job, index), problem });
      }
      resolve(index + 1);
    });
  });
}
