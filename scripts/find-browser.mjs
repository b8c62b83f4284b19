import { chromium } from '@playwright/test';
import { findProgram } from './find-program.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The Chromium to test with: what HMAPSCOPE_BROWSER or CHROME names, else an installed one, else the
 * one that Playwright downloaded.
 *
 * @returns {string | undefined}
 */
export function findBrowser() {
  const named = process.env['HMAPSCOPE_BROWSER'] ?? process.env['CHROME'];
  return named || findProgram(NAMES, [...APPLICATIONS, chromium.executablePath()]);
}
