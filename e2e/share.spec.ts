import { expect, test } from './test';
import { hashIn, ScopePage } from './scope-page';

test('a copied link reopens the same moment in another browser context', async ({
  page,
  context,
  browser,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const scope = new ScopePage(page);
  await scope.open();
  await scope.click('Run to the throw');
  await scope.press('ArrowLeft');
  await scope.press('ArrowLeft');
  const link = await scope.share();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);

  const elsewhere = await browser.newContext();
  const other = new ScopePage(await elsewhere.newPage());
  await other.open(link);
  expect(await other.cursor()).toBe(await scope.cursor());
  expect(await other.length()).toBeGreaterThanOrEqual(await scope.cursor());
  expect(await other.stateHash()).toBe(hashIn(link));
  expect(await other.cards.allTextContents()).toEqual(await scope.cards.allTextContents());
  await elsewhere.close();
});

test('a damaged link says so and leaves the first program open', async ({ page }) => {
  const scope = new ScopePage(page);
  await scope.open('/#1damaged');
  await expect(page.getByRole('alert')).toContainText('This link is damaged');
  await expect(scope.editor).toContainText('wg.Wait()');
  await expect(scope.cards).toHaveCount(3);
});
