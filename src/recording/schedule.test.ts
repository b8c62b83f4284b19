import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSchedule, printSchedule, Schedule, ScheduleError } from './schedule';
import { choiceRuns, gids, LAW_SEED, plans, schedules } from './testing/arbitraries';

const laws = { seed: LAW_SEED, numRuns: 300 };

/** The slow, obvious twin: one entry a step. */
function spellOut(schedule: Schedule): number[] {
  return [...schedule.runs()].flatMap(({ gid, count }) => Array<number>(count).fill(gid));
}

describe(`a schedule (laws from seed ${LAW_SEED})`, { timeout: 60_000 }, () => {
  it('prints as runs and reads back', () => {
    const schedule = parseSchedule('1*3 6 7*12 ?*100');
    expect(schedule.length).toBe(116);
    expect([0, 2, 3, 4, 15, 16, 116].map((n) => schedule.at(n))).toEqual([
      1,
      1,
      6,
      7,
      7,
      0,
      undefined,
    ]);
    expect(printSchedule(schedule)).toBe('1*3 6 7*12 ?*100');
    expect(schedule.isExplicit).toBe(false);
    expect(parseSchedule('1 1, 1*1\n6 7*12').toString()).toBe('1*3 6 7*12');
  });

  it('parse(print(s)) = s', () => {
    fc.assert(
      fc.property(plans, (s) => {
        expect(parseSchedule(printSchedule(s))).toEqual(s);
      }),
      laws,
    );
  });

  it('is its choices, one a step', () => {
    const property = fc.property(choiceRuns, fc.nat(200), fc.nat(200), (runs, from, count) => {
      const schedule = Schedule.of(runs);
      const slow = runs.flatMap(({ gid, count }) => Array<number>(count).fill(gid));
      expect(spellOut(schedule)).toEqual(slow);
      expect(schedule.length).toBe(slow.length);
      const start = Math.min(from, slow.length);
      expect([...schedule.choices(start, start + count)]).toEqual(slow.slice(start, start + count));
      expect(schedule.at(from)).toBe(slow[from]);
      const part = schedule.slice(start, start + count);
      expect(spellOut(part)).toEqual(slow.slice(start, start + count));
      expect(part.equals(Schedule.of(part.runs()))).toBe(true);
      expect(Schedule.ofColumn(Uint32Array.from(slow), slow.length).equals(schedule)).toBe(true);
    });
    fc.assert(property, { ...laws, numRuns: 100 });
  });

  it('truncate undoes append, and of truncations the shorter wins', () => {
    fc.assert(
      fc.property(schedules, gids, fc.nat(9), fc.nat(9000), fc.nat(9000), (s, gid, count, m, n) => {
        expect(s.append(gid, count).truncate(s.length).equals(s)).toBe(true);
        expect(
          s
            .truncate(m)
            .truncate(n)
            .equals(s.truncate(Math.min(m, n))),
        ).toBe(true);
        expect(s.truncate(n).length).toBe(Math.min(n, s.length));
        expect(s.truncate(n).at(n)).toBe(undefined);
        const parts = s.truncate(n).concat(s.from(n).runs());
        expect(parts.equals(s)).toBe(true);
        expect(s.from(n).length).toBe(Math.max(0, s.length - n));
      }),
      laws,
    );
  });

  it('two that choose the same are equal, however they were put together', () => {
    fc.assert(
      fc.property(schedules, schedules, (a, b) => {
        let whole = a;
        for (const { gid, count } of b.runs()) whole = whole.append(gid, count);
        expect(whole.equals(a.concat(b.runs()))).toBe(true);
        expect(spellOut(whole)).toEqual([...spellOut(a), ...spellOut(b)]);
      }),
      { ...laws, numRuns: 50 },
    );
  });

  it.each(['x', '1*', '*3', '1*-1', '-1', '1.5', '0', '0*3', '99999999', '1*99999999999', '1**2'])(
    'refuses %s, saying which choice is wrong',
    (word) => {
      expect(() => parseSchedule(`1*3 ${word}`)).toThrow(ScheduleError);
    },
  );

  it('says where the wrong choice stands', () => {
    expect(() => parseSchedule('1*3 6 seven')).toThrow(
      "choice 3 of the schedule, at column 7, is `seven`: write a goroutine's id, or id*count, as in `1*3 6 7*12`",
    );
    expect(() => parseSchedule('1*3 6,\n 7*12, 0')).toThrow(
      'choice 4 of the schedule, line 2, column 8, is `0`:',
    );
    expect(() => parseSchedule('1*2147483647 6')).toThrow(
      'the schedule has more than 2147483647 steps, at column 14',
    );
    fc.assert(
      fc.property(plans, fc.nat(2000), (plan, cut) => {
        const right = printSchedule(plan.truncate(cut));
        const column = right === '' ? 1 : right.length + 2;
        expect(() => parseSchedule(`${right} x`.trimStart())).toThrow(`at column ${column}, is`);
      }),
      laws,
    );
  });
});
