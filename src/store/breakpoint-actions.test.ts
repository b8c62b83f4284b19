import { expect, test } from 'vitest';
import twoWriters from '../../examples/two-writers.go?raw';
import { activeBreakpoints } from './active-breakpoints';
import { createScope, type Scope } from './scope';
import { type FakeWorld, fakeWorld } from './testing/fake-ports';

const PROGRAMS = [
  { id: 'two-writers', source: twoWriters },
  { id: 'mutex', source: `${twoWriters}\n// mutex` },
];

async function started(world: FakeWorld = fakeWorld(PROGRAMS)): Promise<Scope> {
  const scope = createScope(world.ports);
  await scope.actions.start();
  return scope;
}

const WRITE = { file: 'main.go', line: 16 };

test('a breakpoint is set where the program can stop, cleared again, and refused where it cannot', async () => {
  const { store, actions } = await started();
  actions.toggleBreakpoint('main.go', 15);
  expect(store.getState().breakpoints).toEqual([WRITE]);
  actions.toggleBreakpoint('main.go', 16);
  expect(store.getState().breakpoints).toEqual([]);
  actions.toggleBreakpoint('main.go', 400);
  expect(store.getState()).toMatchObject({
    breakpoints: [],
    notice: { kind: 'noCode', file: 'main.go', line: 400 },
  });
});

test('a run goes to the next breakpoint and back to the one before, and says who came there', async () => {
  const { store, actions } = await started();
  actions.toggleBreakpoint('main.go', 16);
  await actions.runToBreakpoint();
  const first = store.getState().moved?.cursor;
  expect(store.getState().notice).toMatchObject({ kind: 'atBreakpoint', place: 'main.go:16' });
  await actions.runToBreakpoint();
  const second = store.getState().moved?.cursor ?? 0;
  expect(second).toBeGreaterThan(first ?? 0);
  await actions.backToBreakpoint();
  expect(store.getState().moved?.cursor).toBe(first);
  await actions.backToBreakpoint();
  expect(store.getState()).toMatchObject({
    moved: { cursor: first },
    notice: { kind: 'noHit', way: 'back' },
  });
  await actions.stepBack();
  expect(store.getState().notice).toBeUndefined();
});

test('without a breakpoint a run to one stays where it is', async () => {
  const { store, actions } = await started();
  const before = store.getState().moved?.cursor;
  await actions.runToBreakpoint();
  await actions.backToBreakpoint();
  expect(store.getState().moved?.cursor).toBe(before);
  expect(store.getState().moved?.fault).toBeUndefined();
});

test('play stops at a breakpoint, in recorded time as in new time', async () => {
  const { store, actions } = await started();
  const play = async (): Promise<number | undefined> => {
    const idle = new Promise<void>((resolve) => {
      const off = store.subscribe(({ busy, playing }) => {
        if (!busy && !playing) resolve(off());
      });
    });
    actions.play();
    await idle;
    expect(store.getState().notice?.kind).toBe('atBreakpoint');
    return store.getState().moved?.cursor;
  };
  actions.toggleBreakpoint('main.go', 16);
  const first = await play();
  const second = await play();
  await actions.seek(0 as Parameters<typeof actions.seek>[0]);
  expect([await play(), await play()]).toEqual([first, second]);
});

test('breakpoints are kept with the program: an edit moves them, another program has none', async () => {
  const world = fakeWorld(PROGRAMS);
  const { store, actions } = await started(world);
  actions.toggleBreakpoint('main.go', 16);
  actions.toggleBreakpoint('runtime/map_fast64.go', 1);
  expect(world.kept.breakpoints).toMatch(/^16 runtime\/map_fast64\.go:\d+$/);
  actions.editSource(`// more\n${twoWriters}`, [17]);
  expect(store.getState().breakpoints[0]).toEqual({ file: 'main.go', line: 17 });
  // The lines are those of a text that does not run yet.
  expect(activeBreakpoints(store.getState()).map(({ kind }) => kind)).toEqual(['func']);
  await actions.openSource();
  expect(activeBreakpoints(store.getState())).toHaveLength(2);
  const again = createScope(world.ports);
  expect(again.store.getState().breakpoints).toEqual(store.getState().breakpoints);
  await actions.chooseProgram('mutex');
  expect(store.getState().breakpoints).toEqual([]);
});
