import type { Gid, StepIndex } from '../../recording';
import { createScope, type Scope } from '../scope';
import { type FakeWorld, fakeWorld } from './fake-ports';

/** State n. */
export const step = (n: number): StepIndex => n as StepIndex;

export async function started(world: FakeWorld = fakeWorld()): Promise<Scope> {
  const scope = createScope(world.ports);
  await scope.actions.start();
  return scope;
}

/** `1*5 5*3`: steps as clicks would make them. */
export async function stepAll(scope: Scope, schedule: string): Promise<void> {
  for (const run of schedule.split(' ')) {
    const [gid, count = 1] = run.split('*').map(Number);
    for (let i = 0; i < count; i++) await scope.actions.stepGoroutine(gid as Gid);
  }
}

export const BOTH_INSIDE = '1*5 5 6 5*3 6*3';
