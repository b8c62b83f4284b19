import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { gorootSources } from '../../goroot';
import { diagnosticText } from '../diagnostic';
import { Library } from '../library';
import { vetProgram } from '../vet-program';

const library = new Library(gorootSources);

const GOLDENS = readFileSync(new URL('../goldens/vet.txt', import.meta.url), 'utf8')
  .split(/^====\n/m)
  .filter(Boolean)
  .map((golden) => {
    const [text = '', expected = ''] = golden.split('\n----\n');
    return { text: `${text}\n`, expected, name: expected.split('\n')[0] ?? '' };
  });

test.each(GOLDENS)('finds what go vet finds: $name', ({ text, expected }) => {
  const found = vetProgram({ name: 'main.go', text }, library);
  expect(found.map((d) => `${diagnosticText(d)}\n`).join('')).toBe(expected);
});
