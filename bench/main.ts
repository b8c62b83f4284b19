import { linkSizes } from './links';
import { MAP_WORKLOADS } from './map-workloads';
import { latency, type Latency } from './measure';
import { nameLatencies } from './names';
import { build, compileAll } from './real-go';
import { printRecordings } from './recording';
import { coldTime, newLibrary, printColdTime, programOf, toRunnable } from './runnable';
import { printSteps } from './steps';
import { timesOf, WORKLOADS } from './workloads';
import type { AllStageTimes } from './page-stage';

// `npm run bench [-- words of names]`: visible steps a second, how soon an edit runs, and whole programs in free mode
// beside real Go, when that is there ($GO, or `go` on PATH), the length of links, and the page's longest
// tasks when there is a browser.

const [first, ...more] = process.argv.slice(2);
if (first === '--cold') printColdTime(Number(more[0]));
else await main(first === undefined ? [] : [first, ...more]);

async function main(words: readonly string[]): Promise<void> {
  const isWanted = (name: string): boolean => words.every((word) => name.includes(word));
  printSteps(isWanted);
  printRecordings(isWanted);
  printLatencies(isWanted);
  printWorkloads(isWanted);
  printLinks(isWanted);
  await printPage(isWanted);
}

function printLatencies(isWanted: (name: string) => boolean): void {
  const library = compileAll();
  const warm = newLibrary();
  const compileToModule = (round: number): void => {
    void new WebAssembly.Module(build(library, round).wasm.slice());
  };
  const edits =
    (lines: number) =>
    (round: number): void =>
      toRunnable(warm, programOf(lines, round));
  const latencies: [string, (name: string) => Latency][] = [
    ['source to runnable, two writers', (name) => latency(name, 30, compileToModule)],
    ...[60, 1000].flatMap((lines): [string, (name: string) => Latency][] => [
      [
        `source to runnable, ${lines} lines, cold`,
        (name) =>
          latency(
            name,
            5,
            () => undefined,
            () => coldTime(lines),
          ),
      ],
      [`source to runnable, ${lines} lines, warm`, (name) => latency(name, 30, edits(lines))],
    ]),
  ];
  const told = [
    ...latencies.filter(([name]) => isWanted(name)).map(([name, take]) => take(name)),
    ...nameLatencies(isWanted),
  ];
  if (told.length === 0) return;
  printLine('\nlatency, ms', 'middle', 'best', 'first');
  for (const { name, middle, best, first: once } of told) {
    printLine(name, ...[middle, best, once].map((time) => time.toFixed(1)));
  }
}

function printWorkloads(isWanted: (name: string) => boolean): void {
  const wanted = [...WORKLOADS, ...MAP_WORKLOADS].filter(({ name }) =>
    isWanted(`free mode, ${name}`),
  );
  if (wanted.length === 0) return;
  printLine('\nfree mode, ms', 'ours', 'native', 'wasip1', '/ wasip1');
  const said = (time: number | undefined): string => time?.toFixed(0) ?? 'no Go';
  for (const workload of wanted) {
    const { free, native, wasip1 } = timesOf(workload);
    const ratio = wasip1 === undefined ? '' : (free / wasip1).toFixed(2);
    printLine(`free mode, ${workload.name}`, said(free), said(native), said(wasip1), ratio);
  }
}

function printLinks(isWanted: (name: string) => boolean): void {
  const sizes = linkSizes(isWanted);
  if (sizes.length === 0) return;
  printLine('\nlinks, characters', 'steps', 'link', 'lz-string', 'JSON');
  for (const { name, steps, link, lzString, json } of sizes) {
    printLine(`links, ${name}`, ...[steps, link, lzString, json].map((size) => `${size}`));
  }
}

async function printPage(isWanted: (name: string) => boolean): Promise<void> {
  // A browser's library would weigh on what is measured in this file's own processes.
  const { LOAD, pageTimes } = await import('./page');
  const { MOTION } = await import('./page-motion');
  const { PAN } = await import('./page-stage');
  const times = await pageTimes((name) => isWanted(`page, ${name}`));
  if (times === undefined) return;
  const { load, arrivals, motion, stage } = times;
  if (stage !== undefined) printStage(stage, PAN);
  if (load !== undefined || arrivals.length > 0) {
    printLine("\nthe page's longest task, ms", 'steps', 'arrival', 'back', 'step');
  }
  if (load !== undefined) printLine(`page, ${LOAD}`, '', load.toFixed(0));
  for (const { name, steps, ...tasks } of arrivals) {
    const told = [tasks.arrival, tasks.back, tasks.step].map((time) => time.toFixed(0));
    printLine(`page, ${name}`, `${steps}`, ...told);
  }
  if (motion === undefined) return;
  printLine('\nthe page in motion', 'steps', 'frames/s', 'ms/frame', 'longest');
  for (const kind of ['pan', 'zoom', 'play'] as const) {
    const { fps, frame, longest } = motion[kind];
    printLine(
      `page, ${MOTION[kind]}`,
      `${motion.steps}`,
      fps.toFixed(0),
      frame.toFixed(1),
      longest.toFixed(0),
    );
  }
}

function printStage({ steps, pan }: AllStageTimes, panName: string): void {
  if (steps.length > 0) printLine('\nfrom a key to its picture, ms', 'middle', 'p95', 'own');
  for (const { name, middle, p95, own } of steps) {
    printLine(`page, ${name}`, ...[middle, p95, own].map((time) => time.toFixed(1)));
  }
  if (pan === undefined) return;
  printLine('\nthe map in motion', 'frames/s', 'ms/frame', 'longest');
  const told = [pan.fps.toFixed(0), pan.frame.toFixed(1), pan.longest.toFixed(0)];
  printLine(`page, ${panName}`, ...told);
}

function printLine(name: string, ...columns: readonly string[]): void {
  const start = name.startsWith('\n') ? 63 : 62;
  console.log(`${name.padEnd(start)}${columns.map((text) => text.padStart(10)).join('')}`);
}
