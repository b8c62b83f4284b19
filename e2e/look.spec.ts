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
  // Nothing of the transport covers what stands beside it, and a notice is closed where it is seen.
  expect(await collisions(scope, ['.transport .button', '.transport .count'])).toEqual([]);
  await scope.page.locator('.share .primary').first().tap();
  const close = scope.page.locator('.notice button');
  await expect(close).toBeInViewport({ ratio: 1 });
  await close.tap();
  await expect(close).toHaveCount(0);
  await context.close();
});

/** Which of these are cut off, or stand in one another's way. */
async function collisions(scope: ScopePage, selectors: readonly string[]): Promise<string[]> {
  return scope.page.evaluate((all) => {
    const boxes = all.flatMap((name) =>
      [...document.querySelectorAll(name)].map((e) => ({ name, box: e.getBoundingClientRect() })),
    );
    const out = boxes.filter(({ box }) => box.right > innerWidth + 1 || box.left < -1);
    const over = boxes.filter(({ box }, i) =>
      boxes
        .slice(0, i)
        .some(
          (other) =>
            box.top < other.box.bottom - 1 &&
            other.box.top < box.bottom - 1 &&
            box.left < other.box.right - 1 &&
            other.box.left < box.right - 1,
        ),
    );
    return [...out, ...over].map(({ name }) => name);
  }, selectors);
}

for (const [zoom, width, height] of [
  [100, 1280, 593],
  [125, 1024, 576],
  [150, 853, 480],
  [200, 640, 360],
] as const) {
  test(`on a projector at ${zoom} % a bucket can be seen whole, and nothing is cut off`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    const scope = new ScopePage(page);
    await scope.open();
    await scope.press('t');
    for (const name of [
      '.stage .bucket',
      '.stage-hash',
      '.stage .flags .set, .stage .flags .clear',
    ]) {
      const part = page.locator(name).first();
      await part.scrollIntoViewIfNeeded();
      await expect(part).toBeInViewport({ ratio: 0.95 });
    }
    const places = ['.stage-header', '.stage-scroll', '.stage-note', '.stage-hash'];
    expect(await collisions(scope, places)).toEqual([]);
    expect(await collisions(scope, ['.stage .flags g'])).toEqual([]);
    await expect(page.locator('.count')).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('button', { name: 'Step back' })).toBeInViewport({ ratio: 1 });
    const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(scrolls).toBe(false);
  });
}
