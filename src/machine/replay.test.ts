import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Program } from '../emit';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import {
  decodeFile,
  decodeLink,
  encodeFile,
  encodeLink,
  type Gid,
  parseSchedule,
  type PolicyChoice,
  type ReplayLink,
  type StepIndex,
} from '../recording';
import { buildProgram } from './build';
import { createInstance } from './instance';
import { explicitLinkOf, linkTo, replayLinkOf } from './link-to';
import { instanceOptionsOf, Replay, replay } from './replay';
import { Run } from './run';
import { Pursuit } from './run-until';

const library = new Library(gorootSources);
const TWO_WRITERS = readFileSync('examples/two-writers.go', 'utf8');
const context = { source: { kind: 'text', text: TWO_WRITERS } } as const;

function programOf(source: string): Program {
  const built = buildProgram(source, library, 'plain');
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  return built.program;
}

const twoWriters = programOf(TWO_WRITERS);

function record(program: Program, policy: PolicyChoice): Run {
  const run = new Run(createInstance(program, { seed: 1 }), { seed: 1, policy });
  new Pursuit(run, { kind: 'end' }).advance(20_000);
  return run;
}

function replayOn(program: Program, link: ReplayLink) {
  const { seed, policy } = link;
  const run = new Run(createInstance(program, instanceOptionsOf(link)), { seed, policy });
  return { run, drift: replay(run, link) };
}

/** The first state that is another on the other program, when the same goroutines take the steps. */
function firstOther(link: ReplayLink, program: Program, other: Program): number {
  const [a, b] = [program, other].map((of) => {
    const { seed, policy } = link;
    return new Run(createInstance(of, instanceOptionsOf(link)), { seed, policy });
  });
  if (a === undefined || b === undefined) return -1;
  for (let n = 0; n < link.schedule.length; n++) {
    if (a.stateHash() !== b.stateHash()) return n;
    const one = link.schedule.slice(n, n + 1);
    if (a.follow(one) !== b.follow(one)) return n + 1;
  }
  return a.stateHash() === b.stateHash() ? Number.POSITIVE_INFINITY : link.schedule.length;
}

/** As if another compiler or runtime had made it: a program that differs in what one line does. */
const CHANGES = [
  ['range 6', 'range 5'],
  ['m[i*2+g] = i', 'm[i*2+g] = 1'],
  ['m[i*2+g] = i', 'm[i*3+g] = i'],
  ['wg.Add(1)', 'wg.Add(2)'],
  ['range 2', 'range 1'],
  ['defer wg.Done()', 'defer wg.Add(1)'],
] as const;

/** How a link of two writers replays on another program, beside what is true of it. */
function judge(seed: number, other: Program) {
  const maker = record(twoWriters, { kind: 'random', seed });
  const link = explicitLinkOf(maker, context);
  const truth = firstOther(link, twoWriters, other);
  const { run, drift } = replayOn(other, decodeLink(encodeLink(link)));
  const { agreed, at = Number.POSITIVE_INFINITY } = drift ?? {};
  const stands = drift === undefined ? link.cursor : (agreed ?? 0);
  maker.seek(run.cursor);
  const interval = (link.marks[1]?.at ?? 0) - (link.marks[0]?.at ?? 0);
  return {
    isWithin: (agreed ?? -1) < truth && truth <= at,
    // Two marks of a byte, and the way to the third.
    isNear: drift === undefined || at - stands <= 2 * interval,
    stands: run.cursor === stands,
    // What it shows is what the maker saw.
    isSame: (drift !== undefined && agreed === undefined) || run.stateHash() === maker.stateHash(),
  };
}

describe('a replay on a program that is not quite the same', () => {
  it.each(CHANGES)(
    '%s → %s: stands at a state that was the same, not far from the first that was not',
    (before, after) => {
      const other = programOf(TWO_WRITERS.replace(before, after));
      for (let seed = 1; seed <= 12; seed++) {
        const right = { isWithin: true, isNear: true, stands: true, isSame: true };
        expect({ seed, ...judge(seed, other) }).toEqual({ seed, ...right });
      }
    },
  );

  it('says at which step a goroutine cannot go on, the program ended too soon, or did not end', () => {
    const run = record(twoWriters, { kind: 'random', seed: 3 });
    const link = explicitLinkOf(run, context);
    expect(link.ended).toBe(true);
    const bare: ReplayLink = { ...link, marks: [], stateHash: undefined };
    const schedule = parseSchedule(`${link.schedule.truncate(40).toString()} 99*2 1`);
    expect(replayOn(twoWriters, { ...bare, schedule, cursor: 43 as StepIndex })).toMatchObject({
      run: { cursor: 0, length: 40 },
      drift: { kind: 'choice', gid: 99 as Gid, at: 40, agreed: undefined },
    });
    const marked = { ...link, schedule, marks: link.marks.filter(({ at }) => at <= 40) };
    const { drift, run: stands } = replayOn(twoWriters, { ...marked, cursor: 43 as StepIndex });
    expect(drift).toEqual({ kind: 'choice', gid: 99, at: 40, agreed: 16 });
    expect([stands.cursor, stands.length]).toEqual([16, 40]);
    for (const more of ['6', '?*3']) {
      const longer = parseSchedule(`${link.schedule.toString()} ${more}`);
      const { drift: early } = replayOn(twoWriters, { ...bare, schedule: longer });
      expect(early).toEqual({ kind: 'early', at: link.schedule.length, agreed: undefined });
    }
    const shorter = { ...bare, schedule: link.schedule.truncate(30), cursor: 30 as StepIndex };
    expect(replayOn(twoWriters, shorter).drift).toEqual({
      kind: 'late',
      at: 30,
      agreed: undefined,
    });
    expect(replayOn(twoWriters, { ...shorter, ended: false }).drift).toBe(undefined);
  });
});

describe('a replay in pieces', () => {
  it.each([1, 7, 50])('of %i steps is the replay at once', (piece) => {
    const run = record(twoWriters, { kind: 'random', seed: 3 });
    run.seek(40);
    run.choosePolicy({ kind: 'roundRobin', quantum: 3 });
    run.runByPolicy(20);
    run.choosePolicy({ kind: 'random', seed: 9 });
    run.runByPolicy(50);
    run.seek(70);
    const link = replayLinkOf(run, context);
    const whole = replayOn(twoWriters, link);
    expect(whole.drift).toBe(undefined);
    const { seed, policy } = link;
    const slow = new Run(createInstance(twoWriters, instanceOptionsOf(link)), { seed, policy });
    const pieces = new Replay(slow, link);
    let count = 1;
    while (!pieces.advance(piece)) expect(slow.length).toBe(piece * count++);
    expect(count).toBeGreaterThanOrEqual(Math.floor(link.schedule.length / piece));
    const marks = slow.marks;
    for (const made of [whole.run, slow]) {
      // The maker had marks for more steps before it went back.
      expect({ ...replayLinkOf(made, context), marks }).toEqual({ ...link, marks });
      expect(made.marks).toEqual(marks);
    }
  });

  it('that is stopped stands where it is, or at the cursor if that was made', () => {
    const link = explicitLinkOf(record(twoWriters, { kind: 'random', seed: 3 }), context);
    const at = link.schedule.length;
    for (const [cursor, stands] of [
      [at, 60],
      [10, 10],
    ] as const) {
      const run = new Run(createInstance(twoWriters, instanceOptionsOf(link)), link);
      const pieces = new Replay(run, {
        ...link,
        stateHash: undefined,
        cursor: cursor as StepIndex,
      });
      expect(pieces.advance(60)).toBe(false);
      pieces.stop();
      expect([run.cursor, run.length]).toEqual([stands, 60]);
    }
  });
});

describe('the link of two writers to the throw', () => {
  it('has at most 200 characters, however it was come by', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const run = record(twoWriters, { kind: 'random', seed });
      expect(linkTo(run, context).length).toBeLessThanOrEqual(140);
      expect([seed, encodeLink(explicitLinkOf(run, context)).length <= 200]).toEqual([seed, true]);
    }
  });

  it('is its file, and the file is the link', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const run = record(twoWriters, { kind: 'random', seed });
      for (const link of [replayLinkOf(run, context), explicitLinkOf(run, context)]) {
        expect(decodeLink(encodeLink(decodeFile(encodeFile(link))))).toEqual(link);
      }
    }
  });

  it('looks at no more of a large heap at a time than a run does of steps', () => {
    const large = programOf(
      'package main\n\nvar keep []byte\n\nfunc main() {\n\tkeep = make([]byte, 32<<20)\n\tfor i := range 100 {\n\t\tkeep[i] = 1\n\t}\n}\n',
    );
    const link = replayLinkOf(record(large, { kind: 'byHand' }), context);
    const places = Array.from({ length: 20 }, (_, i) => (i + 50) as StepIndex);
    const run = new Run(createInstance(large, instanceOptionsOf(link)), link);
    const own = new Run(createInstance(large, instanceOptionsOf(link)), link);
    const marks = places.map((at) => {
      own.runByPolicy(at - own.cursor);
      return { at, hash: own.stateHash().slice(0, 8) };
    });
    const again = new Replay(run, { ...link, marks });
    let pieces = 1;
    while (!again.advance(100_000)) pieces++;
    expect(again.drift).toBeUndefined();
    expect(pieces).toBeGreaterThanOrEqual(marks.length);
  });
});
