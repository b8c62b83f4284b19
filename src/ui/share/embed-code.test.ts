import { expect, test } from 'vitest';
import { embedCode, fullPage } from './embed-code';

test('embed code shows the moment behind the link, in its language', () => {
  const code = embedCode('https://host.test/scope/?lang=zh&memory=plain#1abc', 'a map');
  expect(code).toMatch(/^<iframe [^<>]*><\/iframe>$/);
  expect(code).toContain('src="https://host.test/scope/?lang=zh&amp;embed=1#1abc"');
  expect(code).toContain('allow="cross-origin-isolated;');
});

test('no title breaks out of the code', () => {
  expect(embedCode('https://host.test/#1', '"><script>')).toContain('title="&quot;>&lt;script>"');
});

test('an embed leads to the same moment on the whole page', () => {
  expect(fullPage('https://host.test/?embed=1&theme=dark&lang=zh#1abc')).toBe(
    'https://host.test/?lang=zh#1abc',
  );
});
