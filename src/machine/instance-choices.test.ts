import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FAULT, LOG_START, SCHED, SCHEDULE_START } from '../memory';
import { choose, createInstance, type Instance, type PolicyChoice } from '.';
import { BY_HAND, crowd, increment, records, start, value } from './testing/assembled';

const policies: fc.Arbitrary<PolicyChoice> = fc.oneof(
  fc.constant<PolicyChoice>({ kind: 'byHand' }),
  fc.integer({ min: 1, max: 9 }).map((quantum): PolicyChoice => ({ kind: 'roundRobin', quantum })),
  fc.integer({ min: 0 }).map((seed): PolicyChoice => ({ kind: 'random', seed })),
);

describe('a run', () => {
  it('is the same in any chunks, on shared and on plain memory', () => {
    const plain = crowd(3, 4);
    const shared = crowd(3, 4, 'shared');
    fc.assert(
      fc.property(policies, fc.array(fc.integer({ min: 1, max: 40 })), (policy, chunks) => {
        fc.pre(policy.kind !== 'byHand');
        const whole = createInstance(plain, { seed: 3 });
        const steps = whole.run(policy, 0, 5000, 1);
        const pieces = createInstance(shared, { seed: 3 });
        let done = 0;
        for (const chunk of chunks) {
          done += pieces.run(policy, done, Math.min(chunk, steps - done), pieces.last || 1);
        }
        done += pieces.run(policy, done, steps - done, pieces.last || 1);
        expect(done).toBe(steps);
        expect(pieces.stateHash()).toBe(whole.stateHash());
        expect(value(pieces, 'x')).toBe(value(whole, 'x'));
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it('gives each step to whom the model chooses, few goroutines or many', () => {
    const crowds = { few: crowd(3, 4), many: crowd(70, 1) };
    fc.assert(
      fc.property(fc.constantFrom('few', 'many'), policies, fc.nat(9999), (count, policy, from) => {
        const instance = createInstance(crowds[count], { seed: 3 });
        const model = createInstance(crowds[count], { seed: 3 });
        const steps = instance.run(policy, from, 1500, 1);
        let last = 1;
        for (let n = 0; n < steps; n++) {
          last = choose(policy, model.runnable(), from + n, last) ?? 0;
          model.step(last);
        }
        expect(model.stateHash()).toBe(instance.stateHash());
        expect(model.logEnd).toBe(instance.logEnd);
        const rows = ({ memory, logEnd }: Instance): Uint8Array =>
          new Uint8Array(memory.buffer).slice(LOG_START, logEnd);
        expect(rows(model)).toEqual(rows(instance));
      }),
      { seed: 1, numRuns: 30 },
    );
  });

  it('loses increments under some schedules', () => {
    const ends = [1, 2, 3].map((seed) => {
      const instance = createInstance(crowd(3, 4), { seed: 3 });
      instance.run({ kind: 'random', seed }, 0, 5000, 1);
      expect(instance.fault).toBe(FAULT.exit);
      return Number(value(instance, 'x'));
    });
    expect(Math.min(...ends)).toBeLessThan(12);
  });

  it('replays the choices it made', () => {
    const program = crowd(3, 4);
    const instance = createInstance(program, { seed: 3 });
    const steps = instance.run({ kind: 'random', seed: 5 }, 0, 5000, 1);
    const gids = records(instance).map(([gid = 0]) => gid);
    const again = createInstance(program, { seed: 3 });
    again.logging = false;
    gids.forEach((gid, i) => {
      again.view.setUint32(SCHEDULE_START + i * 8, gid, true);
      again.view.setUint32(SCHEDULE_START + i * 8 + 4, 1, true);
    });
    expect(again.replay(gids.length, 50)).toBe(50);
    expect(again.fault).toBe(FAULT.none);
    expect(records(again)).toEqual([]);
    const whole = createInstance(program, { seed: 3 });
    gids.forEach((gid, i) => {
      whole.view.setUint32(SCHEDULE_START + i * 8, gid, true);
      whole.view.setUint32(SCHEDULE_START + i * 8 + 4, 1, true);
    });
    expect(whole.replay(gids.length, 1e6)).toBe(steps);
    expect(whole.stateHash()).toBe(instance.stateHash());
  });

  it('stops when it is asked to, and when a chosen goroutine cannot run', () => {
    const instance = createInstance(crowd(1, 1), { seed: 3 });
    instance.stopRequested = true;
    expect(instance.run(BY_HAND, 0, 10, 1)).toBe(0);
    instance.stopRequested = false;
    instance.view.setUint32(SCHEDULE_START, 63, true);
    instance.view.setUint32(SCHEDULE_START + 4, 1, true);
    expect(instance.replay(1, 10)).toBe(0);
    expect(() => instance.step(2)).toThrow('goroutine 2 cannot run');
  });

  it('returns before the log is full', () => {
    const instance = start((a) => {
      const forever = a.block();
      a.jump(forever);
      a.enter(forever);
      increment(a, 'x');
      a.jump(forever);
    });
    const steps = instance.run(BY_HAND, 0, 1_000_000, 1);
    expect(steps).toBeLessThan(40_960);
    expect(records(instance)).toHaveLength(steps);
    instance.emptyLog();
    expect(instance.run(BY_HAND, steps, 1_000_000, 1)).toBe(steps);
  });
});

describe('the choice of a goroutine', () => {
  it('is that of the model', () => {
    const instance = createInstance(crowd(1, 1), { seed: 3 });
    const { view } = instance;
    const sched = instance.program.symbols.get('runtime.sched') ?? 0;
    // A bitmap of our own: ten words, the last not full.
    const count = 600;
    const bits = instance.heapTop;
    view.setBigInt64(sched + SCHED.allglen, BigInt(count), true);
    view.setUint32(sched + SCHED.runnable, bits, true);
    const gids = fc.oneof(
      fc.uniqueArray(fc.integer({ min: 1, max: count - 1 }), { maxLength: count, size: 'max' }),
      fc.uniqueArray(fc.integer({ min: 1, max: count - 1 }), { maxLength: 20 }),
    );
    fc.assert(
      fc.property(policies, gids, fc.nat(), fc.nat(count - 1), (...given) => {
        const [policy, chosen, step, last] = given;
        const runnable = [...chosen].sort((a, b) => a - b);
        for (let i = 0; i < count / 8; i++) view.setUint8(bits + i, 0);
        view.setBigInt64(sched + SCHED.runcount, BigInt(runnable.length), true);
        for (const gid of runnable) {
          view.setUint8(bits + (gid >> 3), view.getUint8(bits + (gid >> 3)) | (1 << (gid & 7)));
        }
        expect(instance.choose(policy, step, last)).toBe(choose(policy, runnable, step, last) ?? 0);
        expect(instance.runnable()).toEqual(runnable);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
