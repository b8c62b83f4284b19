import { expect, test } from 'vitest';
import type { Gid } from '../recording';
import twoWriters from '../../examples/two-writers.go?raw';
import { createScope } from './scope';
import { createFakeSession } from './testing/fake-session';
import { fakeWorld } from './testing/fake-ports';
import { BOTH_INSIDE, started, step, stepAll } from './testing/started';

test('two writers that are stepped into the map together throw, and stepped apart do not', async () => {
  const scope = await started();
  await stepAll(scope, `${BOTH_INSIDE} 5 6 5*8 6*8`);
  expect(scope.store.getState().moved?.fault?.text).toBe('concurrent map writes');
  await scope.actions.seek(step(7));
  expect(scope.store.getState().moved?.fault).toBeUndefined();
  await stepAll(scope, '5*45 6*45 1*9');
  expect(scope.store.getState().moved?.fault?.kind).toBe('exit');
});

test('stepping from the past forks: the recorded future is replaced', async () => {
  const scope = await started();
  await stepAll(scope, BOTH_INSIDE);
  await scope.actions.seek(step(6));
  await scope.actions.stepGoroutine(6 as Gid);
  const { moved, recording } = scope.store.getState();
  expect(moved?.length).toBe(7);
  expect([...recording.rows.gid.subarray(0, recording.rows.length)]).toEqual([1, 1, 1, 1, 1, 5, 6]);
});

test('forward redoes what is recorded before it makes a new step', async () => {
  const world = fakeWorld();
  const scope = await started(world);
  await stepAll(scope, '1*2');
  await scope.actions.stepBack();
  world.calls.length = 0;
  await scope.actions.stepForward();
  await scope.actions.stepForward();
  expect(world.calls).toEqual(['seek 2', 'step 1']);
});

test('back and forward by map operation rest where operations start and end', async () => {
  const scope = await started();
  await stepAll(scope, '1*5 5*14');
  scope.actions.chooseLevel('operation');
  await scope.actions.stepBack();
  expect(scope.store.getState().moved?.cursor).toBe(18);
  await scope.actions.stepBack();
  expect(scope.store.getState().moved?.cursor).toBe(6);
});

test('back by line passes over what the runtime did for a line', async () => {
  const program = { id: 'two-writers', source: twoWriters };
  const scope = await started(fakeWorld([program]));
  // Step 18 stores the element after twelve steps inside the runtime; step 5 starts the goroutine.
  await stepAll(scope, '1*5 5*14');
  scope.actions.chooseLevel('line');
  const cursors: (number | undefined)[] = [];
  for (let i = 0; i < 3; i++) {
    await scope.actions.stepBack();
    cursors.push(scope.store.getState().moved?.cursor);
  }
  expect(cursors).toEqual([18, 5, 4]);
});

test('scrubbing asks for the newest place only', async () => {
  const world = fakeWorld();
  const scope = await started(world);
  await stepAll(scope, '1*5');
  world.calls.length = 0;
  await Promise.all([1, 2, 3, 4].map((n) => scope.actions.seek(step(n))));
  expect(world.calls).toEqual(['seek 1', 'seek 4']);
  expect(scope.store.getState().moved?.cursor).toBe(4);
});

test('steps asked for while busy wait for their turn', async () => {
  const scope = await started(fakeWorld(undefined, createFakeSession(1)));
  const gid = 1 as Gid;
  await Promise.all([1, 2, 3].map(() => scope.actions.stepGoroutine(gid)));
  expect(scope.store.getState().moved?.cursor).toBe(3);
});

test('by hand, the run to the throw begins with the random future of the seed', async () => {
  const world = fakeWorld();
  const scope = await started(world);
  world.calls.length = 0;
  await scope.actions.runToThrow();
  expect(world.calls).toEqual(['run throw by random 1']);
  expect(scope.store.getState().moved?.fault?.text).toBe('concurrent map writes');
});

test('play goes on to the end and tells when it is idle', async () => {
  const scope = await started();
  const idle = new Promise<void>((resolve) => {
    scope.store.subscribe((state) => {
      if (!state.busy && !state.playing) resolve();
    });
  });
  scope.actions.play();
  expect(scope.store.getState().busy).toBe(true);
  await idle;
  expect(scope.store.getState().moved?.fault?.text).toBe('concurrent map writes');
});

test('who pauses and plays again at once has one play going, not two', async () => {
  const world = fakeWorld();
  const waits: (() => void)[] = [];
  const scope = createScope({
    ...world.ports,
    wait: () => new Promise((resolve) => waits.push(resolve)),
  });
  await scope.actions.start();
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
  scope.actions.play();
  await settled();
  scope.actions.pause();
  scope.actions.play();
  await settled();
  for (const wake of waits.splice(0)) wake();
  await settled();
  expect(waits).toHaveLength(1);
  scope.actions.pause();
});

test('a run that came back from a loop that touches nothing is told', async () => {
  const session = createFakeSession();
  const world = fakeWorld(undefined, {
    ...session,
    run: async (until) => ({ ...(await session.run(until)), stopped: 'spinning' }),
  });
  const scope = await started(world);
  await scope.actions.runToThrow();
  expect(scope.store.getState().notice).toEqual({ kind: 'spinning' });
});

test('a step back in time replaces the future, and undo brings it back', async () => {
  const scope = await started();
  const { store, actions } = scope;
  await stepAll(scope, BOTH_INSIDE);
  const choices = (): string => {
    const { rows } = store.getState().recording;
    return rows.gid.slice(0, rows.length).join(' ');
  };
  const before = choices();
  await actions.seek(step(5));
  await actions.stepGoroutine(6 as Gid);
  const after = choices();
  expect(after).not.toBe(before);
  await actions.undo();
  expect([choices(), store.getState().moved?.cursor]).toEqual([before, 5]);
  await actions.redo();
  expect([choices(), store.getState().moved?.cursor]).toEqual([after, 5]);
});
