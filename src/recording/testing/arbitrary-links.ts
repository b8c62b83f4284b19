import * as fc from 'fast-check';
import type { PolicyChoice } from '../policy';
import type { ReplayLink, StateMark, ViewValue } from '../replay-link';
import type { Schedule } from '../schedule';
import type { StepIndex } from '../words';
import { plans, schedules } from './arbitraries';

const policies: fc.Arbitrary<PolicyChoice> = fc.oneof(
  fc.constant({ kind: 'byHand' as const }),
  fc.record({
    kind: fc.constant('roundRobin' as const),
    quantum: fc.integer({ min: 1, max: 1e6 }),
  }),
  fc.record({ kind: fc.constant('random' as const), seed: fc.maxSafeNat() }),
  fc.record({ kind: fc.constant('golike' as const), seed: fc.maxSafeNat() }),
);

const hexDigits = (count: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.constantFrom(...Array.from('0123456789abcdef')),
    minLength: count,
    maxLength: count,
  });

const viewValues: fc.Arbitrary<ViewValue> = fc.oneof(
  fc.boolean(),
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
);

/** Places in [0, 1] of a run, and what is there. */
function spread<T>(values: fc.Arbitrary<T>): fc.Arbitrary<readonly (readonly [number, T])[]> {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  return fc
    .array(fc.tuple(place, values), { maxLength: 8 })
    .map((all) => all.toSorted(([a], [b]) => a - b));
}

/** Of mixed lengths. */
const evenMarks = spread(fc.integer({ min: 1, max: 4 }).chain((bytes) => hexDigits(2 * bytes)));

const limits = fc.option(fc.integer({ min: 1, max: 0xffff_0000 }), { nil: undefined });

export const replayLinks: fc.Arbitrary<ReplayLink> = fc
  .record({
    source: fc.oneof(
      fc.record({ kind: fc.constant('text' as const), text: fc.string({ unit: 'binary' }) }),
      fc.record({ kind: fc.constant('example' as const), id: fc.string() }),
    ),
    goVersion: fc.tuple(fc.nat(99), fc.nat(99)).map(([minor, patch]) => `1.${minor}.${patch}`),
    seed: fc.maxSafeNat(),
    policy: policies,
    earlier: spread(policies),
    golike: fc.boolean(),
    ended: fc.boolean(),
    fileName: fc.option(fc.constantFrom('main.go', 'a b.go', '表.go', 'x'), { nil: undefined }),
    schedule: fc.oneof(plans, schedules),
    cursor: fc.double({ min: 0, max: 1, noNaN: true }),
    stateHash: fc.option(hexDigits(16), { nil: undefined }),
    marks: fc.oneof(spread(hexDigits(8)), spread(hexDigits(2)), evenMarks),
    memoryLimit: limits,
    stackLimit: limits,
    view: fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z]{0,9}$/), viewValues, { maxKeys: 5 }),
  })
  .map(({ earlier, golike, ended, fileName, cursor, marks, memoryLimit, stackLimit, ...link }) => ({
    ...link,
    ...(ended && { ended }),
    ...(fileName !== undefined && { fileName }),
    view: { ...link.view },
    earlier: earlier.map(([place, policy]) => ({ until: stepAt(link.schedule, place), policy })),
    ...(golike && { golike }),
    cursor: stepAt(link.schedule, cursor),
    marks: marks.map(([place, hash]): StateMark => ({ at: stepAt(link.schedule, place), hash })),
    ...(memoryLimit !== undefined && { memoryLimit }),
    ...(stackLimit !== undefined && { stackLimit }),
  }));

function stepAt(schedule: Schedule, place: number): StepIndex {
  return Math.floor(place * schedule.length) as StepIndex;
}
