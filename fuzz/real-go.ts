import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findGo } from '../scripts/conformance/go.mjs';

// Many programs at once: each is a package of one module, so that `go build` compiles them together.

/** What real Go makes of a program: the first line that it prints of it, or how it runs. */
export type Verdict =
  | { readonly kind: 'refused'; readonly first: string }
  /** Not even its imports could be read, its build constraints leave it out, or it is no program but a library. */
  | { readonly kind: 'unread' }
  | { readonly kind: 'accepted'; readonly run: (times: number) => Ended | undefined };

export interface Ended {
  readonly stdout: string;
  /** Less the goroutines of a traceback. */
  readonly stderr: string;
  readonly status: number;
}

/** CPU seconds, and kB of address space, that one run may take. */
const LIMITS = 'ulimit -t 5; ulimit -v 8000000';
const MOST_MS = 20_000;
const MOST_OUTPUT = 1 << 20;

export function goCommand(): string | undefined {
  return findGo()?.command;
}

/** Verdicts in the order of the programs; `judge` is called while what was built is there. */
export function withVerdicts(
  command: string,
  programs: readonly string[],
  judge: (verdicts: readonly Verdict[]) => void,
): void {
  const folder = mkdtempSync(join(tmpdir(), 'against-go-'));
  const go = (...args: string[]): { stdout: string; stderr: string } =>
    spawnSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '-mod=mod', GOPROXY: 'off' },
      maxBuffer: 1 << 28,
    });
  writeFileSync(join(folder, 'go.mod'), 'module m\n\ngo 1.23\n');
  programs.forEach((text, i) => {
    mkdirSync(join(folder, `p${i}`));
    writeFileSync(join(folder, `p${i}`, 'main.go'), text);
  });
  const readable = packagesOf(
    go('list', '-e', '-json=ImportPath,Name,Error,DepsErrors', './...').stdout,
  );
  const built = go('build', '-o', `${folder}/bin/`, ...readable.map((name) => `./${name}`));
  const refusals = firstLines(built.stderr);
  const known = new Set(readable);
  judge(
    programs.map((_, i): Verdict => {
      const first = refusals.get(`p${i}`);
      if (!known.has(`p${i}`)) return { kind: 'unread' };
      if (first !== undefined) return { kind: 'refused', first };
      return { kind: 'accepted', run: (times) => endOf(join(folder, 'bin', `p${i}`), times) };
    }),
  );
  rmSync(folder, { recursive: true });
}

interface Listed {
  readonly ImportPath: string;
  readonly Name?: string;
  readonly Error?: unknown;
  readonly DepsErrors?: unknown;
}

/** Names of the packages that could be read. */
function packagesOf(json: string): string[] {
  const listed = JSON.parse(`[${json.replace(/^\}\n\{/gm, '},\n{')}]`) as Listed[];
  return listed
    .filter(({ Name, Error, DepsErrors }) => Name === 'main' && !Error && !DepsErrors)
    .map(({ ImportPath }) => ImportPath.slice('m/'.length));
}

function firstLines(stderr: string): Map<string, string> {
  const lines = new Map<string, string>();
  let current = '';
  for (const line of stderr.split('\n')) {
    const header = /^# m\/(p\d+)/.exec(line);
    if (header) current = header[1] ?? '';
    else if (current !== '' && !lines.has(current))
      lines.set(current, line.replaceAll(/(?:\.\/)?\bp\d+\/main\.go/g, 'main.go'));
  }
  return lines;
}

/** Undefined: it runs in another way each time, or does not end. */
function endOf(program: string, times: number): Ended | undefined {
  let known: Ended | undefined;
  for (let n = 0; n < times; n++) {
    const { stdout, stderr, status } = spawnSync('sh', ['-c', `${LIMITS}; exec ${program}`], {
      encoding: 'utf8',
      env: { ...process.env, GOMAXPROCS: '1' },
      timeout: MOST_MS,
      maxBuffer: MOST_OUTPUT,
    });
    if (status === null) return undefined;
    const ended = { stdout, stderr: withoutGoroutines(stderr), status };
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(ended)) return undefined;
    known = ended;
  }
  return known;
}

export function withoutGoroutines(stderr: string): string {
  return stderr.replace(/\n\n?goroutine \d+ [^]*$/, '\n').replace(/ (?:pc|addr)=0x[\da-f]+/g, '');
}
