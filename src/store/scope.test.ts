import { expect, test, vi } from 'vitest';
import type { Gid, StepIndex } from '../recording';
import twoWriters from '../../examples/two-writers.go?raw';
import type { OpenRequest } from '../worker';
import type { Kept } from './ports';
import { createScope, type Scope } from './scope';
import type { Language } from './state';
import { createFakeSession } from './testing/fake-session';
import { type FakeWorld, fakeWorld } from './testing/fake-ports';
import { viewed, viewNow } from './view';

const step = (n: number): StepIndex => n as StepIndex;

async function started(world: FakeWorld = fakeWorld()): Promise<Scope> {
  const scope = createScope(world.ports);
  await scope.actions.start();
  return scope;
}

/** `1*5 5*3`: steps as clicks would make them. */
async function stepAll(scope: Scope, schedule: string): Promise<void> {
  for (const run of schedule.split(' ')) {
    const [gid, count = 1] = run.split('*').map(Number);
    for (let i = 0; i < count; i++) await scope.actions.stepGoroutine(gid as Gid);
  }
}

const BOTH_INSIDE = '1*5 5 6 5*3 6*3';

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
