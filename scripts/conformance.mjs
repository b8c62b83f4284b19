// `npm run conformance [-- WORD …]`: runs programs with real Go 1.23 and with hmapscope, compares what they print to
// stdout, their exit status and the first line of stderr, and writes docs/conformance.md. Words choose the programs
// whose names have one of them; then nothing is written.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownPrograms, distributionPrograms } from './conformance/corpora.mjs';
import { findGo } from './conformance/go.mjs';
import { judge } from './conformance/judge.mjs';
import { report } from './conformance/report.mjs';
import { runCommand } from './run-command.mjs';

const root = join(import.meta.dirname, '..');
const words = process.argv.slice(2);

const go = findGo();
if (go === undefined) {
  console.error(
    'Conformance needs Go 1.23: none was found as $GO or `go` on PATH.\n' +
      'On Debian: golang-1.23-go and golang-1.23-src (from backports); elsewhere: the 1.23 release for your system.\n' +
      'Then: GO=/where/it/is/bin/go npm run conformance',
  );
  process.exit(1);
}
const { ok, output } = await runCommand('npm', ['run', 'build:cli'], { quiet: true });
if (!ok) {
  console.error(output);
  process.exit(1);
}

/** @type {import('./conformance/report.mjs').Section[]} */
const sections = [];
for (const corpus of [ownPrograms(root), ...distributionPrograms(go.root)]) {
  const programs = corpus.programs.filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  const results = [];
  for (const program of programs) {
    const result = await judge(go, root, program);
    results.push(result);
    if (result.verdict !== 'pass')
      console.log(`${result.verdict} ${program.name}: ${result.reason}`);
  }
  const passed = results.filter(({ verdict }) => verdict === 'pass').length;
  const judged = results.filter(({ verdict }) => verdict !== 'out of scope').length;
  console.log(`${corpus.title}: ${passed} of ${judged} pass`);
  sections.push({ title: corpus.title, about: corpus.about, results });
}
if (words.length === 0) {
  writeFileSync(join(root, 'docs', 'conformance.md'), report(go.version, sections));
}
