import { expect, test } from 'vitest';
import { keepAtIntervals } from './keep-edits';

test('the first edit is kept at once, those that follow at intervals, the last when the page is left', async () => {
  let kept = 0;
  const waits: (() => void)[] = [];
  let leave = (): void => {};
  const edited = keepAtIntervals(() => kept++, {
    wait: () => new Promise((resolve) => waits.push(resolve)),
    onLeave: (left) => {
      leave = left;
    },
  });
  const pass = async (): Promise<void> => {
    for (const wake of waits.splice(0)) wake();
    await new Promise((resolve) => setTimeout(resolve));
  };
  void edited();
  expect(kept).toBe(1);
  void edited();
  void edited();
  expect(kept).toBe(1);
  await pass();
  expect(kept).toBe(2);
  void edited();
  leave();
  expect(kept).toBe(3);
  leave();
  await pass();
  await pass();
  expect(kept).toBe(3);
  void edited();
  expect(kept).toBe(4);
});
