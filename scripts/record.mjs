// `node scripts/record.mjs run FILE.go …` prints golden entries for src/machine/goldens: what real Go makes of each
// program, `… test FILE.go …` of its tests. `node scripts/record.mjs errors FILE.go …` prints those for
// src/golang/goldens: what `go build` says; `… vet FILE.go …` what `go vet` says.
// Real Go 1.23 is `$GO`, or `go` on PATH. Append what it prints to a .txt file there; never edit an entry by hand.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const GO = process.env['GO'] ?? 'go';
const LIMIT = 60_000;
/** A package main cannot be tested by itself. */
const TESTED = 'tested';

/**
 * @param {string} source
 * @param {'build' | 'test'} how
 */
function inFolder(source, how = 'build') {
  const folder = mkdtempSync(join(tmpdir(), 'record-'));
  const [name, file] = how === 'test' ? [TESTED, 'main_test.go'] : ['main', 'main.go'];
  writeFileSync(join(folder, 'go.mod'), `module ${name}\n\ngo 1.23\n`);
  writeFileSync(join(folder, file), source);
  const env = { ...process.env, GOMAXPROCS: '1', GOTOOLCHAIN: 'local', GOFLAGS: '-mod=mod' };
  const args =
    how === 'test' ? ['test', '-vet=off', '-c', '-o', 'program'] : ['build', '-o', 'program'];
  const built = spawnSync(GO, args, { cwd: folder, env, encoding: 'utf8' });
  if (built.error) throw built.error;
  return { folder, env, built };
}

/**
 * Less argument words, distances, addresses, folders and lines of Go's own library.
 * @param {string} stderr
 * @param {string} folder
 */
function withoutAddresses(stderr, folder) {
  return stderr
    .replaceAll(`${folder}/`, '')
    .replaceAll('main_test.go', 'main.go')
    .replace(/^(created by |)tested\./gm, '$1main.')
    .replace(/^(\t_testmain\.go):\d+.*$/gm, '$1')
    .replace(/^(\t\S+:\d+) \+0x[\da-f]+$/gm, '$1')
    .replace(/^\t\S*\/src\/(\S+\.go):\d+$/gm, '\t$1')
    .replace(/ (?:pc|addr)=0x[\da-f]+/g, '')
    .replace(/^((?:[\w/]+\.\S*?|panic))\((?:\.\.\.|[^()]*)\)$/gm, '$1(…)');
}

/**
 * @param {string} file
 * @param {'build' | 'test'} how
 */
function run(file, how) {
  const source = readFileSync(file, 'utf8');
  const { folder, env, built } = inFolder(source, how);
  if (built.status !== 0) throw new Error(`${file}: ${built.stderr}`);
  const { stdout, stderr, status, signal } = spawnSync(
    join(folder, 'program'),
    how === 'test' ? ['-test.v'] : [],
    {
      env,
      encoding: 'utf8',
      timeout: LIMIT,
      maxBuffer: 1 << 28,
    },
  );
  rmSync(folder, { recursive: true });
  if (signal !== null) throw new Error(`${file}: ${signal}`);
  const name = basename(file, '.go').replace(/[-_]/g, ' ');
  const text = withoutAddresses(stderr, folder);
  const printed = stdout.replaceAll('main_test.go', 'main.go');
  return `==== ${name}\n${source}---- stdout\n${printed}---- stderr\n${text}---- status ${status}\n`;
}

/** @param {string} file */
function errors(file) {
  const source = readFileSync(file, 'utf8');
  const { folder, built } = inFolder(source);
  rmSync(folder, { recursive: true });
  const lines = built.stderr
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replaceAll(`${folder}/`, '')
    .replaceAll('./main.go', 'main.go');
  return `${source}----\n${lines}====\n`;
}

/** @param {string} file */
function vet(file) {
  const source = readFileSync(file, 'utf8');
  const { folder, env } = inFolder(source);
  const { stderr } = spawnSync(GO, ['vet', 'main.go'], { cwd: folder, env, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  const lines = stderr.split('\n').filter((line) => !line.startsWith('#'));
  return `${source}----\n${lines.join('\n').replaceAll('./main.go', 'main.go')}====\n`;
}

/** @type {Readonly<Record<string, (file: string) => string>>} */
const ENTRIES = {
  run: (file) => run(file, 'build'),
  test: (file) => run(file, 'test'),
  errors,
  vet,
};
const [kind = '', ...files] = process.argv.slice(2);
const entry = ENTRIES[kind] ?? ENTRIES['run'];
for (const file of files) if (entry) process.stdout.write(entry(file));
