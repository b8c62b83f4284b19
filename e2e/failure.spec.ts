import { expect, test } from './test';
import { ScopePage } from './scope-page';

test('when the machine dies the page says so and starts it again at the same step', async ({
  page,
}) => {
  const scope = new ScopePage(page);
  await scope.open();
  for (let i = 0; i < 5; i++) await scope.press('2');
  const before = await scope.cursor();
  const hash = await scope.stateHash();

  const [worker] = page.workers();
  await worker?.evaluate(() => {
    setTimeout(() => {
      throw new Error('out of luck');
    });
  });
  await expect(page.getByRole('alert')).toContainText('The machine stopped');
  await scope.click('Start it again here');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await scope.cursor()).toBe(before);
  expect(await scope.stateHash()).toBe(hash);
});

test('an endless run can be stopped where it is, and stepped back', async ({ page }) => {
  const scope = new ScopePage(page);
  await scope.open();
  await scope.writeProgram(
    'package main\n\nvar n int\n\nfunc main() {\n\tfor {\n\t\tn++\n\t}\n}\n',
  );
  await scope.click('Run edited program');
  await page.getByRole('button', { name: 'Run to the throw' }).click();
  await scope.click('Stop here');
  const end = await scope.cursor();
  expect(end).toBeGreaterThan(1000);
  await scope.click(/^Step back/);
  expect(await scope.cursor()).toBe(end - 1);
});
