import { expect, it } from 'vitest';
import { calledName, firstArgument, secondArgument } from './source-name';

it('names what is called from its first character, and from its parenthesis', () => {
  const text = 'x = 1; c.mu.Lock(); all[i].Lock(); delete(m, f(3))';
  const at = (what: string): number => text.indexOf(what);
  expect(calledName(text, at('c.mu'))).toBe('c.mu.Lock');
  expect(calledName(text, at('(); all'))).toBe('c.mu.Lock');
  expect(calledName(text, at('(); delete'))).toBe('Lock');
  for (const pos of [at('delete'), at('(m')]) {
    expect([firstArgument(text, pos), secondArgument(text, pos)]).toEqual(['m', 'f(3)']);
  }
  expect(calledName(text, at('= 1'))).toBeUndefined();
});
