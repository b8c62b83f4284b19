import { defineConfig } from '@playwright/test';
import { findFirefox } from './scripts/find-firefox.mjs';
import { findBrowser } from './scripts/find-browser.mjs';

// Without one Playwright says what to install. This file must load all the same: the check for unused
// code reads it before a browser is provided.
const executablePath = findBrowser();

/** Another port lets two runs share a machine. */
const port = Number(process.env['HMAPSCOPE_PORT'] ?? 4173);

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // A journey is some hundred steps, each waited for: seconds alone, a minute on a machine that is busy.
  timeout: 120_000,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    // Screenshots and formatted numbers are the same on every machine.
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1,
    locale: 'en-US',
    timezoneId: 'UTC',
    // What a test changes of the network is to reach the page. Tests of the service worker allow it.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: [...quiet, ...asRoot],
    },
  },
  projects: [
    { name: 'chromium', testIgnore: ['firefox/**', 'pictures/**'] },
    // Where there is one.
    ...(findFirefox() === undefined ? [] : [{ name: 'firefox', testMatch: 'firefox/**' }]),
    // Made, not tested: `npm run screens`.
    ...(process.env['HMAPSCOPE_PICTURES'] ? [{ name: 'pictures', testMatch: 'pictures/**' }] : []),
  ],
  webServer: {
    command: `npm run preview -- --host 127.0.0.1 --port ${port} --strictPort`,
    url: `http://127.0.0.1:${port}`,
    reuseExistingServer: false,
  },
});
