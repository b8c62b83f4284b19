import type { KeepRequest } from './kept-builds';

/** The page, as far as its isolation goes. */
export interface Visit {
  /** Memory can be shared, or the person asked for plain memory. */
  readonly isSettled: boolean;
  /** Undefined where there are no service workers, or none is wanted. */
  readonly registration: Promise<ServiceWorkerRegistration | undefined>;
  /** One reload for each browser: a loop is impossible, whatever a host or a browser does. */
  readonly reloaded: {
    readonly read: () => boolean;
    /** False when nothing can be remembered. */
    readonly remember: () => boolean;
  };
  readonly reload: () => void;
}

/** By then a person may have begun to work: isolation can wait for the next visit. */
const PATIENCE_MS = 3000;

/**
 * On a host without headers the service worker adds them, from the first reload on. Tells whether this page is the one
 * to work with, or about to be replaced.
 */
export async function isolate(visit: Visit): Promise<'stays' | 'reloads'> {
  if (visit.isSettled || visit.reloaded.read()) return 'stays';
  const registration = await visit.registration;
  if (registration === undefined || !(await isActive(registration))) return 'stays';
  if (!visit.reloaded.remember()) return 'stays';
  visit.reload();
  return 'reloads';
}

/** Has the service worker keep the page's build for a visit without a network. `script` is the page's own. */
export async function keepBuild({ registration }: Visit, script: string): Promise<void> {
  const registered = await registration;
  if (registered === undefined || !(await isActive(registered))) return;
  const request: KeepRequest = { kind: 'keep', script };
  registered.active?.postMessage(request);
  // The one that is active may be of an earlier build, and the one of this build on its way.
  const askNewer = (): void => {
    const { installing } = registered;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'activated') installing.postMessage(request);
    });
  };
  askNewer();
  registered.addEventListener('updatefound', askNewer);
}

function isActive(registration: ServiceWorkerRegistration): Promise<boolean> {
  const worker = registration.active ?? registration.waiting ?? registration.installing;
  if (worker === null) return Promise.resolve(false);
  if (registration.active !== null) return Promise.resolve(true);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), PATIENCE_MS);
    worker.addEventListener('statechange', () => {
      if (worker.state !== 'activated' && worker.state !== 'redundant') return;
      clearTimeout(timer);
      resolve(worker.state === 'activated');
    });
  });
}
