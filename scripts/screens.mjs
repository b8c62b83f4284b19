// `npm run screens`: takes the pictures in docs/screens anew, from the app as it stands.
import { runCommand } from './run-command.mjs';

/** @type {readonly [string, ...string[]][]} */
const STEPS = [
  ['vite', 'build', '--logLevel', 'warn'],
  ['vite', 'build', '--config', 'vite.cli.config.ts', '--logLevel', 'warn'],
  ['playwright', 'test', '--project', 'pictures'],
];

for (const [command, ...args] of STEPS) {
  if ((await runCommand(command, args, { env: { HMAPSCOPE_PICTURES: '1' } })).ok) continue;
  process.exitCode = 1;
  break;
}
