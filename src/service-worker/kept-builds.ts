import type { ServiceWorkerHost } from './service-worker-host';

/** A file of the build. */
export interface BuildFile {
  /** Within the build's folder; empty for the page itself. */
  readonly path: string;
  /** Hash of its bytes, as `fetch` checks it: `sha256-…`. */
  readonly integrity: string;
}

export interface Build {
  /** Another text for other files. */
  readonly id: string;
  readonly files: readonly BuildFile[];
}

/** What a page asks for when it has nothing else to do. */
export interface KeepRequest {
  readonly kind: 'keep';
  /** The asking page's own script: it tells the page's build. */
  readonly script: string;
}

export function isKeepRequest(data: unknown): data is KeepRequest {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'keep';
}

/** The builds that lie on this machine, a cache for each, so that the page opens without a network. */
export class KeptBuilds {
  private readonly host: ServiceWorkerHost;
  private readonly build: Build;
  /** Other pages of the same origin have caches too. */
  private readonly prefix: string;

  constructor(host: ServiceWorkerHost, build: Build) {
    this.host = host;
    this.build = build;
    this.prefix = `hmapscope ${host.registration.scope} `;
  }

  /** This build's file, or the one of an earlier build whose page may still be open. */
  async find(url: string): Promise<Response | undefined> {
    const { caches } = this.host;
    for (const name of [this.name, ...(await this.otherNames())]) {
      if (!(await caches.has(name))) continue;
      const found = await (await caches.open(name)).match(url);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /**
   * Completes this build's cache, then forgets the others. Does nothing for a page of another build. Rejects when a file
   * cannot be had as it was built, or when there is no room; the next page tries again.
   */
  async keep(script: string): Promise<void> {
    if (!this.build.files.some(({ path }) => this.urlOf(path) === script)) return;
    const cache = await this.host.caches.open(this.name);
    // The page comes last: where it is kept, all that it needs is.
    for (const file of [...this.build.files].sort(pageLast)) {
      const url = this.urlOf(file.path);
      if ((await cache.match(url)) === undefined) await cache.put(url, await this.fetch(file));
    }
    await this.forgetOthers();
  }

  private get name(): string {
    return this.prefix + this.build.id;
  }

  private urlOf(path: string): string {
    return new URL(path, this.host.registration.scope).href;
  }

  private async otherNames(): Promise<string[]> {
    const names = await this.host.caches.keys();
    return names.filter((name) => name.startsWith(this.prefix) && name !== this.name);
  }

  private async fetch({ path, integrity }: BuildFile): Promise<Response> {
    // Names in assets/ change with the content; the others may be stale in the browser's own cache.
    const cache = path.startsWith('assets/') ? 'default' : 'no-cache';
    const response = await this.host.fetch(this.urlOf(path), { integrity, cache });
    if (!response.ok) throw new Error(`${path}: status ${response.status}`);
    return response;
  }

  /** Another open page may be of an earlier build, and start a worker again from its files. */
  private async forgetOthers(): Promise<void> {
    const { scope } = this.host.registration;
    const windows = await this.host.clients.matchAll({ type: 'window', includeUncontrolled: true });
    if (windows.filter(({ url }) => url.startsWith(scope)).length > 1) return;
    for (const name of await this.otherNames()) await this.host.caches.delete(name);
  }
}

function pageLast(a: BuildFile, b: BuildFile): number {
  return Number(a.path === '') - Number(b.path === '');
}
