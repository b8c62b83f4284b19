import { ScopePage } from './scope-page';
import { expect, test } from './test';

test('who steps another goroutine in the past can have the old future back, and the new one again', async ({
  page,
}) => {
  const scope = new ScopePage(page);
  await scope.open();
  const undo = page.getByRole('button', { name: /^Bring back the future/ });
  const redo = page.getByRole('button', { name: /^Replace it again/ });
  await expect(undo).toBeDisabled();
  await expect(redo).toBeDisabled();

  await scope.click('Run to the throw');
  await expect(scope.output).toContainText('concurrent map writes');
  const thrown = await scope.length();
  const end = await scope.stateHash();
  await scope.press('Home');
  await scope.pressUntil('ArrowRight', async () => (await scope.cursor()) === 12);
  const last = page.locator('.card[data-last="true"]');
  const other = (await last.getAttribute('data-gid')) === '6' ? '3' : '2';
  for (let i = 0; i < 6; i++) await scope.press(other);
  const forked = await scope.length();
  expect(forked).toBeLessThan(thrown);
  const fork = await scope.stateHash();

  await undo.click();
  await scope.idle();
  expect(await scope.length()).toBe(thrown);
  await scope.press('End');
  expect(await scope.stateHash()).toBe(end);
  await expect(undo).toBeDisabled();
  await redo.click();
  await scope.idle();
  await scope.press('End');
  expect(await scope.stateHash()).toBe(fork);

  // The same by keys, and not while a text has them.
  await scope.press('ControlOrMeta+z');
  expect(await scope.length()).toBe(thrown);
  await scope.press('ControlOrMeta+Shift+z');
  expect(await scope.length()).toBe(forked);
  await scope.editor.click();
  await page.keyboard.type('x');
  await scope.press('ControlOrMeta+z');
  expect(await scope.length()).toBe(forked);
  await expect(page.getByRole('button', { name: 'Run edited program' })).toHaveCount(0);
});

test('R starts again, with nothing recorded', async ({ page }) => {
  const scope = new ScopePage(page);
  await scope.open();
  await scope.press('2');
  await scope.press('r');
  expect([await scope.cursor(), await scope.length()]).toEqual([0, 0]);
});
