import { expect, test } from 'vitest';
import type { OpenRequest } from '../worker';
import { createScope } from './scope';
import { createFakeSession } from './testing/fake-session';
import { fakeWorld } from './testing/fake-ports';
import { started } from './testing/started';
import { viewed, viewNow } from './view';

test('the first program opens at step 0', async () => {
  const { store } = await started();
  expect(store.getState()).toMatchObject({
    source: 'package main',
    machine: 'ready',
    busy: false,
    moved: { cursor: 0, length: 0 },
  });
});

test('a built-in program opens behind its opening choices, and starts again before them', async () => {
  const world = fakeWorld();
  const { actions } = await started(world);
  await actions.chooseProgram('mutex');
  await actions.restart();
  expect(world.calls).toEqual([
    'open package main',
    'open package main // mutex 1*5 5',
    'open package main // mutex',
  ]);
});

test('a story opens before its goroutines meet, with its end to be played, whatever the seed was', async () => {
  const world = fakeWorld();
  const { actions, store } = await started(world);
  await actions.chooseSeed(7);
  await actions.chooseProgram('told');
  expect(world.calls.at(-1)).toBe('open package main // told 1*5 5*3 6');
  expect(store.getState()).toMatchObject({
    seed: 1,
    example: { id: 'told' },
    moved: { cursor: 5, length: 9 },
    opened: { opening: 5 },
  });
});

test('what an edited program was made from is known on the next visit too', async () => {
  const world = fakeWorld();
  const { actions } = await started(world);
  await actions.chooseProgram('told');
  actions.editSource('package edited');
  const again = await started(world);
  expect(again.store.getState()).toMatchObject({
    source: 'package edited',
    example: { id: 'told', source: 'package main // told' },
  });
  await again.actions.chooseProgram('told');
  expect(again.store.getState().opened?.source).toBe('package main // told');
});

test('what was edited last time opens again', async () => {
  const world = fakeWorld();
  world.kept = { source: 'package mine' };
  const { store } = await started(world);
  expect(store.getState().opened?.source).toBe('package mine');
});

test('a link opens before what was kept, and a bad one is told beside the default program', async () => {
  const world = fakeWorld();
  world.hash = 'good';
  expect((await started(world)).store.getState()).toMatchObject({
    seed: 9,
    source: 'package linked',
  });
  world.hash = 'bad';
  expect((await started(world)).store.getState()).toMatchObject({
    opened: { source: 'package main' },
    notice: { kind: 'badShare', problem: { kind: 'damaged' } },
  });
});

test('a shared run that takes long says how far it is, can be left before its end, and gone on with', async () => {
  const session = createFakeSession();
  const asked: OpenRequest[] = [];
  const seen: unknown[] = [];
  const world = fakeWorld(undefined, {
    ...session,
    async open(request, told) {
      told?.({ made: 5, length: 9 });
      const { running, replaying } = scope.store.getState();
      seen.push([running, replaying]);
      const opened = await session.open(request);
      setTimeout(() => told?.({ made: 9, length: 9 }));
      asked.push(request);
      const isFirst = asked.length === 1;
      return opened.ok && isFirst ? { ...opened, cutShort: { made: 5, length: 9 } } : opened;
    },
  });
  world.hash = 'good';
  const scope = createScope(world.ports);
  await scope.actions.start();
  await new Promise((resolve) => setTimeout(resolve));
  expect(seen).toEqual([[true, { made: 5, length: 9 }]]);
  expect(scope.store.getState()).toMatchObject({
    running: false,
    replaying: undefined,
    notice: { kind: 'cutShort', made: 5, length: 9 },
  });
  await scope.actions.stepBack();
  await scope.actions.goOnOpening();
  expect(asked[1]).toBe(asked[0]);
  expect(scope.store.getState().notice).toBeUndefined();
});

test('a run is saved as a file, named after its program and step', async () => {
  const world = fakeWorld();
  const { actions, store } = await started(world);
  await actions.stepForward();
  await actions.saveFile();
  expect(world.saved).toEqual({ name: 'two-writers-step-1.hmapscope.json', text: 'fake file: 1' });
  expect(store.getState().notice).toEqual({ kind: 'saved', name: world.saved?.name });
});

test('a file opens as its maker looked at it, and one that is none is told and changes nothing', async () => {
  const world = fakeWorld();
  const { actions, store } = await started(world);
  await actions.openFile();
  expect(store.getState().opened?.source).toBe('package main');
  world.picked = 'package saved';
  await actions.openFile();
  const opened = {
    opened: { source: 'package saved' },
    moved: { cursor: 3 },
    level: 'line',
    selectedMap: 64,
  };
  expect(store.getState()).toMatchObject(opened);
  world.picked = '{}';
  await actions.openFile();
  expect(store.getState()).toMatchObject({
    ...opened,
    notice: { kind: 'badFile', reason: 'it is no run' },
  });
});

test('a dropped Go program opens at its start, is kept, and forgets the breakpoints of the one before', async () => {
  const world = fakeWorld();
  const { actions, store } = await started(world);
  const bytes = new TextEncoder().encode('package dropped');
  const arrayBuffer = async (): Promise<ArrayBuffer> => bytes.buffer;
  await actions.openFile([{ name: 'main.go', size: bytes.length, arrayBuffer }]);
  expect(store.getState()).toMatchObject({
    source: 'package dropped',
    opened: { source: 'package dropped' },
    example: undefined,
    breakpoints: [],
  });
  expect(world.kept.source).toBe('package dropped');
  await actions.openFile([{ name: 'large.go', size: 1e9, arrayBuffer }]);
  expect(store.getState()).toMatchObject({
    source: 'package dropped',
    notice: { kind: 'unfitFile', why: 'tooLarge', name: 'large.go' },
  });
});

test('what a link says of the view is what the page looks at', async () => {
  const { store } = await started();
  const state = {
    ...store.getState(),
    level: 'operation' as const,
    selectedMap: 4096,
    timeWindow: { from: 12.34, zoom: 2.5 },
  };
  const view = viewNow(state);
  expect(view).toEqual({ level: 'operation', map: 4096, from: 12.3, zoom: 2.5 });
  expect(viewed(view, store.getState())).toMatchObject({
    level: 'operation',
    selectedMap: 4096,
    timeWindow: { from: 12.3, zoom: 2.5 },
  });
  expect(viewed({ level: 7, zoom: 0, from: 1, later: 'x' }, state)).toMatchObject({
    level: 'operation',
    selectedMap: 4096,
    timeWindow: { from: 12.34, zoom: 2.5 },
  });
});
