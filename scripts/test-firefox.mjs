// `npm run test:firefox`: the page in Firefox, which is installed where there is none and we may.
import { findFirefox } from './find-firefox.mjs';
import { installWithApt } from './install-with-apt.mjs';
import { runCommand } from './run-command.mjs';

if (findFirefox() === undefined) await installWithApt('firefox-esr');
if (findFirefox() === undefined) {
  console.log('No Firefox: install one, or name it in HMAPSCOPE_FIREFOX.');
  process.exitCode = 1;
} else {
  for (const [command, ...args] of [
    ['vite', 'build', '--logLevel', 'warn'],
    ['vite', 'build', '--config', 'vite.cli.config.ts', '--logLevel', 'warn'],
    ['playwright', 'test', '--project', 'firefox'],
  ]) {
    if ((await runCommand(command ?? '', args)).ok) continue;
    process.exitCode = 1;
    break;
  }
}
