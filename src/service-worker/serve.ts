import { withIsolation } from './isolation-headers';
import { type Build, isKeepRequest, KeptBuilds } from './kept-builds';
import type { ServiceWorkerHost } from './service-worker-host';

/** Answers for the build's folder: isolated, and without a network from what is kept. */
export function serve(host: ServiceWorkerHost, build: Build): void {
  const kept = new KeptBuilds(host, build);
  const { scope } = host.registration;

  // At once: files are found by their content's name, so that a page of an earlier build loses nothing.
  host.addEventListener('install', (event) => event.waitUntil(host.skipWaiting()));

  host.addEventListener('message', (event) => {
    if (!isKeepRequest(event.data)) return;
    // No room, or a newer build on the host: the page works, though not without a network.
    event.waitUntil(kept.keep(event.data.script).catch(() => {}));
  });

  host.addEventListener('fetch', (event) => {
    const { method, mode, url } = event.request;
    if (method !== 'GET' || !url.startsWith(scope)) return;
    if (mode !== 'navigate') event.respondWith(keptFirst(event.request).then(withIsolation));
    else if (isPage(url)) event.respondWith(networkFirst(event.request).then(withIsolation));
  });

  /** Not what else may lie in the folder. */
  function isPage(url: string): boolean {
    const { origin, pathname } = new URL(url);
    return [scope, `${scope}index.html`].includes(origin + pathname);
  }

  async function keptFirst(request: Request): Promise<Response> {
    return (await kept.find(request.url)) ?? host.fetch(request);
  }

  /** The newest page; its files then tell the build. */
  async function networkFirst(request: Request): Promise<Response> {
    try {
      return await host.fetch(request);
    } catch (offline) {
      const page = await kept.find(scope);
      if (page === undefined) throw offline;
      return page;
    }
  }
}
