import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Recorder } from './recorder';
import {
  type Recording,
  recordingOf,
  type RecordingTables,
  type RecordingViews,
} from './recording';
import { countSteps } from './step-counts';
import { LAW_SEED } from './testing/arbitraries';
import { FakeMachine, type FakeStep, FUNC, fakeProgram, MAPS, STOP } from './testing/fake-machine';
import { fakeSteps } from './testing/fake-steps';
import type { Gid, RaceWindow, Span, WriteWindow } from './words';

const laws = { seed: LAW_SEED, numRuns: 400 };

/** The slow, obvious twin: each span and window found by itself, from all steps. */
function slowly(steps: readonly FakeStep[]) {
  const spans = slowSpans(steps);
  const writes = slowWrites(steps);
  const races: RaceWindow[] = [];
  for (const window of writes) {
    for (const op of spans) {
      const { gid: writer, map } = window;
      if (op.kind !== 'operation' || op.object !== map || op.gid === writer) continue;
      const start = Math.max(window.start, op.start) as RaceWindow['start'];
      const end = Math.min(window.end ?? Infinity, op.end ?? Infinity);
      const looked = steps.slice(op.start, start).some(({ gid, stop, addr }) => {
        return gid === op.gid && stop === STOP.look && addr === map + 8;
      });
      if (start >= end) continue;
      races.push({
        map,
        start,
        end: end === Infinity ? undefined : (end as never),
        writer,
        other: op.gid,
        throws: op.write || !looked,
      });
    }
  }
  return { spans: sorted(spans), writes: sorted(writes), races: sorted(races) };
}

function slowSpans(
  steps: readonly FakeStep[],
): Pick<Span, 'kind' | 'gid' | 'start' | 'end' | 'object' | 'write'>[] {
  const found: Record<string, unknown>[] = [
    { kind: 'life', gid: 1, start: 0, object: 0, write: false, end: death(steps, 1) },
  ];
  for (const [i, { gid, stop, standsAt, calls, born }] of steps.entries()) {
    const next = steps.findIndex((step, j) => j > i && step.gid === gid);
    if (stop === STOP.park && standsAt === STOP.park) {
      found.push({
        kind: 'wait',
        gid,
        start: i + 1,
        end: next < 0 ? undefined : next,
        object: 0,
        write: false,
      });
    }
    if (born !== undefined) {
      found.push({
        kind: 'life',
        gid: born,
        start: i + 1,
        end: death(steps, born),
        object: 0,
        write: false,
      });
    }
    for (const [at, call] of calls.entries()) {
      if (call.kind !== 'begin') continue;
      const kind = call.func === FUNC.evacuate ? 'evacuate' : 'operation';
      const object = Number(call.args[1]);
      const write = call.func !== FUNC.access;
      found.push({ kind, gid, start: i + 1, end: endOf(steps, i, at), object, write });
    }
  }
  return found as never;
}

/** A call ends with the first end of it or of one around it: no function of the made-up program nests in itself. */
function endOf(steps: readonly FakeStep[], i: number, at: number): number | undefined {
  const gid = steps[i]?.gid;
  let depth = 0;
  for (let j = i; j < steps.length; j++) {
    if (steps[j]?.gid !== gid) continue;
    for (const call of (steps[j]?.calls ?? []).slice(j === i ? at + 1 : 0)) {
      if (call.kind === 'begin') depth++;
      else return j + 1;
    }
  }
  expect(depth).toBeLessThan(2);
  return undefined;
}

function death(steps: readonly FakeStep[], gid: number): number | undefined {
  const i = steps.findIndex((step) => step.gid === gid && step.stop === STOP.exit);
  return i < 0 ? undefined : i + 1;
}

/** Who holds the flag of which map, state by state; then the longest runs of states. */
function slowWrites(steps: readonly FakeStep[]): WriteWindow[] {
  const windows: WriteWindow[] = [];
  for (const map of MAPS) {
    const holders: Set<Gid>[] = [new Set()];
    for (const { gid, stop, addr, value } of steps) {
      const held = new Set(holders.at(-1));
      if (addr === map + 8 && (stop === STOP.store || stop === STOP.or)) {
        if ((value & 4) === 0) held.clear();
        else if (stop === STOP.store) held.add(gid);
      }
      holders.push(held);
    }
    for (const gid of new Set(steps.map((step) => step.gid))) {
      for (let n = 1; n < holders.length; n++) {
        if (holders[n]?.has(gid) !== true || holders[n - 1]?.has(gid) === true) continue;
        const end = holders.findIndex((held, m) => m > n && !held.has(gid));
        windows.push({ gid, map, start: n as never, end: end < 0 ? undefined : (end as never) });
      }
    }
  }
  return windows;
}

function sorted(items: readonly object[]): string[] {
  return items
    .map((item) => JSON.stringify(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .toSorted();
}

function fast(recorder: Pick<Recording, 'spans' | 'writeWindows' | 'raceWindows'>) {
  const spans = [...recorder.spans].map(({ kind, gid, start, end, object, write }) => {
    return { kind, gid, start, end, object, write };
  });
  return {
    spans: sorted(spans),
    writes: sorted([...recorder.writeWindows]),
    races: sorted([...recorder.raceWindows]),
  };
}

/** A reader that keeps copies, and remembers what each view showed when it was new. */
class Mirror {
  private readonly copies = new Map<string, number[][]>();
  private readonly told: { recording: Recording; showed: object }[] = [];

  hear(views: RecordingViews): void {
    for (const [name, { table, keep, changed }] of Object.entries(views)) {
      const { length, ...columns } = table;
      const entry = (index: number) => Object.values(columns).map((column) => column[index] ?? 0);
      const copy = (this.copies.get(name) ?? []).slice(0, keep);
      for (const index of changed) copy[index] = entry(index);
      for (let index = keep; index < length; index++) copy.push(entry(index));
      this.copies.set(name, copy);
      expectSame(
        copy,
        Array.from({ length }, (_, index) => entry(index)),
      );
    }
    const tables = Object.entries(views).map(([name, { table }]) => [name, table]);
    const counts = countSteps(views.rows.table, []);
    const recording = recordingOf(Object.fromEntries(tables) as RecordingTables, counts);
    this.told.push({ recording, showed: shownBy(recording) });
  }

  /** What they showed they show still. */
  lookBack(): void {
    for (const { recording, showed } of this.told) expectSame(shownBy(recording), showed);
  }
}

function expectSame(found: object, wanted: object): void {
  expect(found).toEqual(wanted);
}

function shownBy(recording: Recording) {
  const { rows, spans } = recording;
  const gids = [...rows.gid.subarray(0, rows.length)];
  return { gids, ...fast(recording), labels: [...spans].map(({ label }) => label) };
}

describe(`a recorder (laws from seed ${LAW_SEED})`, { timeout: 60_000 }, () => {
  it('finds the same spans and windows as a slow look at all steps, however often it drains', () => {
    const property = fc.property(fakeSteps, fc.array(fc.nat(120)), (steps, drains) => {
      const machine = new FakeMachine(steps);
      const recorder = new Recorder(fakeProgram, machine.memory);
      for (const n of [...drains.sort((a, b) => a - b), steps.length]) {
        machine.runTo(Math.min(n, steps.length));
        recorder.drain();
      }
      expect(fast(recorder)).toEqual(slowly(steps));
    });
    fc.assert(property, laws);
  });

  it('goes on from any state that it is cut off at, as if the rest had never been', () => {
    const property = fc.property(
      fakeSteps,
      fc.array(fc.tuple(fc.nat(120), fc.nat(120)), { maxLength: 6 }),
      (steps, cuts) => {
        const machine = new FakeMachine(steps);
        const recorder = new Recorder(fakeProgram, machine.memory);
        const mirror = new Mirror();
        const tell = (): void => mirror.hear(recorder.views());
        for (const [run, cut] of cuts) {
          machine.runTo(Math.min(Math.max(run, recorder.length), steps.length));
          recorder.drain();
          if (run % 2 === 0) tell();
          const n = Math.min(cut, recorder.length);
          machine.standAt(n);
          recorder.truncate(n);
          expect(fast(recorder)).toEqual(slowly(steps.slice(0, n)));
        }
        machine.runTo(steps.length);
        recorder.drain();
        tell();
        expect(fast(recorder)).toEqual(slowly(steps));
        mirror.lookBack();
        expect(recorder.schedule().toString()).toBe(
          new Recorder(fakeProgram, machine.memory)
            .schedule()
            .concat(steps.map(({ gid }) => ({ gid, count: 1 })))
            .toString(),
        );
      },
    );
    fc.assert(property, laws);
  });

  it('labels operations in Go words', () => {
    const begin = (func: number, args: readonly bigint[]): FakeStep => ({
      gid: 1 as Gid,
      stop: STOP.plain,
      addr: 0,
      value: 0,
      calls: [{ kind: 'begin', func, args }],
      standsAt: STOP.plain,
      status: 1,
      born: undefined,
    });
    const h = BigInt(MAPS[0]);
    const machine = new FakeMachine([
      begin(FUNC.assign, [0x100800n, h, -3n]),
      begin(FUNC.access, [0x100800n, BigInt(MAPS[1]), 0xc000100900n, 3n]),
      begin(FUNC.evacuate, [0x100800n, h, 1n]),
    ]);
    new Uint8Array(machine.memory.buffer).set(new TextEncoder().encode('bob'), 0x100900);
    const recorder = new Recorder(fakeProgram, machine.memory);
    machine.runTo(3);
    recorder.drain();
    expect([...recorder.spans].map(({ label, write, kind }) => [label, write, kind])).toEqual([
      ['', false, 'life'],
      ['m[-3] =', true, 'operation'],
      ['m["bob"]', false, 'operation'],
      ['evacuate(1)', true, 'evacuate'],
    ]);
  });
});
