import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Library } from '../src/golang';
import { gorootSources } from '../src/goroot';
import { buildProgram, FreeRun, printedText } from '../src/machine';

// Whole programs in free mode, beside the same ones built by Go 1.23: natively, and for wasip1 in this very engine.

const PROGRAMS = import.meta.glob<string>('./programs/*.go', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const ROUNDS = 3;
const MEMORY = 1 << 30;

export interface Workload {
  readonly name: string;
  readonly source: string;
}

export const WORKLOADS: readonly Workload[] = Object.entries(PROGRAMS).map(([file, source]) => ({
  name: file.replace(/^.*\/|\.go$/g, ''),
  source,
}));

interface Times {
  readonly free: number;
  readonly native: number | undefined;
  readonly wasip1: number | undefined;
}

const library = new Library(gorootSources);

/** Milliseconds of the best of some rounds. */
export function timesOf({ name, source }: Workload): Times {
  const built = buildProgram(source, library, 'plain', { mode: 'free' });
  if (!built.ok) throw new Error(`${name}: ${JSON.stringify(built.diagnostics)}`);
  const { program } = built;
  let said = '';
  const free = best(() => {
    const run = new FreeRun(program, { seed: 1, memoryLimit: MEMORY });
    const start = performance.now();
    while (!run.hasEnded) run.advance();
    const time = performance.now() - start;
    said = printedText(run.memory, program)
      .map(({ text }) => text)
      .join('');
    return time;
  });
  return { free, ...withGo(name, source, said) };
}

function best(round: () => number): number {
  return Math.min(...Array.from({ length: ROUNDS }, round));
}

function withGo(name: string, source: string, said: string): Omit<Times, 'free'> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const file = join(folder, 'main.go');
    writeFileSync(file, source);
    const native = join(folder, 'native');
    if (!goBuild(file, native, {})) return { native: undefined, wasip1: undefined };
    const nativeTime = best(() => {
      const start = performance.now();
      const { stderr } = spawnSync(native, [], { encoding: 'utf8' });
      const time = performance.now() - start;
      if (stderr !== said) throw new Error(`${name} prints ${said}, with real Go ${stderr}`);
      return time;
    });
    const wasm = join(folder, 'wasip1');
    if (!goBuild(file, wasm, { GOOS: 'wasip1', GOARCH: 'wasm' })) {
      return { native: nativeTime, wasip1: undefined };
    }
    return { native: nativeTime, wasip1: best(() => wasiTime(wasm)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function goBuild(file: string, out: string, env: Record<string, string>): boolean {
  const go = process.env['GO'] ?? 'go';
  const { status } = spawnSync(go, ['build', '-o', out, file], {
    env: { ...process.env, GOTOOLCHAIN: 'local', GO111MODULE: 'off', ...env },
  });
  return status === 0;
}

/**
 * In a process of its own: node:wasi and several large modules in one process do not go well together. It prints the
 * time from entry to exit.
 */
const WASI_CHILD = `
const { WASI } = require('node:wasi');
const module = new WebAssembly.Module(require('node:fs').readFileSync(process.argv[1]));
const wasi = new WASI({ version: 'preview1', args: ['program'], returnOnExit: true });
const imports = wasi.getImportObject();
const { wasi_snapshot_preview1: calls } = imports;
// Called straight from WebAssembly, clock_time_get aborts the process once memory has grown.
for (const [name, call] of Object.entries(calls)) calls[name] = (...args) => call(...args);
const instance = new WebAssembly.Instance(module, imports);
const start = performance.now();
wasi.start(instance);
process.stdout.write(String(performance.now() - start));
`;

function wasiTime(wasm: string): number {
  const args = ['--no-warnings', '-e', WASI_CHILD, wasm];
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the program for wasip1 ended with ${status}`);
  return Number(stdout);
}
