import { expect, test } from './test';

test('the page is cross-origin isolated and opens', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveTitle(/hmapscope/);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});
