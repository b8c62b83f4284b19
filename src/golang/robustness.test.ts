import { describe, expect, test } from 'vitest';
import { gorootSources } from '../goroot';
import { checkPackages } from './check-packages';
import { diagnosticText } from './diagnostic';
import { scan } from './syntax/explain/scanner';
import { ERROR_GOLDENS } from './testing/error-goldens';
import { STAND_INS } from './testing/stand-ins';
import type { CheckedPackage } from './types/info';

const known = new Map<string, CheckedPackage>(
  checkPackages(STAND_INS, { library: true }, new Map()).packages.map((p) => [p.path, p]),
);

function check(text: string): number {
  const main = { path: 'main', files: [{ name: 'main.go', text }] };
  return checkPackages([main], { library: false }, known).diagnostics.length;
}

/** Numerical Recipes' generator: a seed names a text. */
function random(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const PROGRAMS = ERROR_GOLDENS.map(({ program }) => program);

/** A program of the goldens with some tokens lost, doubled, exchanged or taken from elsewhere. */
function mutated(seed: number): string {
  const pick = random(seed);
  const pieces = (text: string): string[] => {
    const { tokens } = scan(text);
    return tokens.map((token, i) => text.slice(tokens[i - 1]?.end ?? 0, token.end));
  };
  const words = pieces(PROGRAMS[pick(PROGRAMS.length)] ?? '');
  const others = pieces(PROGRAMS[pick(PROGRAMS.length)] ?? '');
  for (let n = 1 + pick(4); n > 0; n--) {
    const at = pick(words.length);
    const word = words[at] ?? '';
    const kind = pick(4);
    if (kind === 0) words.splice(at, 1);
    else if (kind === 1) words.splice(at, 0, word);
    else if (kind === 2) words.splice(at, 1, others[pick(others.length)] ?? '');
    else words.splice(at, 2, words[at + 1] ?? '', word);
  }
  return words.join('');
}

describe('the front end never throws', () => {
  test('on programs with tokens out of place', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const text = mutated(seed);
      expect(() => check(text), `seed ${seed}:\n${text}`).not.toThrow();
    }
  }, 60_000);

  test('on the beginnings of a program', () => {
    const text = PROGRAMS.find((program) => program.includes('outer:')) ?? '';
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

test('our own Go has no errors', () => {
  const { diagnostics } = checkPackages(gorootSources, { library: true }, new Map());
  expect(diagnostics.map(diagnosticText)).toEqual([]);
}, 60_000);
