import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readInterleaving } from '../oracle';
import { runCommand } from './run';
import { outcome } from './testing/outcome';

const FOLDER = join(import.meta.dirname, '../../examples/interleavings');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.go'));

test.each(files)('hmapscope run --schedule makes of %s what its comment says', (name) => {
  const file = join(FOLDER, name);
  const { schedule, ends } = readInterleaving(readFileSync(file, 'utf8'));
  const run = () => outcome(() => runCommand(['--schedule', schedule, file]));
  const first = run();
  expect(run()).toEqual(first);
  const { status, stdout, stderr } = first;
  const isFatal = ends.startsWith('fatal error: ');
  expect(status).toBe(isFatal ? 2 : 0);
  expect(isFatal ? stderr.split('\n', 1)[0] : stdout.trimEnd()).toBe(ends);
});
