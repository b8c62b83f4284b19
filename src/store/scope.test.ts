import { expect, test, vi } from 'vitest';
import type { Gid } from '../recording';
import type { Kept } from './ports';
import { createScope } from './scope';
import type { Language } from './state';
import { fakeWorld } from './testing/fake-ports';
import { started, step, stepAll } from './testing/started';

test('a program with an error is told, and the one before goes on', async () => {
  const scope = await started();
  await stepAll(scope, '1*3');
  scope.actions.editSource('package main\nundefinedName');
  await scope.actions.openSource();
  const { diagnostics, opened, moved } = scope.store.getState();
  expect(diagnostics.map((d) => `${d.line}:${d.column} ${d.message}`)).toEqual([
    '2:1 undefined: undefinedName',
  ]);
  expect(opened?.source).toBe('package main');
  expect(moved?.cursor).toBe(3);
});

test('what is wrong is told as it is typed, for the newest text alone, and not when it is mended', async () => {
  const scope = await started();
  const { store, actions } = scope;
  const messages = (): readonly string[] =>
    store.getState().diagnostics.map(({ line, message }) => `${line}: ${message}`);
  actions.editSource('package main\n\nundefinedName');
  actions.editSource('package main\nundefinedName');
  await vi.waitFor(() => expect(messages()).toEqual(['2: undefined: undefinedName']));
  expect(store.getState().refused).toBe(false);
  await actions.openSource();
  expect(store.getState().refused).toBe(true);
  actions.editSource('package main\n');
  expect(store.getState().refused).toBe(false);
  await vi.waitFor(() => expect(messages()).toEqual([]));
});

test('edits are kept, and choosing a program replaces them', async () => {
  const world = fakeWorld();
  const scope = await started(world);
  scope.actions.editSource('package edited');
  expect(world.kept.source).toBe('package edited');
  await scope.actions.chooseProgram('mutex');
  expect(scope.store.getState().source).toBe('package main // mutex');
});

test('sharing shows the link in the address bar and copies it', async () => {
  const world = fakeWorld();
  const scope = await started(world);
  await stepAll(scope, '1*2');
  await scope.actions.share();
  expect(world.hash).toBe('fake:1 1');
  expect(world.copied).toBe('https://example.org/#fake:1 1');
  expect(scope.store.getState().notice).toMatchObject({ copied: true, lacksEdits: false });
  scope.actions.editSource('package edited');
  await scope.actions.share();
  expect(scope.store.getState().notice).toMatchObject({ kind: 'shared', lacksEdits: true });
});

test('when the machine dies it can be started again at the same step', async () => {
  const world = fakeWorld();
  const scope = await started(world);
  await stepAll(scope, '1*5 5');
  world.die('out of memory');
  expect(scope.store.getState()).toMatchObject({
    machine: 'dead',
    notice: { kind: 'machineDied', reason: 'out of memory' },
  });
  world.calls.length = 0;
  await scope.actions.revive();
  expect(world.calls).toEqual(['open package main 1*5 5']);
  expect(scope.store.getState().machine).toBe('ready');
});

test('a machine that cannot even start is told like one that died', async () => {
  const { ports } = fakeWorld();
  const scope = createScope({
    ...ports,
    connect: async () => Promise.reject(new Error('no Worker')),
  });
  await scope.actions.start();
  expect(scope.store.getState()).toMatchObject({
    machine: 'dead',
    busy: false,
    notice: { kind: 'machineDied', reason: 'no Worker' },
  });
});

test('a machine that comes late opens the link that waited for it', async () => {
  const world = fakeWorld();
  world.hash = 'good';
  let comes = false;
  const connect: typeof world.ports.connect = async (onDeath) =>
    comes ? world.ports.connect(onDeath) : Promise.reject(new Error('not there yet'));
  const scope = createScope({ ...world.ports, connect });
  await scope.actions.start();
  comes = true;
  await scope.actions.revive();
  expect(world.calls).toEqual(['open package linked']);
  expect(scope.store.getState().opened?.seed).toBe(9);
  expect(scope.store.getState().machine).toBe('ready');
});

test('a machine that dies while it is asked leaves nobody waiting', async () => {
  const world = fakeWorld();
  const scope = await started(world);
  world.silence();
  const asked = scope.actions.stepGoroutine(1 as Gid);
  await Promise.resolve();
  world.die('out of memory');
  await asked;
  expect(scope.store.getState()).toMatchObject({ machine: 'dead', busy: false });
  await scope.actions.stepForward();
  expect(scope.store.getState().notice?.kind).toBe('machineDied');
});

test('goroutines keep their places when time goes back before they started', async () => {
  const scope = await started();
  await stepAll(scope, '1*5');
  await scope.actions.seek(step(0));
  expect(scope.store.getState().seen).toEqual([1, 5, 6]);
});

test('once shared, the address bar follows the run', async () => {
  const world = fakeWorld();
  const scope = await started(world);
  await stepAll(scope, '1*3');
  expect(world.hash).toBe('');
  await scope.actions.share();
  await stepAll(scope, '5');
  await vi.waitFor(() => expect(world.hash).toBe('fake:1 1 1 5'));
  await scope.actions.stepBack();
  await vi.waitFor(() => expect(world.hash).toBe('fake:1 1 1'));
});

test('an edit takes the link away: opened again, it would bring back the text before', async () => {
  const world = fakeWorld();
  const scope = await started(world);
  await scope.actions.share();
  await stepAll(scope, '1');
  scope.actions.editSource('package edited');
  await scope.actions.stepForward();
  await new Promise((resolve) => setTimeout(resolve));
  expect(world.hash).toBe('');
  expect(world.kept.source).toBe('package edited');
});

test('a goroutine that is done keeps the name of what it was started with', async () => {
  const scope = await started();
  await stepAll(scope, '1*5 5*45');
  expect(scope.store.getState().moved?.goroutines[1]).toMatchObject({ state: 'dead', started: '' });
  expect(scope.store.getState().started.get(5 as Gid)).toBe('main.main.func1');
});

test('the language is what the address asks for, else what was chosen, else what is guessed', () => {
  const open = (kept: Kept, lang?: Language): Language => {
    const world = fakeWorld();
    world.kept = kept;
    world.lang = lang;
    return createScope(world.ports).store.getState().language;
  };
  expect(open({})).toBe('en');
  expect(open({ language: 'zh' })).toBe('zh');
  expect(open({ language: 'zh' }, 'en')).toBe('en');
});

test('an edit that cannot be kept is told, once', async () => {
  const world = fakeWorld();
  const { store, actions } = createScope(world.ports);
  actions.editSource('package one');
  expect(store.getState().notice).toBe(undefined);
  world.keeps = false;
  actions.editSource('package two');
  await vi.waitFor(() => expect(store.getState().notice).toEqual({ kind: 'notKept' }));
  actions.dismissNotice();
  actions.editSource('package three');
  await new Promise((resolve) => setTimeout(resolve));
  expect(store.getState().notice).toBe(undefined);
  actions.saveSource();
  expect(world.saved).toEqual({ name: 'main.go', text: 'package three' });
});

test('a chosen language is kept and stands in the address; one that a link asked for is not kept', async () => {
  const world = fakeWorld();
  world.lang = 'zh';
  const { actions } = createScope(world.ports);
  actions.editSource('package edited');
  expect(world.kept.language).toBe(undefined);
  await actions.chooseLanguage('en');
  expect(world.kept.language).toBe('en');
  expect(world.lang).toBe('en');
});

test('a language whose words cannot be had is not chosen, and the last wish counts', async () => {
  const world = fakeWorld();
  const { store, actions } = createScope(world.ports);
  world.words = Promise.reject(new Error('no network'));
  await actions.chooseLanguage('zh');
  expect(store.getState()).toMatchObject({
    language: 'en',
    notice: { kind: 'failed', reason: 'no network' },
  });
  world.words = Promise.resolve();
  await Promise.all([actions.chooseLanguage('zh'), actions.chooseLanguage('en')]);
  expect(store.getState().language).toBe('en');
});
