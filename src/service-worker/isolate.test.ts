import { expect, test, vi } from 'vitest';
import { isolate, keepBuild, type Visit } from './isolate';

type State = 'installing' | 'activated' | 'redundant';

class FakeWorker extends EventTarget {
  state: State = 'installing';
  readonly posted: unknown[] = [];
  become(state: State): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
  postMessage(data: unknown): void {
    this.posted.push(data);
  }
}

/** A first visit to a host without headers; its service worker is still installing. */
function firstVisit(changes: Partial<Visit> = {}) {
  const worker = new FakeWorker();
  const workers: Record<'active' | 'waiting' | 'installing', FakeWorker | null> = {
    active: null,
    waiting: null,
    installing: worker,
  };
  const registration = Object.assign(new EventTarget(), workers);
  let remembered = false;
  const reload = vi.fn<() => void>();
  const visit: Visit = {
    isSettled: false,
    registration: Promise.resolve(registration as unknown as ServiceWorkerRegistration),
    reloaded: { read: () => remembered, remember: () => (remembered = true) },
    reload,
    ...changes,
  };
  const activate = (): void => {
    registration.active = worker;
    registration.installing = null;
    worker.become('activated');
  };
  return { visit, worker, registration, activate, reload };
}

test('the first visit reloads once its service worker is active, and never again', async () => {
  const { visit, activate, reload } = firstVisit();
  const first = isolate(visit);
  await Promise.resolve();
  expect(reload).not.toHaveBeenCalled();
  activate();
  expect(await first).toBe('reloads');
  // Whatever the reload led to.
  for (let i = 0; i < 5; i++) expect(await isolate(visit)).toBe('stays');
  expect(reload).toHaveBeenCalledTimes(1);
});

test.each<[string, Partial<Visit>]>([
  ['is isolated', { isSettled: true }],
  ['has no service workers', { registration: Promise.resolve(undefined) }],
  ['may remember nothing', { reloaded: { read: () => false, remember: () => false } }],
])('a page that %s stays', async (_, changes) => {
  const { visit, activate, reload } = firstVisit(changes);
  activate();
  expect(await isolate(visit)).toBe('stays');
  expect(reload).not.toHaveBeenCalled();
});

test('a service worker that fails reloads nothing', async () => {
  const { visit, worker, reload } = firstVisit();
  const answer = isolate(visit);
  await new Promise((resolve) => setTimeout(resolve));
  worker.become('redundant');
  expect(await answer).toBe('stays');
  expect(reload).not.toHaveBeenCalled();
});

test('a slow service worker is not waited for: a person may have begun to work', async () => {
  vi.useFakeTimers();
  const { visit, activate, reload } = firstVisit();
  const answer = isolate(visit);
  await vi.advanceTimersByTimeAsync(3001);
  expect(await answer).toBe('stays');
  activate();
  await vi.runAllTimersAsync();
  expect(reload).not.toHaveBeenCalled();
  vi.useRealTimers();
});

test('the build is kept by the active service worker, and by a newer one that comes', async () => {
  const { visit, worker, registration, activate } = firstVisit();
  activate();
  await keepBuild(visit, 'https://host.test/a.js');
  const request = { kind: 'keep', script: 'https://host.test/a.js' };
  expect(worker.posted).toEqual([request]);

  const newer = new FakeWorker();
  registration.installing = newer;
  registration.dispatchEvent(new Event('updatefound'));
  expect(newer.posted).toEqual([]);
  newer.become('activated');
  expect(newer.posted).toEqual([request]);
});
