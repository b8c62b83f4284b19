import { spawnSync } from 'node:child_process';
import { expect, test as base } from '@playwright/test';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { findFirefox } from '../../scripts/find-firefox.mjs';
import { decodeLink } from '../../src/recording';

// Playwright cannot drive the Firefox that people have; puppeteer can, over WebDriver BiDi. Playwright still runs the
// tests and serves the page.

const test = base.extend<{ tab: Page }, { firefox: Browser }>({
  firefox: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from it what a fixture needs.
    async ({}, provide) => {
      const executablePath = findFirefox() ?? '';
      const firefox = await launch({ browser: 'firefox', executablePath });
      await provide(firefox);
      await firefox.close();
    },
    { scope: 'worker' },
  ],
  tab: async ({ firefox }, provide) => {
    const page = await firefox.newPage();
    await page.setViewport({ width: 1280, height: 720 });
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    await provide(page);
    expect(errors, 'errors of the page').toEqual([]);
    await page.close();
  },
});

async function idle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset['idle'] === 'true');
}

async function open(page: Page, link: string): Promise<void> {
  // Another fragment alone would be no visit.
  await page.goto('about:blank');
  await page.goto(link);
  await idle(page);
}

async function press(page: Page, key: 't' | 'ArrowLeft'): Promise<void> {
  await page.keyboard.press(key);
  await idle(page);
}

const cursor = (page: Page): Promise<number> =>
  page.$eval('[data-cursor]', (element) => Number(element.getAttribute('data-cursor')));

const output = (page: Page): Promise<string> =>
  page.$eval('section[aria-label="Output"], .output', (element) => element.textContent ?? '');

/** What the link of the moment on screen says of it. */
async function shared(page: Page): Promise<ReturnType<typeof decodeLink>> {
  await page.locator('::-p-aria(Share link)').click();
  await page.waitForSelector('[data-kind="shared"]');
  return decodeLink(new URL(page.url()).hash);
}

test('the page opens isolated, runs to the throw and steps back', async ({
  tab: page,
  baseURL,
}) => {
  await open(page, `${baseURL}`);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await press(page, 't');
  expect(await output(page)).toContain('fatal error: concurrent map writes');
  const end = await cursor(page);
  await press(page, 'ArrowLeft');
  expect(await cursor(page)).toBe(end - 1);
  expect(await output(page)).not.toContain('fatal error');
});

const RUNS: readonly (readonly string[])[] = [
  ['examples/growth.go', '--policy', 'random', '--seed', '5'],
  ['examples/mutex.go', '--policy', 'roundRobin', '--quantum', '3'],
  ['examples/string-keys.go', '--policy', 'golike', '--seed', '9'],
];

for (const run of RUNS) {
  test(`a link of ${run.join(' ')} gives the bytes that Node gives`, async ({
    tab: page,
    baseURL,
  }) => {
    const made = hmapscope('link', ...run).trim();
    const { stateHash } = decodeLink(made);
    expect(stateHash).toBeDefined();
    await open(page, `${baseURL}/${made}`);
    expect((await shared(page)).stateHash).toBe(stateHash);
  });
}

function hmapscope(...args: readonly string[]): string {
  return spawnSync(process.execPath, ['bin/hmapscope.js', ...args], { encoding: 'utf8' }).stdout;
}
