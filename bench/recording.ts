import { createInstance, type PolicyChoice, Run } from '../src/machine';
import type { Program } from '../src/emit';
import type { Library } from '../src/golang';
import type { Gid } from '../src/recording';
import { buildText, compileAll } from './real-go';

// A million steps with all that is recorded of them: how fast they are made, how soon any of them is found again, and
// how much memory that takes. In time of the processor: a machine may be busy.

const STEPS = 1_000_000;
const SEEKS = 1000;
const ROUNDS = 5;

const main = (body: string): string =>
  `package main\n\nimport "sync"\n\nfunc main() {\n\tvar wg sync.WaitGroup\n${body}\n\twg.Wait()\n}\n`;

const PROGRAMS: Readonly<Record<string, string>> = {
  'two writers, a map each': main(`	for range 2 {
		wg.Add(1)
		go func() {
			m := map[int]int{}
			for i := range 1 << 60 {
				m[i&63] = i
			}
		}()
	}`),
  'maps that grow': main(`	for range 8 {
		wg.Add(1)
		go func() {
			m := map[int]int{}
			for i := range 1 << 60 {
				m[i*7] = i
			}
		}()
	}`),
  'a lock for four': main(`	var mu sync.Mutex
	m := map[int]int{}
	for range 4 {
		wg.Add(1)
		go func() {
			for i := range 1 << 60 {
				mu.Lock()
				m[i&1023]++
				mu.Unlock()
			}
		}()
	}`),
  'ten thousand goroutines': main(`	n := make([]int, 1000)
	for w := range 10000 {
		wg.Add(1)
		go func() {
			for i := range 1 << 60 {
				n[(i+w)%1000] = i
			}
		}()
	}`),
};

const POLICIES = {
  'round robin of 10': { kind: 'roundRobin', quantum: 10 },
  random: { kind: 'random', seed: 1 },
} as const satisfies Record<string, PolicyChoice>;

/** Milliseconds of the processor's time. */
function spent(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const MAIN = 1 as Gid;

/**
 * Main starts the others first. The least disturbed of some rounds: engines compile hot functions again while the first steps
 * run.
 */
function record(program: Program, policy: PolicyChoice): { run: Run; ms: number } {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 1; ; round++) {
    const run = new Run(createInstance(program, { seed: 1 }), { seed: 1, policy });
    const started = run.runAlone(MAIN, STEPS);
    best = Math.min(
      best,
      spent(() => run.runByPolicy(STEPS)),
    );
    if (run.isRunnable(MAIN)) throw new Error('main has not started all of them');
    if (run.length < started + STEPS) throw new Error(`only ${run.length} steps`);
    if (round === ROUNDS) return { run, ms: best };
  }
}

/** Times in order, of seeks all over the recording. */
function seekTimes(run: Run): number[] {
  let chance = 1;
  const times: number[] = [];
  for (let n = 0; n < SEEKS; n++) {
    chance = Math.imul(chance, 0x2c9277b5) + 0xac564b05;
    const to = Math.floor(((chance >>> 0) / 2 ** 32) * run.length);
    times.push(spent(() => run.seek(to)));
  }
  return times.sort((a, b) => a - b);
}

export function printRecordings(isWanted: (name: string) => boolean): void {
  let library: Library | undefined;
  for (const [what, text] of Object.entries(PROGRAMS)) {
    for (const [who, policy] of Object.entries(POLICIES)) {
      const name = `recording, ${what}, ${who}`;
      if (!isWanted(name)) continue;
      if (library === undefined) {
        library = compileAll();
        printRow('\nrecording of 1,000,000 steps', [
          'M steps/s',
          'median ms',
          'p99 ms',
          'tables MB',
          'states MB',
        ]);
      }
      const { run, ms } = record(buildText(library, text, 'gated'), policy);
      const times = seekTimes(run);
      const [median, p99] = [0.5, 0.99].map((part) => times[Math.floor(part * SEEKS)] ?? 0);
      const { tables, checkpoints } = run.bytes;
      printRow(name, [
        (STEPS / ms / 1000).toFixed(1),
        (median ?? 0).toFixed(2),
        (p99 ?? 0).toFixed(2),
        (tables / 1e6).toFixed(0),
        (checkpoints / 1e6).toFixed(0),
      ]);
    }
  }
}

function printRow(name: string, columns: readonly string[]): void {
  const start = name.startsWith('\n') ? 63 : 62;
  console.log(`${name.padEnd(start)}${columns.map((text) => text.padStart(11)).join('')}`);
}
