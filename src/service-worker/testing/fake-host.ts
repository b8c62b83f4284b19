import type { ServiceWorkerHost } from '../service-worker-host';

export const SCOPE = 'https://host.test/app/';

type Listener = (event: never) => void;

/** A browser for a service worker: a network whose files a test changes, caches, and events by hand. */
export class FakeHost implements ServiceWorkerHost {
  readonly registration = { scope: SCOPE };
  /** By address; `undefined` in its place: no network at all. */
  network: Map<string, string> | undefined = new Map();
  windows: string[] = [SCOPE];
  /** What was asked of the network. */
  readonly asked: string[] = [];
  readonly stored = new Map<string, Map<string, Response>>();
  private readonly listeners = new Map<string, Listener>();

  readonly clients = {
    matchAll: () => Promise.resolve(this.windows.map((url) => ({ url }))),
  };

  readonly caches = {
    keys: () => Promise.resolve([...this.stored.keys()]),
    has: (name: string) => Promise.resolve(this.stored.has(name)),
    delete: (name: string) => Promise.resolve(this.stored.delete(name)),
    open: (name: string) => {
      const entries = this.stored.get(name) ?? new Map<string, Response>();
      this.stored.set(name, entries);
      return Promise.resolve({
        match: (url: string) => Promise.resolve(entries.get(url)?.clone()),
        put: (url: string, response: Response) => Promise.resolve(void entries.set(url, response)),
      });
    },
  } as unknown as CacheStorage;

  readonly fetch = (async (of: string | Request, init?: RequestInit): Promise<Response> => {
    const url = typeof of === 'string' ? of : of.url;
    if (this.network === undefined) throw new TypeError('no network');
    this.asked.push(url);
    const text = this.network.get(url);
    if (text === undefined) return new Response('none', { status: 404 });
    if (init?.integrity !== undefined && init.integrity !== integrityOf(text)) {
      throw new TypeError('integrity');
    }
    return new Response(text);
  }) as typeof fetch;

  skipWaiting(): Promise<void> {
    return Promise.resolve();
  }

  addEventListener(type: string, listener: Listener): void {
    this.listeners.set(type, listener);
  }

  /** Settles when the service worker is done with it. */
  async message(data: unknown): Promise<void> {
    let done: Promise<unknown> | undefined;
    const waitUntil = (promise: Promise<unknown>): void => void (done = promise);
    this.listeners.get('message')?.({ data, waitUntil } as never);
    await done;
  }

  /** Undefined when the service worker leaves the request to the browser. */
  request(path: string, { mode = 'cors', method = 'GET' } = {}): Promise<Response> | undefined {
    let answer: Promise<Response> | undefined;
    const url = new URL(path, SCOPE).href;
    const respondWith = (response: Promise<Response>): void => void (answer = response);
    this.listeners.get('fetch')?.({ request: { url, mode, method }, respondWith } as never);
    return answer;
  }
}

/** Stands for a hash. */
export function integrityOf(text: string): string {
  return `sha256-${text}`;
}
