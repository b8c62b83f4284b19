// `npm test`: every check and every test, with a browser from wherever one can be had. The last line
// is `N passed, N failed`.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { keepsBudget } from './budget.mjs';
import { runChecks } from './check.mjs';
import { findBrowser } from './find-browser.mjs';
import { findFirefox } from './find-firefox.mjs';
import { installWithApt } from './install-with-apt.mjs';
import { runCommand } from './run-command.mjs';

const UNIT_REPORT = 'test-results/unit.json';
const BROWSER_REPORT = 'test-results/browser.json';

/** @typedef {{ passed: number, failed: number }} Count */

/** @param {string} text */
function heading(text) {
  console.log(`\n── ${text}`);
}

/**
 * A run that failed without a failed test (a file that does not load, a crash) counts as one failure.
 *
 * @param {Count} count
 * @param {boolean} ok
 * @returns {Count}
 */
function withCrash({ passed, failed }, ok) {
  return { passed, failed: failed === 0 && !ok ? 1 : failed };
}

/**
 * @typedef {{ numPassedTests?: number, numFailedTests?: number }} UnitReport
 * @typedef {{ stats?: { expected?: number, unexpected?: number, flaky?: number } }} BrowserReport
 */

/**
 * @param {string} path
 * @returns {UnitReport & BrowserReport | undefined}
 */
function readReport(path) {
  if (!existsSync(path)) return undefined;
  return /** @type {UnitReport & BrowserReport} */ (JSON.parse(readFileSync(path, 'utf8')));
}

/** @returns {Promise<Count>} */
async function runUnitTests() {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`];
  const { ok } = await runCommand('vitest', ['run', ...reporters]);
  const report = readReport(UNIT_REPORT);
  return withCrash(
    { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 },
    ok && report !== undefined,
  );
}

/** @returns {Promise<Count>} */
async function runBrowserTests() {
  const browser = await provideBrowser();
  if (browser === undefined) {
    console.log('No Chromium: install one, or name it in HMAPSCOPE_BROWSER.');
    return { passed: 0, failed: 1 };
  }
  console.log(`browser: ${browser}`);
  console.log(
    `Firefox: ${findFirefox() ?? 'none here, so that its tests are left out (npm run test:firefox gets one)'}`,
  );
  if (!(await runCommand('vite', ['build', '--logLevel', 'warn'])).ok) {
    return { passed: 0, failed: 1 };
  }
  const { ok } = await runCommand('playwright', ['test', '--reporter=list,json'], {
    env: { HMAPSCOPE_BROWSER: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: BROWSER_REPORT },
  });
  const isSoon = await keepsBudget();
  const report = readReport(BROWSER_REPORT);
  const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {};
  const tests = withCrash(
    { passed: expected, failed: unexpected + flaky },
    ok && report !== undefined,
  );
  return {
    passed: tests.passed + Number(isSoon),
    failed: tests.failed + Number(!isSoon),
  };
}

/** An installed browser; else Playwright's; else the system's package, where we may install it. */
async function provideBrowser() {
  /** @type {[string, () => Promise<unknown>][]} */
  const ways = [
    ['installed', async () => {}],
    [
      'playwright install',
      () => runCommand('playwright', ['install', 'chromium'], { timeoutSeconds: 300 }),
    ],
    ['apt-get install', () => installWithApt('chromium')],
  ];
  for (const [way, install] of ways) {
    if (way !== 'installed') console.log(`no browser that starts: trying ${way}`);
    await install();
    const browser = findBrowser();
    if (browser !== undefined && (await starts(browser))) return browser;
  }
  return undefined;
}

/**
 * A downloaded browser may lack the system's libraries.
 *
 * @param {string} browser
 */
async function starts(browser) {
  return (await runCommand(browser, ['--version'], { quiet: true, timeoutSeconds: 60 })).ok;
}

rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results', { recursive: true });

heading('checks');
// The architecture test is one of the unit tests.
const checks = await runChecks({ except: ['architecture'] });
heading('unit tests');
const unit = await runUnitTests();
heading('browser tests');
const browser = await runBrowserTests();

heading('all');
for (const [name, { passed, failed }] of Object.entries({ checks, unit, browser })) {
  console.log(`${name}: ${passed} passed, ${failed} failed.`);
}
const failed = checks.failed + unit.failed + browser.failed;
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${checks.passed + unit.passed + browser.passed} passed, ${failed} failed`);
