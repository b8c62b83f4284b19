// The compiled library, kept from one build to the next by a hash of all that it is made of. node_modules/.cache, where
// tools keep such things, is shared by the worktrees that share node_modules.
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'node_modules/.cache/hmapscope');
/** What scripts/compile-library.ts imports; src/architecture.ts says what these may. */
const STARTS = ['emit', 'golang', 'goroot'];
const OTHERS = ['package-lock.json', 'scripts/compile-library.ts'];
/** Some megabytes each. */
const MOST_KEPT = 12;

/**
 * @param {string} name of what is made: other modes are another file
 * @param {() => Promise<Uint8Array>} make
 * @returns {Promise<Uint8Array>}
 */
export async function cachedLibrary(name, make) {
  const file = join(folder, `library-${name}-${await inputsHash()}.bin`);
  const known = read(file);
  if (known !== undefined) return known;
  const bytes = await make();
  mkdirSync(folder, { recursive: true });
  // Another build may look for it meanwhile.
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, bytes);
  renameSync(unfinished, file);
  prune();
  return bytes;
}

/** @param {string} file */
function read(file) {
  try {
    const bytes = readFileSync(file);
    const now = new Date();
    utimesSync(file, now, now);
    return bytes;
  } catch {
    return undefined;
  }
}

/** The longest unused ones go. */
function prune() {
  const age = (/** @type {string} */ file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  const files = readdirSync(folder)
    .filter((name) => name.startsWith('library-'))
    .map((name) => join(folder, name))
    .sort((a, b) => (age(b) ?? 0) - (age(a) ?? 0));
  for (const file of files.slice(MOST_KEPT)) rmSync(file, { force: true });
}

async function inputsHash() {
  const hash = createHash('sha256');
  const folders = await reached(STARTS);
  for (const path of [...OTHERS, ...folders.flatMap((name) => filesBelow(join('src', name)))]) {
    const bytes = readFileSync(join(root, path));
    hash.update(`${path} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex').slice(0, 32);
}

/**
 * The folders of src/ that these may import from, and those in turn.
 *
 * @param {readonly string[]} starts
 */
async function reached(starts) {
  /** @type {{ module: { FOLDERS: readonly { name: string, imports: readonly string[] }[] } }} */
  const { module } = await runnerImport(join(root, 'src/architecture.ts'), { root });
  const found = new Set(starts);
  for (const name of found) {
    const row = module.FOLDERS.find((folder) => folder.name === name);
    if (row === undefined) throw new Error(`src/architecture.ts has no folder ${name}`);
    for (const next of row.imports) found.add(next);
  }
  return [...found].sort();
}

/**
 * Without tests and their data. (goroot has a package testing.)
 *
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  const entries = readdirSync(join(root, path), { withFileTypes: true });
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (/\.test\.ts$|\.md$|^goldens$/.test(entry.name)) return [];
      const inner = join(path, entry.name);
      return entry.isDirectory() ? filesBelow(inner) : [inner];
    });
}
