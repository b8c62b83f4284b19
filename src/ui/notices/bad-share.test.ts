import { expect, test } from 'vitest';
import { decodeFile, decodeLink, encodeFile, LinkError, type LinkProblem } from '../../recording';
import { loadWords } from '../words/catalogs';
import { wordsIn } from '../words/words';
import { badShareText } from './bad-share';

function problemOf(read: () => unknown): LinkProblem {
  try {
    read();
  } catch (error) {
    if (error instanceof LinkError) return error.problem;
    throw error;
  }
  throw new Error('nothing is wrong with it');
}

const FILE = {
  hmapscope: 3,
  go: '1.23.5',
  source: ['package main'],
  seed: 1,
  policy: { kind: 'byHand' },
  schedule: ['1*3'],
  cursor: 3,
};
const mark = { at: 2, hash: '01' };

/** Each is wrong in another way. */
const WRONG: readonly Record<string, unknown>[] = [
  { seed: undefined },
  { seeds: 1 },
  { seed: 0.5 },
  { memoryLimit: 2 ** 40 },
  { stateHash: 'F' },
  { schedule: ['1', 'one'] },
  { marks: Array.from({ length: 99 }, () => mark) },
  { hmapscope: '3' },
  { hmapscope: 99 },
  { go: '1' },
  { schedule: '1' },
  { marks: 1 },
  { marks: [1] },
  { source: undefined },
  { builtIn: 1 },
  { fileName: 'a/b.go' },
  { policy: { kind: 'fair' } },
  { golike: false },
  { view: 1 },
  { view: { A: 1 } },
  { view: { a: [] } },
  { cursor: 9 },
  { marks: [mark, { at: 1, hash: '01' }] },
];

const PARTS = [
  'source',
  'goVersion',
  'number',
  'policy',
  'schedule',
  'cursor',
  'mark',
  'limit',
  'view',
] as const;

const PROBLEMS: readonly LinkProblem[] = [
  ...WRONG.map((change) => problemOf(() => decodeFile(JSON.stringify({ ...FILE, ...change })))),
  problemOf(() => decodeFile('')),
  problemOf(() => decodeFile(JSON.stringify(FILE).slice(0, 50))),
  ...['', '9abc', '3', '3A A', `3${'A'.repeat(300_000)}`].map((text) =>
    problemOf(() => decodeLink(text)),
  ),
  ...PARTS.map((part) => ({ kind: 'impossible', part }) as const),
  { kind: 'tooLarge', what: 'bytes', most: 1_000_000 },
  { kind: 'tooLarge', what: 'steps', most: 5_000_000 },
  { kind: 'goVersion', version: '1.24.0' },
  { kind: 'unknownProgram', id: 'nothing' },
  { kind: 'tooLong' },
];

test('what is wrong with a share is told in the words of each language, each in its own', async () => {
  expect(encodeFile(decodeFile(JSON.stringify(FILE)))).toContain('package main');
  await loadWords('zh');
  const told = (language: 'en' | 'zh'): string[] =>
    PROBLEMS.map((problem) => badShareText(wordsIn(language).t, problem));
  for (const text of told('en')) expect(text).not.toMatch(/\p{Script=Han}|[{}]|undefined/u);
  for (const text of told('zh')) {
    expect(text).toMatch(/\p{Script=Han}/u);
    // Names and what stands in quotes stay as they are.
    const rest = text
      .replace(/“[^”]*”/g, '')
      .replace(/\b(?:hmapscope|Go|roundRobin|random|byHand|golike|true|id)\b/g, '');
    expect(rest).not.toMatch(/[A-Za-z{}]/);
  }
  for (const language of ['en', 'zh'] as const) {
    const texts = told(language);
    expect(new Set(texts).size).toBe(texts.length);
  }
});
