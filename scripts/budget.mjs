// `npm run budget`: how soon a person can use the built page, on this machine. One good load of some is enough: the others
// may have met a busy machine.
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { findBrowser } from './find-browser.mjs';

/** What we aim at, from the click on a link to a page that answers. */
const AIM_MS = 1000;
/** What no machine that tests may take. */
const LIMIT_MS = 3000;
const LOADS = 8;

/** @returns {Promise<number[]>} milliseconds of each load, until one is as we want it */
async function measureLoads() {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('no Chromium found');
  const server = await preview({ preview: { host: '127.0.0.1', port: 0 }, logLevel: 'warn' });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args: ['--disable-gpu', ...asRoot] });
  /** @type {number[]} */
  const times = [];
  try {
    while (times.length < LOADS && !times.some((time) => time <= AIM_MS)) {
      // A first visit each time.
      const context = await browser.newContext({ serviceWorkers: 'block' });
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${address.port}/`, { waitUntil: 'commit' });
      const time = await page.waitForFunction(
        () => document.documentElement?.dataset['idle'] === 'true' && performance.now(),
      );
      times.push(Number(await time.jsonValue()));
      await context.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
  return times;
}

/** @returns {Promise<boolean>} */
export async function keepsBudget() {
  const times = await measureLoads();
  const best = Math.round(Math.min(...times));
  const ok = best <= LIMIT_MS;
  const said = `${best} ms, the best of ${times.length}`;
  console.log(`${ok ? 'ok  ' : 'FAIL'} first use: ${said} (aim ${AIM_MS}, limit ${LIMIT_MS})`);
  return ok;
}

if (process.argv[1] === import.meta.filename) process.exitCode = (await keepsBudget()) ? 0 : 1;
