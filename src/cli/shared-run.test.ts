import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeFile, decodeLink, encodeFile, encodeLink, type StepIndex } from '../recording';
import { linkCommand } from './link';
import { replayCommand } from './replay';
import { runCommand } from './run';
import { outcome } from './testing/outcome';

const folder = mkdtempSync(join(tmpdir(), 'hmapscope-'));
afterAll(() => rmSync(folder, { recursive: true }));

// Crashes of its run tell of the file, whatever folder it lies in.
const PROGRAM = join(folder, 'writers.go');
copyFileSync('examples/two-writers.go', PROGRAM);
const RECORDING = join(folder, 'run.hmapscope.json');
const RUN = [PROGRAM, '--policy', 'random', '--seed', '3'];

const record = () => outcome(() => runCommand([...RUN, '--hash', '--record', RECORDING]));
const hashIn = (text: string): string | undefined => /^state \d+: \w+$/m.exec(text)?.[0];

describe('a shared run', { timeout: 60_000 }, () => {
  it('is the same from its link and from its file, with everything it printed', () => {
    const run = record();
    expect(hashIn(run.stderr)).toMatch(/^state \d{2,}: /);
    const link = outcome(() => linkCommand(RUN)).stdout.trim();
    const fromFile = outcome(() => linkCommand([RECORDING])).stdout.trim();
    for (const shared of [RECORDING, link, fromFile, `https://somewhere/${link}`]) {
      expect(outcome(() => replayCommand([shared, '--hash']))).toEqual(run);
    }
    const file = decodeFile(readFileSync(RECORDING, 'utf8'));
    expect(file.schedule.isExplicit).toBe(true);
    expect(decodeLink(fromFile)).toEqual(file);
    expect(decodeLink(link).schedule.toString()).toMatch(/^\?\*\d+$/);
  });

  it('can be stood in at any step', () => {
    record();
    const whole = outcome(() => replayCommand([RECORDING, '--trace'])).stderr.split('\n');
    const part = outcome(() => replayCommand([RECORDING, '--at', '20', '--trace', '--hash']));
    expect(part.status).toBe(0);
    expect(part.stderr.split('\n').slice(0, 20)).toEqual(whole.slice(0, 20));
    expect(hashIn(part.stderr)).toMatch(/^state 20: /);
    expect(() => replayCommand([RECORDING, '--at', '999999'])).toThrow('is behind the run');
    expect(() => replayCommand([RECORDING, '--at', 'x'])).toThrow("--at takes a step's number");
  });

  it('can be stood in where something comes true, from its start or from a step on', () => {
    record();
    const { length } = decodeFile(readFileSync(RECORDING, 'utf8')).schedule;
    const until = (...args: readonly string[]) =>
      outcome(() => replayCommand([RECORDING, ...args, '--hash'])).stderr;
    const first = /`line 16` after step (\d+), which goroutine (\d+) made/.exec(
      until('--until', 'line 16'),
    );
    expect(Number(first?.[1])).toBeGreaterThan(0);
    const [, later] =
      /`access 7` after step (\d+)/.exec(
        until('--at', '100', '--until', 'line 21', '--until', 'access 7'),
      ) ?? [];
    expect(Number(later)).toBeGreaterThan(100);
    const none = until('--until', 'access 99');
    expect(none).toContain(`nothing of that came true up to the run's last step, ${length}\n`);
    expect(hashIn(none)).toMatch(`state ${length}: `);
    expect(() => replayCommand([RECORDING, '--until', 'nothing'])).toThrow('is no breakpoint');
    expect(() => linkCommand([RECORDING, '--seed', '1'])).toThrow('a recording takes none');
  });

  it('can be looked at: its maps, its goroutines, its time', () => {
    const moment = ['--schedule', '1*9 6*8 7*4', '--policy', 'byHand'];
    outcome(() => runCommand([PROGRAM, ...moment, '--record', RECORDING]));
    const dump = (what: string): string =>
      outcome(() => replayCommand([RECORDING, '--at', '20', '--dump', what])).stdout;
    expect(dump('hmap')).toMatch(
      /^m map\[int\]int at 0xc0[0-9a-f]{8}\n {2}count \d+ {2}flags .* {2}B 0 .*\n {2}buckets 0x\w+\n {7}0: (?:[0-9a-f]{2} ){7}[0-9a-f]{2}/,
    );
    expect(dump('goroutines')).toMatch(
      /^goroutine 1 \[.*\]: \S+\n(?: {2}next: .*\n)?(?: {2}\S+ \S+:\d+.*\n)+goroutine 6 /,
    );
    expect(dump('timeline')).toMatch(/^0–… +g1 {2}life/);
    expect(dump('timeline')).toMatch(/g6 {2}operation {2}m\[/);
    expect(() => replayCommand([RECORDING, '--dump', 'all'])).toThrow(
      '--dump takes hmap, goroutines, timeline, not `all`',
    );
  });

  it('may have as much memory as there can be', () => {
    const most = ['--memory', '4095', '--stack', '4095'];
    const link = outcome(() => linkCommand([...RUN, ...most])).stdout.trim();
    const limit = 4095 * 2 ** 20;
    expect(decodeLink(link)).toMatchObject({ memoryLimit: limit, stackLimit: limit });
  });

  it('may name a built-in program', () => {
    record();
    const { source: _, ...link } = decodeFile(readFileSync(RECORDING, 'utf8'));
    const text = encodeLink({ ...link, source: { kind: 'example', id: 'two-writers' } });
    expect(hashIn(outcome(() => replayCommand([text, '--hash'])).stderr)).toBe(
      `state ${link.cursor}: ${link.stateHash}`,
    );
    const broken = encodeLink({ ...link, source: { kind: 'text', text: 'package main\n\nx\n' } });
    expect(() => replayCommand([broken])).toThrow(
      'its program does not compile here:\n# command-line-arguments\n./writers.go:3:1: syntax error',
    );
    const unknown = encodeLink({ ...link, source: { kind: 'example', id: 'nothing' } });
    expect(() => replayCommand([unknown])).toThrow('it needs the built-in program "nothing"');
  });

  it('that drifted says where, and stands before that', () => {
    record();
    const file = decodeFile(readFileSync(RECORDING, 'utf8'));
    const [, sure, , wrong] = file.marks.map(({ at }) => at);
    const marks = file.marks.map((mark) =>
      mark.at === wrong ? { ...mark, hash: '00000000' } : mark,
    );
    writeFileSync(RECORDING, encodeFile({ ...file, marks }));
    const { status, stderr } = outcome(() => replayCommand([RECORDING, '--hash']));
    expect(status).toBe(2);
    expect(hashIn(stderr)).toContain(`state ${sure}: `);
    expect(stderr).toContain(
      `hmapscope: this run drifted between step ${sure} and step ${wrong}: the link was made by another hmapscope; what follows is not what its maker saw\n`,
    );
    const cursor = 3 as StepIndex;
    writeFileSync(RECORDING, encodeFile({ ...file, cursor, marks: [], stateHash: '0'.repeat(16) }));
    expect(outcome(() => replayCommand([RECORDING])).stderr).toContain('drifted before step 3');
  });

  it('that cannot be read says what is wrong', () => {
    writeFileSync(RECORDING, '{"hmapscope": 2, "go": "1.23.5"}');
    expect(() => replayCommand([RECORDING])).toThrow('the file\'s "seed" is missing');
    writeFileSync(RECORDING, '\ufeff{}');
    expect(() => replayCommand([RECORDING])).toThrow('it has no "hmapscope"');
    expect(() => replayCommand(['/no/link'])).toThrow(
      'there is no file `/no/link`, and as a link: this is no hmapscope link',
    );
    expect(() => replayCommand(['run.json'])).toThrow('there is no file `run.json`, and as a link');
    expect(() => replayCommand(['#/no/link'])).toThrow(/^this is no hmapscope link/);
    expect(() => linkCommand(['nowhere'])).toThrow(
      'cannot read nowhere: no such file or directory',
    );
    expect(() => linkCommand(['a.go', '--free'])).toThrow('only options that choose the run');
    expect(() => linkCommand(['a.go', '--hash'])).toThrow('only options that choose the run');
    expect(() => replayCommand([])).toThrow('replay takes one link or file');
    expect(() => linkCommand(['nowhere.hmapscope.json'])).toThrow('cannot read nowhere');
    expect(() => linkCommand(['a.go', '--seed', 'x'])).toThrow('--seed takes a whole number');
  });
});
