// Makes the pictures in docs/screens from the built app: `npm run screens`.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { findBrowser } from './find-browser.mjs';

const FOLDER = 'docs/screens';
const MOST_BYTES = 250_000;

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
async function idle(page) {
  await page.waitForFunction(() => document.documentElement.dataset['idle'] === 'true');
}

/**
 * @param {Page} page
 * @param {string} keys
 */
async function press(page, keys) {
  for (const key of keys) {
    await page.keyboard.press(key);
    await idle(page);
  }
}

/** The editor colours a long file when it has time. @param {Page} page */
async function colored(page) {
  await page.waitForFunction(() => {
    const lines = [...document.querySelectorAll('.runtime .cm-line')];
    const keyed = lines.filter((line) => /^\s*(if|for|func|return|var)\b/.test(line.textContent));
    return keyed.every((line) => line.querySelector('span') !== null);
  });
}

/** @param {Page} page */
async function toTheThrow(page) {
  await press(page, 't');
}

/** Half of the old bucket is evacuated: at `access`, behind the first insert of G6. @param {Page} page */
async function toTheGrowth(page) {
  await press(page, 'p');
  await page.locator('.programs [data-value="growth"]').click();
  await idle(page);
  await press(page, 'm2a');
  const evacuated = page.locator('.arrays text', { hasText: 'oldbuckets' });
  for (let i = 0; i < 400 && (await evacuated.count()) === 0; i++) await press(page, '3');
  await press(page, '3'.repeat(GROWTH_STEPS));
}

/** From the new array to the middle of the evacuation. */
const GROWTH_STEPS = 60;

const WIDE = { viewport: { width: 1440, height: 900 } };
const PROJECTOR = { viewport: { width: 1280, height: 720 } };
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** @type {readonly { name: string, look: import('@playwright/test').BrowserContextOptions, go: (page: Page) => Promise<void> }[]} */
const SCREENS = [
  { name: 'throw-light', look: { ...WIDE, colorScheme: 'light' }, go: toTheThrow },
  {
    name: 'throw-zh',
    look: { ...WIDE, colorScheme: 'light', locale: 'zh-CN' },
    go: toTheThrow,
  },
  { name: 'throw-dark', look: { ...WIDE, colorScheme: 'dark' }, go: toTheThrow },
  { name: 'growth-light', look: { ...WIDE, colorScheme: 'light' }, go: toTheGrowth },
  { name: 'projector-dark', look: { ...PROJECTOR, colorScheme: 'dark' }, go: toTheThrow },
  { name: 'phone', look: { ...PHONE, colorScheme: 'light' }, go: toTheThrow },
];

const executablePath = findBrowser();
if (executablePath === undefined) throw new Error('no Chromium found');
const server = await preview({ preview: { host: '127.0.0.1', port: 0 }, logLevel: 'warn' });
const address = server.httpServer.address();
if (address === null || typeof address === 'string') throw new Error('the server has no port');
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath, args: ['--disable-gpu', ...asRoot] });
mkdirSync(FOLDER, { recursive: true });
try {
  for (const { name, look, go } of SCREENS) {
    const context = await browser.newContext({ locale: 'en-US', reducedMotion: 'reduce', ...look });
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${address.port}/`);
    await idle(page);
    await page.getByRole('textbox', { name: 'main.go' }).waitFor();
    await page.evaluate(async () => {
      await document.fonts.ready;
    });
    await go(page);
    await colored(page);
    const path = join(FOLDER, `${name}.png`);
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    const { size } = statSync(path);
    console.log(`${path}  ${Math.ceil(size / 1000)} kB`);
    if (size > MOST_BYTES) throw new Error(`${path} is larger than ${MOST_BYTES} bytes`);
    await context.close();
  }
} finally {
  await browser.close();
  await server.close();
}
