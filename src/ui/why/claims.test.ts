import { expect, test } from 'vitest';
import { PROGRAMS } from '../../lessons';
import { buildProgram } from '../../machine';
import type { Gid, StepIndex } from '../../recording';
import { applyPatch, EMPTY_RECORDING, type Recording } from '../../store/recording';
import { SessionHost } from '../../worker';
import type { Moved, ProgramView } from '../../worker';
import { library } from '../../worker/library';
import type { Fact } from './fact';
import { factsOf } from './facts';

const SEED = 20261121;
const RUNS = 3;
const MOST_STEPS = 200;

/** A run that a blind hand steps, with what the Why panel says at each moment. */
class Walk {
  readonly program: ProgramView;
  recording: Recording = EMPTY_RECORDING;
  moved: Moved;
  private readonly host: SessionHost;

  private constructor(host: SessionHost, program: ProgramView, moved: Moved) {
    this.host = host;
    this.program = program;
    this.moved = moved;
    this.take(moved);
  }

  static async open(source: string, schedule: string): Promise<Walk> {
    const host = new SessionHost({
      build: (text) => buildProgram(text, library(), 'plain'),
      breathe: async () => {},
    });
    const policy = { kind: 'byHand' } as const;
    const opened = await host.open({ source, seed: 1, policy, schedule });
    if (!opened.ok) throw new Error('the program does not compile');
    return new Walk(host, opened.program, opened.moved);
  }

  facts(): readonly Fact[] {
    const { moved, recording, program } = this;
    return factsOf({ standing: moved, recording, program });
  }

  runnable(): Gid[] {
    const able = this.moved.goroutines.filter(({ state }) => state === 'runnable');
    return able.map(({ gid }) => gid);
  }

  async step(gid: Gid): Promise<void> {
    this.take(await this.host.step(gid));
  }

  /** Does goroutine gid, alone, end the program within so many steps? */
  async throwsWithin(gid: Gid, steps: number): Promise<boolean> {
    const from = this.moved.cursor;
    for (let i = 0; i < steps && this.moved.fault === undefined; i++) await this.step(gid);
    // A map torn by several writers may also be found bad on the way.
    const { kind } = this.moved.fault ?? {};
    const threw = kind === 'fatal' || kind === 'throw';
    this.take(await this.host.seek(from));
    return threw;
  }

  /** Does goroutine gid, alone, end the program, or store an old copy of the flags with hashWriting on? */
  async throwsUnlessSetAgain(gid: Gid): Promise<boolean> {
    const from = this.moved.cursor;
    let threw = false;
    for (let i = 0; i < 1000 && !threw; i++) {
      const next = this.moved.goroutines.find((g) => g.gid === gid)?.next;
      const field = this.program.stops[next?.stop ?? 0]?.site?.field;
      await this.step(gid);
      const { kind } = this.moved.fault ?? {};
      threw = kind === 'fatal' || kind === 'throw';
      if (field !== 'runtime.hmap.flags' || next?.kind !== 'write') continue;
      threw ||= this.flagsStep(this.moved.cursor).writing;
    }
    this.take(await this.host.seek(from));
    return threw;
  }

  /** What step n did to a map's flags: who, read or write, and hashWriting behind it. */
  flagsStep(n: StepIndex) {
    const { rows } = this.recording;
    const site = this.program.stops[rows.stop[n - 1] ?? 0]?.site;
    expect(site?.field, `step ${n}`).toBe('runtime.hmap.flags');
    const writing = ((rows.value[n - 1] ?? 0) & 4) !== 0;
    return { gid: rows.gid[n - 1], kind: site?.kind, writing };
  }

  private take(moved: Moved): void {
    this.moved = moved;
    this.recording = applyPatch(this.recording, moved.recording);
  }
}

/** Fails when a claim is not borne out by the step that it names, or by what happens next. */
async function prove(walk: Walk, fact: Fact): Promise<void> {
  const tested = (gid: Gid, n: StepIndex) =>
    expect(walk.flagsStep(n)).toEqual({ gid, kind: 'read', writing: false });
  switch (fact.kind) {
    case 'unannounced':
    case 'insideToo':
      if (fact.tested !== undefined) tested(fact.gid, fact.tested);
      return;
    case 'allPassed':
    case 'reading':
    case 'bothPassed':
      for (const { gid, tested: n } of fact.passed) tested(gid, n);
      return;
    case 'writing':
      expect(walk.flagsStep(fact.set)).toEqual({ gid: fact.gid, kind: 'write', writing: true });
      return;
    case 'willThrow':
    case 'aboutToThrow':
      expect(await walk.throwsWithin(fact.gid, 2)).toBe(true);
      return;
    case 'flippedOff':
      expect(walk.flagsStep(fact.at)).toEqual({ gid: fact.by, kind: 'write', writing: false });
      for (const gid of fact.others) expect(await walk.throwsUnlessSetAgain(gid)).toBe(true);
      return;
    case 'foundWriter':
      expect(walk.flagsStep(fact.set)).toEqual({ gid: fact.writer, kind: 'write', writing: true });
      return;
    case 'foundFlipped':
      expect(walk.flagsStep(fact.at)).toEqual({ gid: fact.by, kind: 'write', writing: false });
      return;
    case 'leaving':
      expect(await walk.throwsWithin(fact.gid, 2)).toBe(false);
      return;
    case 'start':
    case 'quiet':
    case 'threw':
    case 'finished':
      return;
  }
}

for (const { id, source, opening } of PROGRAMS) {
  test(`what Why claims of ${id} is so, whatever the schedule`, { timeout: 60_000 }, async () => {
    for (let run = 0; run < RUNS; run++) {
      const walk = await Walk.open(source, opening);
      let state = SEED + run;
      for (let n = 0; n < MOST_STEPS && walk.moved.fault === undefined; n++) {
        const message = `seed ${SEED + run}, step ${walk.moved.cursor}`;
        for (const fact of walk.facts()) {
          await prove(walk, fact).catch((error: unknown) => {
            throw new Error(`${message}: ${JSON.stringify(fact)}`, { cause: error });
          });
        }
        const able = walk.runnable();
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        const gid = able[Math.floor((state / 2 ** 32) * able.length)];
        if (gid === undefined) break;
        await walk.step(gid);
      }
      for (const fact of walk.facts()) await prove(walk, fact);
    }
  });
}
