// `node scripts/record.mjs run FILE.go …` prints golden entries for src/machine/goldens: what real Go makes of each
// program. `node scripts/record.mjs errors FILE.go …` prints those for src/golang/goldens: what `go build` says.
// Real Go 1.23 is `$GO`, or `go` on PATH. Append what it prints to a .txt file there; never edit an entry by hand.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const GO = process.env['GO'] ?? 'go';
const LIMIT = 60_000;

/** @param {string} source */
function inFolder(source) {
  const folder = mkdtempSync(join(tmpdir(), 'record-'));
  writeFileSync(join(folder, 'go.mod'), 'module main\n\ngo 1.23\n');
  writeFileSync(join(folder, 'main.go'), source);
  const env = { ...process.env, GOMAXPROCS: '1', GOTOOLCHAIN: 'local', GOFLAGS: '-mod=mod' };
  const built = spawnSync(GO, ['build', '-o', 'program'], { cwd: folder, env, encoding: 'utf8' });
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
    .replace(/^(\t\S+:\d+) \+0x[\da-f]+$/gm, '$1')
    .replace(/^\t\S*\/src\/(\S+\.go):\d+$/gm, '\t$1')
    .replace(/ (?:pc|addr)=0x[\da-f]+/g, '')
    .replace(/^((?:[\w/]+\.\S*?|panic))\((?:\.\.\.|[^()]*)\)$/gm, '$1(…)');
}

/** @param {string} file */
function run(file) {
  const source = readFileSync(file, 'utf8');
  const { folder, env, built } = inFolder(source);
  if (built.status !== 0) throw new Error(`${file}: ${built.stderr}`);
  const { stdout, stderr, status, signal } = spawnSync(join(folder, 'program'), [], {
    env,
    encoding: 'utf8',
    timeout: LIMIT,
    maxBuffer: 1 << 28,
  });
  rmSync(folder, { recursive: true });
  if (signal !== null) throw new Error(`${file}: ${signal}`);
  const name = basename(file, '.go').replace(/[-_]/g, ' ');
  const text = withoutAddresses(stderr, folder);
  return `==== ${name}\n${source}---- stdout\n${stdout}---- stderr\n${text}---- status ${status}\n`;
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

const [kind, ...files] = process.argv.slice(2);
for (const file of files) process.stdout.write(kind === 'errors' ? errors(file) : run(file));
