export interface Row {
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
export function measure(name: string, steps: (count: number) => void): Row {
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

export interface Latency {
  readonly name: string;
  /** Milliseconds of the first time, the middle and the least disturbed one. */
  readonly first: number;
  readonly middle: number;
  readonly best: number;
}

/** `timed` is given when something else takes the time. */
export function latency(
  name: string,
  rounds: number,
  work: (round: number) => void,
  timed?: () => number,
): Latency {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    work(round);
    times.push(timed?.() ?? performance.now() - start);
  }
  const [first = 0] = times;
  times.sort((a, b) => a - b);
  return { name, first, middle: times[rounds >> 1] ?? 0, best: times[0] ?? 0 };
}
