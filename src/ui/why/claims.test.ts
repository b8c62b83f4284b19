import { expect, test } from 'vitest';
import { PROGRAMS } from '../../lessons';
import { buildProgram } from '../../machine';
import { EMPTY_RECORDING, type Gid, type Recording, type StepIndex } from '../../recording';
import { SessionHost } from '../../worker';
import type { Moved, ProgramView } from '../../worker';
import { library as compiled } from '../../worker/library';
import type { Fact } from './fact';
import { factsOf } from './facts';

const library = await compiled;

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
      build: (text) => buildProgram(text, library, 'plain'),
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
      threw ||= this.isWritingAfter(this.moved.cursor);
    }
    this.take(await this.host.seek(from));
    return threw;
  }

  /** Step n was goroutine gid's access to a map's flags, and left hashWriting so. */
  did(n: StepIndex, gid: Gid, kind: 'read' | 'write', writing: boolean): boolean {
    const { rows } = this.recording;
    const site = this.program.stops[rows.stop[n - 1] ?? 0]?.site;
    const isFlags = site?.field === 'runtime.hmap.flags' && site.kind === kind;
    return isFlags && rows.gid[n - 1] === gid && this.isWritingAfter(n) === writing;
  }

  private isWritingAfter(n: StepIndex): boolean {
    return ((this.recording.rows.value[n - 1] ?? 0) & 4) !== 0;
  }

  private take(moved: Moved): void {
    this.moved = moved;
    this.recording = moved.recording;
  }
}

/** Is a claim borne out by the step that it names, and by what happens next? */
async function isSo(walk: Walk, fact: Fact): Promise<boolean> {
  const tested = (gid: Gid, n: StepIndex | undefined): boolean =>
    n === undefined || walk.did(n, gid, 'read', false);
  switch (fact.kind) {
    case 'unannounced':
    case 'insideToo':
      return tested(fact.gid, fact.tested);
    case 'allPassed':
    case 'reading':
    case 'bothPassed':
      return fact.passed.every(({ gid, tested: n }) => tested(gid, n));
    case 'writing':
      return walk.did(fact.set, fact.gid, 'write', true);
    case 'willThrow':
    case 'aboutToThrow':
      return walk.throwsWithin(fact.gid, 2);
    case 'leaving':
      return !(await walk.throwsWithin(fact.gid, 2));
    case 'flippedOff':
      for (const gid of fact.others) if (!(await walk.throwsUnlessSetAgain(gid))) return false;
      return walk.did(fact.at, fact.by, 'write', false);
    case 'foundWriter':
      return walk.did(fact.set, fact.writer, 'write', true);
    case 'foundFlipped':
      return walk.did(fact.at, fact.by, 'write', false);
    case 'flippedItself':
      return (
        walk.did(fact.at, fact.gid, 'write', false) && walk.did(fact.set, fact.by, 'write', true)
      );
    case 'start':
    case 'quiet':
    case 'threw':
    case 'finished':
      return true;
  }
}

/** What Why claims in one run of a program and is not so. */
async function falseClaims(source: string, opening: string, seed: number): Promise<string[]> {
  const walk = await Walk.open(source, opening);
  const claims: string[] = [];
  let state = seed;
  for (let n = 0; n < MOST_STEPS; n++) {
    for (const fact of walk.facts()) {
      if (await isSo(walk, fact)) continue;
      claims.push(`seed ${seed}, step ${walk.moved.cursor}: ${JSON.stringify(fact)}`);
    }
    const able = walk.runnable();
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const gid = able[Math.floor((state / 2 ** 32) * able.length)];
    if (gid === undefined || walk.moved.fault !== undefined) break;
    await walk.step(gid);
  }
  return claims;
}

for (const { id, source, opening } of PROGRAMS) {
  test(`what Why claims of ${id} is so, whatever the schedule`, { timeout: 60_000 }, async () => {
    const claims: string[] = [];
    for (let run = 0; run < RUNS; run++) {
      claims.push(...(await falseClaims(source, opening, SEED + run)));
    }
    expect(claims).toEqual([]);
  });
}
