import { parentPort, workerData } from 'node:worker_threads';
import { type Problem, run, vet } from './judge';
import { type Job, programOf, type Report } from './words';

/** CPU time that one program may take. */
const MOST_SECONDS = 1;

const { kind, seed, from, to, progress } = workerData as Job;

for (let index = from; index < to; index++) {
  Atomics.store(progress, 0, index);
  const text = programOf({ kind, seed }, index);
  // What was compiled or collected meanwhile is not the program's: only who is slow twice is slow.
  let [problem, seconds] = judged(text);
  if (problem === undefined && seconds > MOST_SECONDS) [problem, seconds] = judged(text);
  if (problem === undefined && seconds > MOST_SECONDS) problem = `slow: ${seconds.toFixed(1)} s`;
  if (problem !== undefined) parentPort?.postMessage({ index, text, problem } satisfies Report);
}
Atomics.store(progress, 0, to);

function judged(text: string): [Problem, number] {
  const before = process.cpuUsage();
  let problem: Problem;
  try {
    problem = (kind === 'run' ? undefined : vet(text)) ?? (kind === 'vet' ? undefined : run(text));
  } catch (error) {
    problem =
      error instanceof Error ? (error.stack ?? error.message).slice(0, 2000) : String(error);
  }
  const { user, system } = process.cpuUsage(before);
  return [problem, (user + system) / 1e6];
}
