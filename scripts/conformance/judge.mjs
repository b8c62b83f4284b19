import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { missingPackages } from './scope.mjs';

const BUILD_SECONDS = 120;
const RUN_SECONDS = 60;
/**
 * A program that races runs in several ways on real Go too: two threads may even die at once, and their last words
 * mix. Ours must be one of the ways that real Go shows in so many runs.
 */
const REAL_RUNS = 5;
/** Bytes of output that are compared. */
const MOST = 1 << 24;
/** There is no garbage collector: a program that lives from one needs room instead. */
const MEMORY = '3072';

/**
 * @typedef {'pass' | 'differs' | 'unsupported' | 'out of scope'} Verdict
 * @typedef {{ name: string, verdict: Verdict, reason: string }} Result
 * @typedef {{ stdout: string, stderr: string, status: number | null, timedOut: boolean }} Outcome
 */

/**
 * @param {import('./go.mjs').Go} go
 * @param {string} root
 * @param {import('./corpora.mjs').Program} program
 * @returns {Promise<Result>}
 */
export async function judge(go, root, { name, file, outOfScope }) {
  if (outOfScope !== undefined) return { name, verdict: 'out of scope', reason: outOfScope };
  const missing = missingPackages(file);
  if (missing !== undefined) return { name, verdict: 'out of scope', reason: missing };
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  try {
    const program = join(folder, 'program');
    const unbuilt = await build(go, folder, file, program);
    if (unbuilt !== undefined) return { name, verdict: 'out of scope', reason: unbuilt };
    const real = await runReal(program, folder);
    if (real.timedOut) {
      return { name, verdict: 'out of scope', reason: 'runs for more than a minute with real Go' };
    }
    const cli = join(root, 'dist', 'cli', 'hmapscope.js');
    const ours = await run(process.execPath, [cli, 'run', '--free', '--memory', MEMORY, file], {
      cwd: folder,
      seconds: RUN_SECONDS,
    });
    const first = compare(real, ours);
    for (let again = 1; again < REAL_RUNS && first.verdict === 'differs'; again++) {
      const other = compare(await runReal(program, folder), ours);
      if (other.verdict === 'pass') return { name, ...other };
    }
    return { name, ...first };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {import('./go.mjs').Go} go
 * @param {string} folder
 * @param {string} file
 * @param {string} program
 */
async function build(go, folder, file, program) {
  // In a module of Go 1.23: without one, real Go behaves in places as older versions did.
  writeFileSync(join(folder, 'go.mod'), 'module conformance\n\ngo 1.23\n');
  copyFileSync(file, join(folder, basename(file)));
  const env = { GOTOOLCHAIN: 'local', GOFLAGS: '-mod=mod', GOWORK: 'off' };
  const built = await run(go.command, ['build', '-o', program, basename(file)], {
    cwd: folder,
    seconds: BUILD_SECONDS,
    env,
  });
  return built.status === 0 ? undefined : `real Go does not build it: ${firstLine(built.stderr)}`;
}

/**
 * @param {string} program
 * @param {string} folder
 */
function runReal(program, folder) {
  return run(program, [], { cwd: folder, seconds: RUN_SECONDS });
}

/**
 * @param {Outcome} real
 * @param {Outcome} ours
 * @returns {{ verdict: Verdict, reason: string }}
 */
function compare(real, ours) {
  const unsupported = /^.*hmapscope does not support .*$/m.exec(ours.stderr);
  if (ours.status === 1 && unsupported !== null) {
    return { verdict: 'unsupported', reason: unsupported[0] };
  }
  if (ours.timedOut) return { verdict: 'differs', reason: `not done after ${RUN_SECONDS} seconds` };
  if (ours.status !== real.status) {
    const said = firstLine(ours.stderr);
    const more = said === '# command-line-arguments' ? ours.stderr.split('\n')[1] : said;
    return { verdict: 'differs', reason: `status ${ours.status}, not ${real.status}: ${more}` };
  }
  if (ours.stdout !== real.stdout) {
    return { verdict: 'differs', reason: `stdout: ${difference(ours.stdout, real.stdout)}` };
  }
  const [said, meant] = [firstLine(ours.stderr), firstLine(real.stderr)].map(withoutAddresses);
  if (said !== meant) return { verdict: 'differs', reason: `stderr: "${said}", not "${meant}"` };
  return { verdict: 'pass', reason: '' };
}

/** @param {string} text */
function withoutAddresses(text) {
  return text.replace(/0x[\da-f]{6,}/g, '0x…');
}

/** @param {string} text */
function firstLine(text) {
  return text.split('\n').find((line) => line !== '') ?? '';
}

/**
 * @param {string} ours
 * @param {string} real
 */
function difference(ours, real) {
  const [a, b] = [ours.split('\n'), real.split('\n')];
  const at = b.findIndex((line, i) => a[i] !== line);
  const quote = (/** @type {string | undefined} */ line) =>
    JSON.stringify((line ?? '').slice(0, 60));
  return at < 0
    ? 'more than real Go prints'
    : `line ${at + 1} is ${quote(a[at])}, not ${quote(b[at])}`;
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, seconds: number, env?: Record<string, string> }} options
 * @returns {Promise<Outcome>}
 */
function run(command, args, { cwd, seconds, env = {} }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const texts = { stdout: '', stderr: '' };
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, seconds * 1000);
    for (const name of /** @type {const} */ (['stdout', 'stderr'])) {
      child[name].setEncoding('latin1').on('data', (chunk) => {
        if (texts[name].length < MOST) texts[name] += chunk;
      });
    }
    child.on('error', (error) => {
      texts.stderr += error.message;
    });
    child.on('close', (status) => {
      clearTimeout(timer);
      resolve({ ...texts, status, timedOut });
    });
  });
}
