// `npm run check`: everything that is judged without running the app. Names given as arguments run
// only those checks.
import { runCommand } from './run-command.mjs';

/** @type {Record<string, [string, ...string[]]>} */
const CHECKS = {
  format: ['biome', 'format', '--reporter=summary', '.'],
  lint: ['oxlint'],
  'core types': ['tsc', '-p', 'tsconfig.core.json'],
  'app types': ['tsc', '-p', 'tsconfig.json'],
  unused: ['knip', '--no-progress'],
  architecture: ['vitest', 'run', 'src/architecture.test.ts'],
};

/** @param {{ except?: string[], only?: string[] }} [choice] */
export async function runChecks({ except = [], only = [] } = {}) {
  let passed = 0;
  let failed = 0;
  for (const [name, [command, ...args]] of Object.entries(CHECKS)) {
    if (except.includes(name) || (only.length > 0 && !only.includes(name))) continue;
    // One after the other: two type checkers at once are slower on a small machine.
    const { ok, output } = await runCommand(command, args, { quiet: true });
    if (ok) passed++;
    else failed++;
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}`);
    if (!ok) console.log(output);
  }
  return { passed, failed };
}

if (process.argv[1] === import.meta.filename) {
  const { failed } = await runChecks({ only: process.argv.slice(2) });
  process.exitCode = failed === 0 ? 0 : 1;
}
