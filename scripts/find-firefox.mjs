import { findProgram } from './find-program.mjs';

const NAMES = ['firefox', 'firefox-esr'];
const APPLICATIONS = ['/Applications/Firefox.app/Contents/MacOS/firefox'];

/**
 * The Firefox to test with: what HMAPSCOPE_FIREFOX names, else an installed one. Playwright's own is none: it speaks
 * Playwright's protocol, and every other one WebDriver BiDi.
 *
 * @returns {string | undefined}
 */
export function findFirefox() {
  return process.env['HMAPSCOPE_FIREFOX'] ?? findProgram(NAMES, APPLICATIONS);
}
