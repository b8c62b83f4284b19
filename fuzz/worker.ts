import { parentPort, workerData } from 'node:worker_threads';
import { arrivalOf, problemOf } from '../src/recording/testing/arrivals';
import { type Problem, run, vet } from './judge';
import { type Job, programOf, type Report } from './words';

/** CPU time that one program, or link, may take. */
const MOST_SECONDS = 1;
/** Of the whole process, while it reads links: it stays far below, whatever they promise. */
const MOST_BYTES = 1 << 30;

const { kind, seed, from, to, progress } = workerData as Job;

for (let index = from; index < to; index++) {
  Atomics.store(progress, 0, index);
  const text = programOf({ kind, seed }, index);
  // What was compiled or collected meanwhile is not the program's: only who is slow twice is slow.
  let [problem, seconds] = judged(text, index);
  if (problem === undefined && seconds > MOST_SECONDS) [problem, seconds] = judged(text, index);
  if (problem === undefined && seconds > MOST_SECONDS) problem = `slow: ${seconds.toFixed(1)} s`;
  if (problem !== undefined) parentPort?.postMessage({ index, text, problem } satisfies Report);
}
Atomics.store(progress, 0, to);

function judged(text: string, index: number): [Problem, number] {
  const before = process.cpuUsage();
  let problem: Problem;
  try {
    problem = kind === 'links' ? received(index) : compiled(text);
  } catch (error) {
    problem =
      error instanceof Error ? (error.stack ?? error.message).slice(0, 2000) : String(error);
  }
  const { user, system } = process.cpuUsage(before);
  return [problem, (user + system) / 1e6];
}

function compiled(text: string): Problem {
  return (kind === 'run' ? undefined : vet(text)) ?? (kind === 'vet' ? undefined : run(text));
}

function received(index: number): Problem {
  const problem = problemOf(arrivalOf(seed, index));
  if (problem !== undefined) return problem;
  return process.memoryUsage.rss() < MOST_BYTES ? undefined : 'the process takes a gigabyte';
}
