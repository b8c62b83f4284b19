import * as fc from 'fast-check';
import type { ChoiceRun } from '../schedule';
import { Schedule } from '../schedule';
import type { Gid } from '../words';

/** A new seed each day would hide failures as often as it finds them: laws are checked from this one. */
export const LAW_SEED = 20260101;

export const gids: fc.Arbitrary<Gid> = fc
  .constantFrom(1, 5, 6, 7, 18, 300)
  .map((gid) => gid as Gid);

export const choiceRuns: fc.Arbitrary<ChoiceRun[]> = fc.array(
  fc.record({ gid: gids, count: fc.oneof(fc.nat(3), fc.nat(5000)) }),
  { maxLength: 30 },
);

export const schedules: fc.Arbitrary<Schedule> = choiceRuns.map((runs) => Schedule.of(runs));

/** Schedules that leave some stretches to the policy. */
export const plans: fc.Arbitrary<Schedule> = fc
  .array(fc.record({ gid: fc.oneof(gids, fc.constant(0 as Gid)), count: fc.nat(400) }), {
    maxLength: 30,
  })
  .map((runs) => Schedule.of(runs));
