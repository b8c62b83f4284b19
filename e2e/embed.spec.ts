import { expect, type Frame, type Page, test } from './test';
import { ScopePage } from './scope-page';
import { StaticHost } from './static-host';

test.use({ serviceWorkers: 'allow' });

let host: StaticHost;
test.afterEach(async ({ page }) => {
  // What it still asks for would be refused, and told as an error.
  await page.close();
  await host.stop();
});

/** A page of another origin that embeds the app, from a host that sends no headers. */
async function openForeignPage(page: Page, code: string): Promise<Frame> {
  const head = '<title>An article</title><link rel="icon" href="data:,">';
  const article = `<!doctype html>${head}<p>Two writers:</p>${code}`;
  host = await StaticHost.start({ '/article': article });
  await page.goto(new URL('/article', host.url).href);
  const frame = page.frames().find((frame) => frame.parentFrame() !== null);
  if (frame === undefined) throw new Error('the article has no frame');
  await idle(frame);
  return frame;
}

async function idle(frame: Frame): Promise<void> {
  await frame.waitForFunction(() => document.documentElement?.dataset['idle'] === 'true');
}

const click = async (frame: Frame, name: string): Promise<void> => {
  await frame.getByRole('button', { name }).click();
  await idle(frame);
};

test('embedded in a foreign page it runs to the throw, and leads to the whole page', async ({
  page,
  context,
}) => {
  const app = await StaticHost.start();
  const frame = await openForeignPage(
    page,
    `<iframe src="${app.url}?embed=1" width="720" height="480"></iframe>`,
  );
  expect(await frame.evaluate(() => crossOriginIsolated)).toBe(false);
  // One row of buttons: the second would take the room of a bucket.
  const bar = await frame.locator('.transport').boundingBox();
  expect(bar?.height).toBeLessThan(50);
  await click(frame, 'Run to the throw');
  await expect(frame.getByRole('region', { name: /^Why/ })).toContainText(
    'fatal error: concurrent map writes',
  );
  await click(frame, 'Step back');
  const cursor = await frame.locator('[data-cursor]').getAttribute('data-cursor');

  // Nothing was installed, and nothing was loaded twice.
  const loaded = await frame.evaluate(() =>
    performance.getEntriesByType('navigation').map((entry) => 'type' in entry && entry.type),
  );
  expect(loaded).toEqual(['navigate']);
  expect(await frame.evaluate(async () => navigator.serviceWorker.getRegistrations())).toEqual([]);

  const opened = context.waitForEvent('page');
  await frame.getByRole('link', { name: 'Open in hmapscope' }).click();
  const whole = new ScopePage(await opened);
  await whole.idle();
  await expect(whole.editor).toBeVisible();
  expect(whole.page.url()).toMatch(/\/scope\/#/);
  expect(String(await whole.cursor())).toBe(cursor);

  await app.stop();
});

test('the embed code of the menu shows the same moment', async ({ page, context }) => {
  const scope = new ScopePage(page);
  await scope.open();
  await scope.startWriters();
  await scope.press('2');
  await page.getByRole('button', { name: 'More ways to share' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Embed code' }).press('Enter');
  const code = await page.getByRole('textbox', { name: 'Embed code' }).inputValue();

  const article = new ScopePage(await context.newPage());
  const frame = await openForeignPage(article.page, code);
  await expect(frame.locator('[data-cursor]')).toHaveAttribute(
    'data-cursor',
    String(await scope.cursor()),
  );
  const cards = await frame.locator('.card').allTextContents();
  expect(cards).toEqual(await scope.cards.allTextContents());
});

test('an embed leaves what the person keeps alone', async ({ page }) => {
  host = await StaticHost.start();
  const scope = new ScopePage(page);
  await scope.open();
  await scope.click(/^Colours follow/);
  const kept = await page.evaluate(() => localStorage.getItem('hmapscope'));
  await page.goto('/?embed=1&theme=dark');
  await scope.idle();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await scope.press('2');
  expect(await page.evaluate(() => localStorage.getItem('hmapscope'))).toBe(kept);
});
