import * as fc from 'fast-check';
import { G_STATUS } from '../../memory';
import type { Gid } from '../words';
import { type FakeCall, type FakeStep, FUNC, MAPS, STOP } from './fake-machine';

/** One goroutine of the made-up program. */
interface Walker {
  readonly gid: Gid;
  readonly inside: { readonly func: number; readonly map: number }[];
  parked: boolean;
  /** Its last row was a call that may park; real code has other operations before it makes the same one anew. */
  called: boolean;
}

/** Runs of goroutines that enter and leave map operations, toggle flags, park, start others and exit. */
export const fakeSteps: fc.Arbitrary<FakeStep[]> = fc
  .array(fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)), { minLength: 1, maxLength: 120 })
  .map((dice) => {
    const alive: Walker[] = [{ gid: 1 as Gid, inside: [], parked: false, called: false }];
    let nextGid = 5;
    const flags = new Map<number, number>(MAPS.map((map) => [map, 0]));
    const steps: FakeStep[] = [];
    for (const [who, what, which] of dice) {
      const walker = alive[who % alive.length];
      if (walker === undefined) break;
      const born = walker.parked || what < 90 || alive.length > 5 ? undefined : (nextGid++ as Gid);
      if (born !== undefined) alive.push({ gid: born, inside: [], parked: false, called: false });
      const dies = !walker.parked && born === undefined && what > 84 && walker.gid !== 1;
      if (dies) alive.splice(alive.indexOf(walker), 1);
      steps.push({
        gid: walker.gid,
        ...access(walker, flags, { born, dies, what, which }),
        ...after(walker, { dies, which }),
        born,
      });
    }
    return steps;
  });

function access(
  walker: Walker,
  flags: Map<number, number>,
  die: { born: Gid | undefined; dies: boolean; what: number; which: number },
): Pick<FakeStep, 'stop' | 'addr' | 'value'> {
  const { what, which } = die;
  const calledBefore = walker.called;
  walker.called = walker.parked;
  if (walker.parked) return { stop: STOP.park, addr: 0, value: 0 };
  if (die.born !== undefined) return { stop: STOP.go, addr: 0, value: 0 };
  if (die.dies) return { stop: STOP.exit, addr: 0, value: 0 };
  const map = walker.inside.at(-1)?.map ?? MAPS[which % 2] ?? 0;
  const old = flags.get(map) ?? 0;
  if (what < 35) {
    const value = what < 25 ? old ^ 4 : which & 4;
    flags.set(map, value);
    return { stop: STOP.store, addr: map + 8, value: value | 0x300 };
  }
  if (what < 45) {
    flags.set(map, old | 3);
    return { stop: STOP.or, addr: map + 8, value: old | 3 };
  }
  if (what < 55) {
    return { stop: STOP.look, addr: map + 8, value: old };
  }
  if (what < 60 && !calledBefore) {
    walker.called = true;
    return { stop: STOP.park, addr: 0, value: 0 };
  }
  return { stop: STOP.plain, addr: map, value: which };
}

function after(
  walker: Walker,
  { dies, which }: { dies: boolean; which: number },
): Pick<FakeStep, 'calls' | 'standsAt' | 'status'> {
  if (dies) return { calls: [], standsAt: 0, status: G_STATUS.dead };
  const parks = walker.called && (walker.parked ? which < 40 : which < 60);
  walker.parked = parks;
  if (parks) {
    // A goroutine that was woken and has not run yet stands as a waiting one does.
    const status = which % 2 === 0 ? G_STATUS.waiting : G_STATUS.runnable;
    return { calls: [], standsAt: STOP.park, status };
  }
  return { calls: calls(walker, which), standsAt: STOP.plain, status: G_STATUS.runnable };
}

function calls({ inside }: Walker, which: number): FakeCall[] {
  const made: FakeCall[] = [];
  const leave = (): void => {
    const left = inside.shift();
    // Leaving the outer one leaves those inside it, as a panic does.
    inside.length = 0;
    if (left !== undefined) made.push({ kind: 'end', func: left.func });
  };
  const enter = (func: number, map: number): void => {
    inside.push({ func, map });
    made.push({ kind: 'begin', func, args: [0x100800n, BigInt(map), BigInt(which)] });
  };
  const map = MAPS[which % 2] ?? 0;
  if (which < 30 && inside.length > 0) leave();
  if (which < 20 || (which < 60 && inside.length === 0)) {
    leave();
    enter(which % 3 === 0 ? FUNC.access : FUNC.assign, map);
  } else if (which > 80 && inside.length === 1) enter(FUNC.evacuate, inside[0]?.map ?? 0);
  return made;
}
