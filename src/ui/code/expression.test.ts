import { parser } from '@lezer/go';
import { expect, test } from 'vitest';
import { expressionAt } from './expression';

/** What is underlined for the position behind `|`. */
function underlined(marked: string): string {
  const pos = marked.indexOf('|');
  const text = marked.replace('|', '');
  const from = text.lastIndexOf('\n', pos - 1) + 1;
  const line = { from, text: text.slice(from).split('\n')[0] ?? '' };
  const range = expressionAt(parser.parse(text), line, pos);
  return text.slice(range.from, range.to);
}

const inMain = (line: string): string => `package main\n\nfunc main() {\n\t${line}\n}\n`;

test('a call is underlined as a whole, though its position is its bracket', () => {
  expect(underlined(inMain('wg.Wait|()'))).toBe('wg.Wait()');
  expect(underlined(inMain('x := f(1) + g.h|(a, b)'))).toBe('g.h(a, b)');
  expect(underlined(inMain('return m[f(1)].计|(e)'))).toBe('m[f(1)].计(e)');
  expect(underlined(inMain('a.b(c).d|(e)'))).toBe('a.b(c).d(e)');
});

test('an expression is underlined from its position, without the statement around it', () => {
  expect(underlined(inMain('|m[i*2+g] = i'))).toBe('m[i*2+g]');
  expect(underlined(inMain('f(|h.flags, y)'))).toBe('h.flags');
});

test('no line but that of the position is underlined', () => {
  expect(underlined(inMain('f|(1,\n\t\t2)'))).toBe('f(1,');
  expect(underlined(inMain('go func() {\n\t\tg()\n\t}|()'))).toBe('}()');
});
