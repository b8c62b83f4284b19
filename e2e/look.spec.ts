import { expect, test } from './test';
import { ScopePage } from './scope-page';

test('on a projector all that leads to the throw is in sight', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const scope = new ScopePage(page);
  await scope.open();
  await scope.startWriters();
  for (const what of [
    scope.card(1),
    scope.card(2),
    scope.card(3),
    scope.why,
    page.getByRole('region', { name: 'Memory' }),
    page.getByRole('button', { name: 'Run to the throw' }),
    page.getByRole('region', { name: 'Timeline' }),
  ]) {
    await expect(what).toBeInViewport({ ratio: 0.95 });
  }
});

test('on a phone the places stack and a touch steps', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const scope = new ScopePage(await context.newPage());
  await scope.open();
  const before = await scope.cursor();
  await scope.card(2).tap();
  await scope.idle();
  expect(await scope.cursor()).toBe(before + 1);
  const width = await scope.page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await context.close();
});
