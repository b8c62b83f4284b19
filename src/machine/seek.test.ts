import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Program } from '../emit';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import { FIRST_MAPPED } from '../memory';
import { type PolicyChoice, type Recorder, Schedule, SHELF_LIMITS } from '../recording';
import { buildProgram } from './build';
import { createInstance } from './instance';
import { printedText } from './output';
import { Run } from './run';

// Laws of runs of real programs; run.test.ts has the same of a made-up machine, faster and with more of them.

const SEED = 20_261_122;
const LENGTH = 12_000;
/** Checkpoints so near each other that short runs meet every case: many of them, thinned out, too large. */
const SHELVES = [
  { interval: 500, count: 6, bytes: SHELF_LIMITS.bytes },
  { interval: 1000, count: 64, bytes: 400_000 },
  { interval: 700, count: 64, bytes: 1 },
];

const PROGRAMS = [
  'app-bank-transfer',
  'app-lru-cache',
  'app-pubsub',
  'app-session-store',
  'chan-select',
  'context-cancel',
  'defer-recover',
  'fatal-map-iteration-write',
  'fatal-map-writes',
  'growth',
  'iterate-while-writing',
  'mutex',
  'fatal-deadlock-waitgroup',
];

const library = new Library(gorootSources);
const built = new Map<string, Program>();

function programOf(name: string): Program {
  const known = built.get(name);
  if (known !== undefined) return known;
  const source = readFileSync(`examples/${name}.go`, 'utf8');
  const result = buildProgram(source, library, 'plain');
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  built.set(name, result.program);
  return result.program;
}

interface Setting {
  readonly name: string;
  readonly seed: number;
  readonly policy: PolicyChoice;
  readonly shelf: (typeof SHELVES)[number];
}

const policies: fc.Arbitrary<PolicyChoice> = fc.oneof(
  fc.constant({ kind: 'byHand' as const }),
  fc.record({ kind: fc.constant('roundRobin' as const), quantum: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('random' as const), seed: fc.nat() }),
  fc.record({ kind: fc.constant('golike' as const), seed: fc.nat() }),
);

const settings: fc.Arbitrary<Setting> = fc.record({
  name: fc.constantFrom(...PROGRAMS),
  seed: fc.nat(),
  policy: policies,
  shelf: fc.constantFrom(...SHELVES),
});

function newRun({ name, seed, policy, shelf }: Setting): Run {
  const instance = createInstance(programOf(name), { seed, golike: policy.kind === 'golike' });
  return new Run(instance, { seed, policy, checkpoints: shelf });
}

function choicesFrom(run: Run, from: number, to: number = run.length): Schedule {
  return Schedule.ofColumn(run.recorder.rows.gid.subarray(from, to), to - from);
}

/** All that is at the cursor: every byte in use, its hash and what was printed. */
function standing(run: Run) {
  const bytes = run.memory.bytes(FIRST_MAPPED, run.heapTop - FIRST_MAPPED);
  return {
    hash: run.stateHash(),
    bytes: createHash('sha256').update(bytes).digest('hex'),
    output: printedText(run.memory, run.program),
  };
}

/** All that steps left behind: spans in an order of their own, since they are found as the log is read. */
function recorded({ rows, spans, writeWindows, raceWindows }: Recorder) {
  const { length } = rows;
  return {
    rows: [rows.gid, rows.stop, rows.addr, rows.value].map((column) => column.slice(0, length)),
    spans: [...spans].map((span) => JSON.stringify(span)).sort(),
    writes: [...writeWindows].map((window) => JSON.stringify(window)).sort(),
    races: [...raceWindows].map((window) => JSON.stringify(window)).sort(),
  };
}

describe(`a run of a real program (laws from seed ${SEED})`, { timeout: 120_000 }, () => {
  it('stands at the same bytes at a step however one got there, and tells the same of all steps', () => {
    const property = fc.property(settings, fc.array(fc.nat(LENGTH)), (setting, path) => {
      const run = newRun(setting);
      run.runByPolicy(LENGTH);
      const last = standing(run);
      const all = recorded(run.recorder);
      // Straight there, in as many pieces as there are places, and never back.
      const straight = newRun(setting);
      const places = [...new Set(path.map((n) => Math.min(n, run.length)))].sort((a, b) => a - b);
      const wanted = new Map(
        places.map((n) => {
          straight.follow(choicesFrom(run, straight.cursor, n));
          return [n, standing(straight)];
        }),
      );
      for (const n of path) {
        run.seek(n);
        expect(standing(run)).toEqual(wanted.get(Math.min(n, run.length)));
        expect(run.cursor).toBe(Math.min(n, run.length));
      }
      run.seek(run.length);
      expect(standing(run)).toEqual(last);
      straight.follow(choicesFrom(run, straight.cursor));
      expect(standing(straight)).toEqual(last);
      expect(recorded(straight.recorder)).toEqual(all);
    });
    fc.assert(property, { seed: SEED, numRuns: 25 });
  });

  it('keeps the past and replaces the future where another goroutine is chosen', () => {
    const property = fc.property(settings, fc.nat(LENGTH), fc.nat(), (setting, n, chance) => {
      const run = newRun(setting);
      run.runByPolicy(LENGTH);
      run.seek(n);
      const at = run.cursor;
      const ready = [...run.recorder.spans]
        .filter(({ kind, gid }) => kind === 'life' && run.isRunnable(gid))
        .map(({ gid }) => gid);
      const gid = ready[chance % Math.max(1, ready.length)];
      if (gid === undefined) return;
      run.step(gid);
      run.runByPolicy(LENGTH / 4);
      const again = newRun(setting);
      again.runByPolicy(at);
      expect(again.schedule().toString()).toEqual(run.schedule(at).toString());
      again.follow(choicesFrom(run, at));
      expect(standing(again)).toEqual(standing(run));
      expect(recorded(again.recorder)).toEqual(recorded(run.recorder));
      expect(again.recorder.rows.gid[at]).toBe(gid);
    });
    fc.assert(property, { seed: SEED, numRuns: 25 });
  });
});
