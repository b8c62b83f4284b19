import { describe, expect, test } from 'vitest';
import { gorootSources } from '../goroot';
import { checkPackages } from './check-packages';
import { diagnosticText } from './diagnostic';
import { compileProgram } from './compile';
import { Library } from './library';
import { readCorpus } from './testing/corpus';
import { MONSTERS, monsterOf } from './testing/monsters';
import { wild } from './testing/mutate';
import { STAND_INS } from './testing/stand-ins';
import type { CheckedPackage } from './types/info';

const known = new Map<string, CheckedPackage>(
  checkPackages(STAND_INS, { library: true }, new Map()).packages.map((p) => [p.path, p]),
);

function check(text: string): number {
  const main = { path: 'main', files: [{ name: 'main.go', text }] };
  return checkPackages([main], { library: false }, known).diagnostics.length;
}

const SEED = 1;
const corpus = readCorpus('.');
const library = new Library(gorootSources);

function vet(text: string): readonly string[] {
  return compileProgram({ name: 'main.go', text }, library).diagnostics.map(diagnosticText);
}

describe('the front end never throws', () => {
  test('on damaged programs', () => {
    for (let index = 0; index < 200; index++) {
      const text = wild(corpus, SEED, index);
      expect(
        () => vet(text),
        `npm run fuzz -- --seed ${SEED} --from ${index} --vet 1`,
      ).not.toThrow();
    }
  }, 120_000);

  test.each(Object.keys(MONSTERS))('on monsters: %s', (name) => {
    for (const size of [1, 20]) {
      expect(() => vet(monsterOf(name, size)), `size ${size}`).not.toThrow();
    }
  });

  test.each(['variables', 'many type cases', 'types', 'unions'])(
    'on as many as %s',
    (name) => {
      expect(() => vet(monsterOf(name, 5000))).not.toThrow();
    },
    10_000,
  );

  test('on comparisons of types that hold one another twice', () => {
    expect(vet(monsterOf('doubling locals', 300)).length).toBeGreaterThan(0);
  });

  test('on the beginnings of a program', () => {
    const text = corpus.all.find((program) => program.includes('outer:')) ?? '';
    for (let end = 0; end < text.length; end += 7) {
      expect(() => check(text.slice(0, end)), `first ${end} characters`).not.toThrow();
    }
  }, 60_000);

  test.each([
    ['parentheses', `var x = ${'('.repeat(20000)}1${')'.repeat(20000)}`],
    ['brackets', `var x ${'[]'.repeat(20000)}int`],
    ['sums', `var x = ${'1+'.repeat(20000)}1`],
    ['calls', `var x = f${'()'.repeat(20000)}`],
    ['blocks', `func f() ${'{'.repeat(20000)}${'}'.repeat(20000)}`],
    ['else', `func f() { if a {} ${'else if a {} '.repeat(20000)} }`],
    ['literals', `var x = T${'{'.repeat(20000)}${'}'.repeat(20000)}`],
    ['minus signs', `var x = ${'- '.repeat(20000)}1`],
    ['dots', `var x = a${'.b'.repeat(20000)}`],
    ['shifts', 'var x = 1 << 1000000000000'],
    ['arrays', 'var x [1 << 62][1 << 62]int'],
    ['nothing', ''],
    ['noise', '\u0000\ud800\ufeff"\\'],
  ])('on too many %s', (_, text) => {
    expect(check(`package main\n${text}\n`)).toBeGreaterThan(0);
  });
});

describe('what is too large is refused with its place', () => {
  test.each([
    ['var x [1 << 40]int\nfunc main() {}', '3:7: hmapscope does not support types this large yet'],
    [
      'var x = [...]int{1 << 40: 1}\nfunc main() {}',
      '3:18: hmapscope does not support indices this large yet',
    ],
    [
      'type A struct{ a, b [1 << 27]byte }\ntype B struct{ a, b A }\nfunc main() {}',
      '4:8: hmapscope does not support types this large yet',
    ],
    [
      monsterOf('doubling unnamed types', 40).replace('package main\n\n', ''),
      '14:12: hmapscope does not support types this large yet',
    ],
    [
      monsterOf('doubling constants', 40).replace('package main\n\n', ''),
      '27:13: hmapscope does not support constants this large yet',
    ],
    [
      monsterOf('dependent constants', 10000).replace('package main\n\n', ''),
      '1:1: hmapscope does not support programs that nest this deep yet',
    ],
    [
      `func main() {\n${';'.repeat(99_992)}\n}`,
      '5:1: hmapscope does not support programs of more than 100,000 tokens yet',
    ],
  ])('%#', (text, expected) => {
    expect(vet(`package main\n\n${text}\n`)[0]).toBe(`main.go:${expected}`);
  });
});

test('our own Go has no errors', () => {
  const { diagnostics } = checkPackages(gorootSources, { library: true }, new Map());
  expect(diagnostics.map(diagnosticText)).toEqual([]);
}, 60_000);
