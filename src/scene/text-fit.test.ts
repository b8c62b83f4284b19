import { expect, test } from 'vitest';
import { fitted } from './text-fit';

test('a text that fits stands as it is, a longer one is cut with an ellipsis', () => {
  expect(fitted('visits', 60, 10)).toBe('visits');
  expect(fitted('visitors', 60, 10)).toBe('visit…');
  expect(fitted('visitors', 30, 10)).toBe('');
  expect(fitted('visitors', 30, 10, 2)).toBe('vi…');
});

test('Chinese letters take more room', () => {
  expect(fitted('首页', 40, 10)).toBe('首页');
  expect(fitted('关于我们', 60, 10)).toBe('关于我…');
});
