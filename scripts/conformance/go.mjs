import { spawnSync } from 'node:child_process';

/** @typedef {{ command: string, version: string, root: string }} Go */

/**
 * Real Go 1.23, if it is there.
 * @returns {Go | undefined}
 */
export function findGo() {
  const command = process.env['GO'] ?? 'go';
  const env = { ...process.env, GOTOOLCHAIN: 'local' };
  const asked = spawnSync(command, ['env', 'GOVERSION', 'GOROOT'], { env, encoding: 'utf8' });
  const [version = '', root = ''] = (asked.stdout ?? '').split('\n');
  return /^go1\.23(?:\D|$)/.test(version) ? { command, version, root } : undefined;
}
