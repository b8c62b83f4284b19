import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Gid, markOf, parseSchedule, type PolicyChoice, Schedule } from '../recording';
import { Run } from './run';
import { Pursuit } from './run-until';
import { FakeMachine } from './testing/fake-machine';

const SEED = 20260102;
const laws = { seed: SEED, numRuns: 60 };
const LIFE = 20_000;

function newRun(policy: PolicyChoice = { kind: 'random', seed: 7 }, stepLimit = 1_000_000): Run {
  return new Run(new FakeMachine(LIFE), { seed: 1, policy, stepLimit });
}

const policies: fc.Arbitrary<PolicyChoice> = fc.oneof(
  fc.constant({ kind: 'byHand' as const }),
  fc.record({ kind: fc.constant('roundRobin' as const), quantum: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('random' as const), seed: fc.nat() }),
);

/** What a person does to a run. */
type Deed =
  | { readonly do: 'step'; readonly gid: Gid }
  | { readonly do: 'run'; readonly count: number }
  | { readonly do: 'seek'; readonly to: number }
  | { readonly do: 'policy'; readonly policy: PolicyChoice };

const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('step' as const),
      gid: fc.constantFrom(1, 5, 6).map((gid) => gid as Gid),
    }),
    fc.record({ do: fc.constant('run' as const), count: fc.nat(25_000) }),
    fc.record({ do: fc.constant('seek' as const), to: fc.nat(60_000) }),
    fc.record({ do: fc.constant('policy' as const), policy: policies }),
  ),
  { maxLength: 12 },
);

function act(run: Run, deed: Deed): void {
  switch (deed.do) {
    case 'step':
      if (run.isRunnable(deed.gid)) run.step(deed.gid);
      break;
    case 'run':
      run.runByPolicy(deed.count);
      break;
    case 'seek':
      run.seek(deed.to);
      break;
    case 'policy':
      run.choosePolicy(deed.policy);
      break;
  }
}

describe(`a run (laws from seed ${SEED})`, { timeout: 60_000 }, () => {
  it('is its schedule: made again from it, every state is the same, however one got there', () => {
    const property = fc.property(
      deeds,
      fc.array(fc.nat(60_000), { maxLength: 6 }),
      (made, stops) => {
        const run = newRun();
        for (const deed of made) act(run, deed);
        const again = newRun();
        expect(again.follow(run.schedule())).toBe(run.length);
        expect(again.schedule().equals(run.schedule())).toBe(true);
        expect(again.recorder.rows.addr.slice(0, run.length)).toEqual(
          run.recorder.rows.addr.slice(0, run.length),
        );
        for (const n of [run.cursor, ...stops, run.length, 0]) {
          run.seek(n);
          again.seek(n);
          expect(again.stateHash()).toBe(run.stateHash());
        }
      },
    );
    fc.assert(property, laws);
  });

  it('is its plan: what the policy chose need not be written down', () => {
    const property = fc.property(deeds, (made) => {
      const run = newRun();
      for (const deed of made) act(run, deed);
      const again = newRun(run.policy);
      expect(again.follow(run.plan(), run.earlier)).toBe(run.length);
      expect(again.schedule().equals(run.schedule())).toBe(true);
      expect(again.plan().equals(run.plan())).toBe(true);
      expect(again.earlier).toEqual(run.earlier);
      expect(again.policy).toEqual(run.policy);
    });
    fc.assert(property, laws);
  });

  it('keeps the future when the recorded step is made again, and replaces it by another', () => {
    const run = newRun();
    run.follow(parseSchedule('1*5 5*5 6'));
    run.seek(5);
    run.step(5 as Gid);
    expect([run.cursor, run.length]).toEqual([6, 11]);
    run.step(1 as Gid);
    expect(run.schedule().toString()).toBe('1*5 5 1');
  });

  it('leaves to the plan what policies chose, and knows which did', () => {
    const run = newRun();
    run.step(1 as Gid);
    run.runByPolicy(100);
    expect(run.plan().toString()).toBe('1 ?*100');
    run.choosePolicy({ kind: 'byHand' });
    run.step(5 as Gid);
    run.runByPolicy(50);
    expect(run.plan().toString()).toBe('1 ?*100 5 ?*50');
    expect(run.earlier).toEqual([{ until: 101, policy: { kind: 'random', seed: 7 } }]);
    run.seek(31);
    run.step(6 as Gid);
    expect(run.plan().toString()).toBe('1 ?*30 6');
    expect(run.earlier).toEqual([{ until: 31, policy: { kind: 'random', seed: 7 } }]);
  });

  it('marks at most 32 states on its way, and those of a state are equal however it came there', () => {
    const property = fc.property(deeds, (made) => {
      const run = newRun();
      for (const deed of made) act(run, deed);
      const { marks } = run;
      expect(marks.length).toBeLessThanOrEqual(32);
      expect(marks[0]?.at).toBe(0);
      for (const { at, hash } of marks) {
        run.seek(at);
        expect(markOf(run.stateHash())).toBe(hash);
      }
    });
    fc.assert(property, laws);
  });

  it('ends where the program ends, and stops at the step limit', () => {
    const run = newRun();
    expect(new Pursuit(run, { kind: 'end' }).advance(Number.POSITIVE_INFINITY)).toBe('exit');
    expect(run.hasEnded).toBe(true);
    expect(run.isRunnable(1 as Gid)).toBe(false);
    run.seek(100);
    expect(run.hasEnded).toBe(false);

    const short = newRun({ kind: 'byHand' }, 1000);
    expect(new Pursuit(short, { kind: 'end' }).advance(400)).toBe(undefined);
    expect(new Pursuit(short, { kind: 'end' }).advance(4000)).toBe('limit');
    expect(short.length).toBe(1000);
    expect(new Pursuit(short, { kind: 'steps', count: 5 }).advance(9)).toBe('limit');
  });

  it('makes the steps it is asked for, in pieces', () => {
    const run = newRun();
    const pursuit = new Pursuit(run, { kind: 'steps', count: 1000 });
    expect(pursuit.advance(400)).toBe(undefined);
    expect(pursuit.advance(400)).toBe(undefined);
    expect(pursuit.advance(400)).toBe('done');
    expect(run.length).toBe(1000);
  });

  it('refuses a goroutine that cannot run, and a plan as far as it cannot be followed', () => {
    const run = newRun();
    expect(() => run.step(9 as Gid)).toThrow('goroutine 9 cannot run');
    expect(
      run.follow(
        Schedule.of([
          { gid: 1 as Gid, count: 3 },
          { gid: 9 as Gid, count: 2 },
        ]),
      ),
    ).toBe(3);
    expect(run.length).toBe(3);
  });
});
