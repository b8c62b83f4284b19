import { mkdirSync, writeFileSync } from 'node:fs';
import { asGoPrints, compileProgram, diagnosticText, Library } from '../src/golang';
import { gorootSources } from '../src/goroot';
import { buildProgram, faultOf, FreeRun, printedText } from '../src/machine';
import { endsInOneWay } from './judge';
import { type Ended, goCommand, type Verdict, withoutGoroutines, withVerdicts } from './real-go';
import { programOf } from './words';

// `npm run fuzz -- --against-go 1000`: damaged programs, half of them wild, are given to `go build` and to hmapscope. Both
// must refuse the same ones with the same first line, and what ends in one way must end alike.

const BATCH = 100;
const FAILURES = 'dist/fuzz-failures';
const TURNS = 40;
const MEMORY = 256 * 1024 * 1024;
const MISSING =
  'Comparing with real Go needs Go 1.23: none was found as $GO or `go` on PATH.\n' +
  'On Debian: golang-1.23-go and golang-1.23-src (from backports); elsewhere: the 1.23 release for your system.\n' +
  'Then: GO=/where/it/is/bin/go npm run fuzz -- --against-go 1000';

/** Where the two differ, or why they were not compared; 'same' if they agree. */
type Outcome =
  | 'same'
  | 'not supported'
  | 'not read by go'
  | 'not compared: runs in many ways'
  | 'not compared: tests without main'
  | 'taken, but go refuses'
  | 'refused, but go takes'
  | 'other first line'
  | 'other run';

const AGREED: ReadonlySet<Outcome> = new Set([
  'same',
  'not supported',
  'not read by go',
  'not compared: runs in many ways',
  'not compared: tests without main',
]);

interface Judged {
  readonly outcome: Outcome;
  /** What is alike in differences of one cause, and the difference itself. */
  readonly cause: string;
  readonly detail: string;
}

const library = new Library(gorootSources);

/** How many programs differ; undefined: there is no real Go. */
export function againstGo(seed: number, from: number, count: number): number | undefined {
  const command = goCommand();
  if (command === undefined) {
    console.error(MISSING);
    return undefined;
  }
  const counts = new Map<Outcome, number>();
  const causes = new Map<string, string[]>();
  for (let first = from; first < from + count; first += BATCH) {
    const indices = Array.from(
      { length: Math.min(BATCH, from + count - first) },
      (_, i) => first + i,
    );
    const programs = indices.map((i) => programOf({ kind: i % 2 === 0 ? 'vet' : 'run', seed }, i));
    withVerdicts(command, programs, (verdicts) => {
      verdicts.forEach((verdict, i) => {
        const text = programs[i] ?? '';
        const { outcome, cause, detail } = judge(text, verdict);
        counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
        if (AGREED.has(outcome)) return;
        mkdirSync(FAILURES, { recursive: true });
        const file = `${FAILURES}/go-${seed}-${indices[i]}.go`;
        writeFileSync(file, text);
        const key = `${outcome}: ${cause}`;
        causes.set(key, [...(causes.get(key) ?? []), `${file}\n${detail}`]);
      });
    });
  }
  const byFrequency = [...causes].sort(([, a], [, b]) => b.length - a.length);
  for (const [cause, found] of byFrequency)
    console.log(`${found.length} × ${cause}\n  ${found[0]}`);
  for (const [outcome, n] of counts) console.log(`${outcome}: ${n}`);
  return [...counts].reduce((sum, [outcome, n]) => sum + (AGREED.has(outcome) ? 0 : n), 0);
}

function judge(text: string, verdict: Verdict): Judged {
  const { diagnostics } = compileProgram({ name: 'main.go', text }, library);
  const [first] = asGoPrints(diagnostics);
  const ours = first && (diagnosticText(first).split('\n')[0] ?? '');
  const judged = (outcome: Outcome, line = '', theirs = ''): Judged => {
    const detail = `  go:   ${theirs}\n  here: ${ours ?? 'taken'}`;
    return { outcome, cause: causeOf(line), detail };
  };
  if (diagnostics.some(({ message }) => message.startsWith('hmapscope ')))
    return judged('not supported');
  switch (verdict.kind) {
    case 'unread':
      return judged('not read by go');
    case 'refused':
      if (/: function main is undeclared/.test(verdict.first) && text.includes('testing.'))
        return judged('not compared: tests without main');
      if (ours === undefined) return judged('taken, but go refuses', verdict.first, verdict.first);
      if (ours === verdict.first) return judged('same');
      return judged('other first line', verdict.first, verdict.first);
    case 'accepted':
      if (ours !== undefined) return judged('refused, but go takes', ours);
      if (!endsInOneWay(text)) return judged('not compared: runs in many ways');
      return compared(text, verdict.run(3));
  }
}

function compared(text: string, theirs: Ended | undefined): Judged {
  const ours = ended(text);
  if (theirs === undefined || ours === undefined || /0x[\da-f]{6}/.test(theirs.stdout))
    return { outcome: 'not compared: runs in many ways', cause: '', detail: '' };
  const [go, here] = [linesOf(theirs), linesOf(ours)];
  const at = go.findIndex((line, i) => line !== here[i]);
  if (at < 0 && go.length === here.length) return { outcome: 'same', cause: '', detail: '' };
  const [want = '', have = ''] = at < 0 ? ['', here[go.length]] : [go[at], here[at]];
  return { outcome: 'other run', cause: causeOf(want), detail: `  go:   ${want}\n  here: ${have}` };
}

function linesOf({ stdout, stderr, status }: Ended): string[] {
  return [...stdout.split('\n'), ...stderr.split('\n'), `status ${status}`];
}

/** Of a line of the compiler or of a program what does not tell of one program. */
function causeOf(line: string): string {
  return line
    .replace(/^main\.go:[\d:]*: /, '')
    .replace(/\([^()]*\)|"[^"]*"|`[^`]*`/g, '…')
    .replace(/\d+/g, 'N')
    .slice(0, 80);
}

/** Undefined: it did not end within the limits of this test. */
function ended(text: string): Ended | undefined {
  const built = buildProgram(text, library, 'plain', { mode: 'free' });
  if (!built.ok) return undefined;
  const run = new FreeRun(built.program, { seed: 1, memoryLimit: MEMORY });
  for (let turn = 0; turn < TURNS && !run.hasEnded; turn++) run.advance();
  const fault = faultOf(run.memory, built.program);
  if (fault === undefined || fault.kind === 'memory' || fault.kind === 'stack') return undefined;
  const printed = printedText(run.memory, built.program);
  const on = (fd: number): string =>
    printed.map((piece) => (piece.fd === fd ? piece.text : '')).join('');
  const stderr = withoutGoroutines(on(2) + fault.stderr);
  return { stdout: on(1), stderr, status: fault.exitStatus };
}
