import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { expect, test } from './test';

/** Of a command line of a shell in which `hmapscope` is the built command. */
function shell(line: string): { stdout: string; stderr: string; status: number | null } {
  const command = `hmapscope() { "${process.execPath}" bin/hmapscope.js "$@"; }\n${line}`;
  return spawnSync('bash', ['-c', command], { encoding: 'utf8' });
}

test('what nobody reads to its end makes no noise, and a full disk is told', () => {
  const file = test.info().outputPath('lines.go');
  writeFileSync(
    file,
    'package main\n\nfunc main() {\n\tfor i := range 20000 {\n\t\tprint("line ", i, " of a long output\\n")\n\t}\n}\n',
  );
  for (const how of ['', '--free']) {
    const ended = shell(`hmapscope run ${file} ${how} 2>&1 | head -1; echo "\${PIPESTATUS[0]}"`);
    expect([ended.stdout, ended.stderr]).toEqual(['line 0 of a long output\n141\n', '']);
    // /dev/full is a disk without room.
    const full = shell(`hmapscope run examples/control-flow.go ${how} > /dev/full`);
    expect(full.stderr).toBe(
      'hmapscope: cannot write what is printed: ENOSPC: no space left on device, write\n',
    );
    expect(full.status).toBe(2);
  }
});
