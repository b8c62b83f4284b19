import AxeBuilder from '@axe-core/playwright';
import { ScopePage } from './scope-page';
import { expect, test } from './test';

test('a story is found by typing, opens before its goroutines meet, and plays to its end', async ({
  page,
}) => {
  const scope = new ScopePage(page);
  await scope.open();
  await page.getByRole('button', { name: 'Program: Two writers, one map' }).click();
  const picker = page.getByRole('dialog', { name: 'Programs' });
  await expect(picker.getByRole('combobox')).toBeFocused();
  await expect(picker.getByRole('option')).toHaveCount(6 + 27);
  const { violations } = await new AxeBuilder({ page }).include('.programs').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.keyboard.type('加了 MUTEX');
  await expect(picker.getByRole('option')).toHaveText(/^Two writers with a mutex/);
  await picker.getByRole('combobox').fill('');
  await page.keyboard.type('insert lost');
  await expect(picker.getByRole('option')).toHaveText(/^A lost insert/);
  await page.keyboard.press('Enter');
  await expect(picker).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Program: A lost insert' })).toBeVisible();
  await scope.idle();
  expect(await scope.cursor()).toBe(30);
  expect(await scope.length()).toBeGreaterThan(60);

  await page.getByRole('combobox', { name: 'Speed' }).selectOption('600');
  await page.getByRole('button', { name: /^Play/ }).click();
  await scope.idle();
  await expect(scope.output).toContainText('len 3, 10: false, 11: true');

  // On the next visit it stands there again; and an edit is taken back with one button.
  await page.reload();
  await scope.idle();
  await expect(page.getByRole('button', { name: 'Program: A lost insert' })).toBeVisible();
  expect(await scope.cursor()).toBe(30);
  await scope.writeProgram((await scope.program()).replace('m[10] = 1', 'm[12] = 1'));
  await scope.click('Run edited program');
  await expect(page.getByRole('button', { name: 'Program: Your program' })).toBeVisible();
  await scope.click('Restore the example');
  await expect(page.getByRole('button', { name: 'Program: A lost insert' })).toBeVisible();
  expect(await scope.cursor()).toBe(30);

  const link = await scope.share();
  const other = new ScopePage(await page.context().newPage());
  await other.open(link);
  await expect(other.page.getByRole('button', { name: 'Program: A lost insert' })).toBeVisible();
});
