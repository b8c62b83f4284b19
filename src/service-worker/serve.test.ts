import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ISOLATION_HEADERS, withIsolation } from './isolation-headers';
import type { Build } from './kept-builds';
import { serve } from './serve';
import { FakeHost, integrityOf, SCOPE } from './testing/fake-host';

/** A build with a page, a script that is named for it, and a file with a fixed name. */
function buildOf(id: string): { build: Build; files: Map<string, string>; script: string } {
  const texts = { '': `page ${id}`, [`assets/${id}.js`]: `script ${id}`, 'icon.svg': `icon ${id}` };
  const entries = Object.entries(texts);
  return {
    build: { id, files: entries.map(([path, text]) => ({ path, integrity: integrityOf(text) })) },
    files: new Map(entries.map(([path, text]) => [SCOPE + path, text])),
    script: `${SCOPE}assets/${id}.js`,
  };
}

/** A host that serves build `a`, and its service worker. */
function started() {
  const host = new FakeHost();
  const a = buildOf('a');
  host.network = a.files;
  serve(host, a.build);
  return { host, a };
}

const text = async (answer: Promise<Response> | undefined): Promise<string | undefined> =>
  (await answer)?.text();

const page = (host: FakeHost, path = './'): Promise<string | undefined> =>
  text(host.request(path, { mode: 'navigate' }));

test('pages and their files are isolated, whatever the host says', async () => {
  const { host } = started();
  for (const answer of [host.request('./?memory=x', { mode: 'navigate' }), host.request('a.js')]) {
    const headers = Object.fromEntries((await answer)?.headers ?? []);
    for (const [name, value] of Object.entries(ISOLATION_HEADERS)) {
      expect(headers[name.toLowerCase()]).toBe(value);
    }
  }
});

test('a redirect is handed on as it is', () => {
  const redirect = Response.error();
  expect(withIsolation(redirect)).toBe(redirect);
});

test('other origins, other folders, other pages in the folder and posts are left alone', () => {
  const { host } = started();
  expect(host.request('https://elsewhere.test/x.js')).toBeUndefined();
  expect(host.request('../other/x.js')).toBeUndefined();
  expect(host.request('notes.html', { mode: 'navigate' })).toBeUndefined();
  expect(host.request('./', { method: 'POST' })).toBeUndefined();
});

test('without a network the kept build answers, links and queries included', async () => {
  const { host, a } = started();
  await host.message({ kind: 'keep', script: a.script });
  host.network = undefined;
  expect(await page(host)).toBe('page a');
  expect(await page(host, 'index.html?memory=plain')).toBe('page a');
  expect(await text(host.request('assets/a.js'))).toBe('script a');
  await expect(host.request('assets/unknown.js')).rejects.toThrow('no network');
});

test('what is kept is not asked of the network again, but the page is', async () => {
  const { host, a } = started();
  await host.message({ kind: 'keep', script: a.script });
  host.asked.length = 0;
  await page(host);
  await host.request('assets/a.js');
  await host.message({ kind: 'keep', script: a.script });
  expect(host.asked).toEqual([SCOPE]);
});

test('the newest page is shown at once, its files are kept, and the earlier build goes', async () => {
  const { host, a } = started();
  await host.message({ kind: 'keep', script: a.script });
  const b = buildOf('b');
  host.network = b.files;
  expect(await page(host)).toBe('page b');

  serve(host, b.build);
  expect(await text(host.request('assets/b.js'))).toBe('script b');
  await host.message({ kind: 'keep', script: b.script });
  expect([...host.stored.keys()]).toEqual([`hmapscope ${SCOPE} b`]);
});

test('a page of the earlier build keeps its files while it is open', async () => {
  const { host, a } = started();
  await host.message({ kind: 'keep', script: a.script });
  const b = buildOf('b');
  host.network = b.files;
  host.windows = [SCOPE, `${SCOPE}#other`, 'https://host.test/elsewhere/'];
  serve(host, b.build);

  // The earlier page asks the newer service worker: nothing of its build is taken for the newer one.
  await host.message({ kind: 'keep', script: a.script });
  expect(host.stored.size).toBe(1);
  await host.message({ kind: 'keep', script: b.script });
  expect(await text(host.request('assets/a.js'))).toBe('script a');
  expect(await text(host.request('icon.svg'))).toBe('icon b');

  host.windows = [SCOPE, 'https://host.test/elsewhere/'];
  await host.message({ kind: 'keep', script: b.script });
  expect(host.stored.size).toBe(1);
});

test('a host between two builds leaves no page that lacks files', async () => {
  const { host, a } = started();
  host.network = new Map([...a.files, [SCOPE, 'page of another build']]);
  await host.message({ kind: 'keep', script: a.script });
  host.network = undefined;
  await expect(host.request('./', { mode: 'navigate' })).rejects.toThrow('no network');
});

const FOR_HOSTS: Readonly<Record<string, (name: string, value: string) => string>> = {
  'public/_headers': (name, value) => `\n  ${name}: ${value}\n`,
  'public/.htaccess': (name, value) => `\n  Header always set ${name} "${value}"\n`,
  'public/vercel.json': (name, value) => `{ "key": "${name}", "value": "${value}" }`,
  'docs/hosting.md': (name, value) => `add_header ${name} ${value} always;`,
};

for (const [file, line] of Object.entries(FOR_HOSTS)) {
  test(`the headers in ${file} are the same`, () => {
    const text = readFileSync(file, 'utf8');
    for (const [name, value] of Object.entries(ISOLATION_HEADERS)) {
      expect(text).toContain(line(name, value));
    }
  });
}
