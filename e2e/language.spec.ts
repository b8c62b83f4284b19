import { expect, test } from './test';
import { ScopePage } from './scope-page';

test('a Chinese reader is greeted in Chinese, goes to the throw, switches to English and back', async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce' });
  const scope = new ScopePage(await context.newPage());
  const { page } = scope;
  await scope.open();
  const root = page.locator('html');
  await expect(root).toHaveAttribute('lang', 'zh-Hans');

  const why = page.getByRole('region', { name: '为什么' });
  const start = await scope.startWriters();
  await scope.pressUntil('2', async () =>
    ((await why.textContent()) ?? '').includes('谁就会 throw'),
  );
  await scope.pressUntil('3', () => scope.cardIs(3, 'faulted'));
  // Go's own words stay Go's.
  const output = page.getByRole('region', { name: '输出' });
  await expect(output).toContainText('fatal error: concurrent map writes');
  await expect(why).toContainText('Go 无法继续，于是终止程序');

  const end = await scope.cursor();
  await why
    .getByRole('button', { name: /^第 \d+ 步/ })
    .first()
    .click();
  await scope.idle();
  expect(await scope.cursor()).toBeLessThan(end);
  await scope.pressUntil('ArrowLeft', async () => (await scope.cursor()) <= start);
  await expect(output).not.toContainText('fatal error');

  // The switch changes every word, and nothing of the run.
  await scope.click(/^EN$/);
  await expect(root).toHaveAttribute('lang', 'en');
  await expect(scope.why).toBeVisible();
  expect(await page.locator('main').textContent()).not.toMatch(/\p{Script=Han}/u);
  expect(await scope.cursor()).toBe(start);
  await expect(scope.editor).toHaveAccessibleName('main.go, editable');
  await expect(scope.editor.locator('.cm-next')).not.toHaveCount(0);
  await scope.click('中文');
  await expect(why).toBeVisible();
  await context.close();
});

test('the switch is remembered, and a link carries its language to whoever opens it', async ({
  page,
  browser,
}) => {
  const scope = new ScopePage(page);
  await scope.open();
  await scope.click('中文');
  await expect(page).toHaveURL(/\?lang=zh$/);
  await scope.open('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');

  await scope.click(/^EN$/);
  await scope.click('Share link');
  const link = page.url();
  expect(link).toContain('?lang=en#');
  const elsewhere = await browser.newContext({ locale: 'zh-CN' });
  const other = new ScopePage(await elsewhere.newPage());
  await other.open(link);
  await expect(other.page.locator('html')).toHaveAttribute('lang', 'en');
  // It was the link's wish, not this reader's: the next visit is in Chinese again.
  await other.open('/');
  await expect(other.page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await elsewhere.close();
});

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
  [390, 844],
] as const) {
  test(`no Chinese text is cut off at ${width} × ${height}`, async ({ browser }) => {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width, height } });
    const scope = new ScopePage(await context.newPage());
    await scope.open();
    await scope.press('t');
    const cut = await scope.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, .pill, h2, label, .card, .why p, .count')]
        .filter((element) => element.checkVisibility() && element.textContent.trim() !== '')
        // A picker is as wide as its choice; what scrolls is not cut off.
        .filter(
          (element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0,
        )
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    expect(cut).toEqual([]);
    const page = await scope.page.evaluate(() => document.documentElement.scrollWidth);
    expect(page).toBeLessThanOrEqual(width);
    await context.close();
  });
}
