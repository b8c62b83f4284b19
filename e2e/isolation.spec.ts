import { expect, type Page, test } from './test';
import { ScopePage } from './scope-page';
import { StaticHost } from './static-host';

let host: StaticHost;
test.beforeEach(async () => {
  host = await StaticHost.start();
});
test.afterEach(async ({ page }) => {
  // What it still asks for would be refused, and told as an error.
  await page.close();
  await host.stop();
});

function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('domcontentloaded', () => loads++);
  return () => loads;
}

const isIsolated = (page: Page): Promise<boolean> => page.evaluate(() => crossOriginIsolated);

test.describe('on a host that sends no headers', () => {
  test.use({ serviceWorkers: 'allow' });

  test('the first visit reloads once and is isolated, as are later ones', async ({ page }) => {
    const loads = countLoads(page);
    const scope = new ScopePage(page);
    await scope.open(host.url);
    expect(await isIsolated(page)).toBe(true);
    expect(loads()).toBe(2);
    await expect(page.getByText('plain memory')).toHaveCount(0);
    await scope.click('Run to the throw');
    await expect(scope.output).toContainText('fatal error: concurrent map writes');

    await scope.open(`${host.url}?again`);
    expect(await isIsolated(page)).toBe(true);
    expect(loads()).toBe(3);
  });

  test('a service worker that is lost costs the isolation and no second reload', async ({
    page,
  }) => {
    const loads = countLoads(page);
    const scope = new ScopePage(page);
    await scope.open(host.url);
    await page.evaluate(async () => {
      for (const registration of await navigator.serviceWorker.getRegistrations()) {
        await registration.unregister();
      }
    });
    await scope.open(`${host.url}?again`);
    expect(await isIsolated(page)).toBe(false);
    expect(loads()).toBe(3);
    await expect(page.getByText('plain memory')).toBeVisible();
  });

  test('after the first visit the page opens and runs without a network', async ({ page }) => {
    const scope = new ScopePage(page);
    await scope.open(host.url);
    await scope.click('Run to the throw');
    const link = await scope.share();
    await expect
      .poll(() => page.evaluate(async (url) => (await caches.match(url)) !== undefined, host.url))
      .toBe(true);
    await host.stop();

    await page.goto('about:blank');
    await scope.open(link);
    expect(await isIsolated(page)).toBe(true);
    await expect(scope.output).toContainText('fatal error: concurrent map writes');
    await scope.click('Step back');
    await scope.click('Run to the throw');
  });
});

test('without service workers memory is plain, says so, and holds the same bytes', async ({
  page,
  context,
}) => {
  const loads = countLoads(page);
  const plain = new ScopePage(page);
  await plain.open(host.url);
  expect(await isIsolated(page)).toBe(false);
  expect(loads()).toBe(1);
  await expect(page.getByText('plain memory')).toBeVisible();
  await plain.click('Run to the throw');

  const shared = new ScopePage(await context.newPage());
  await shared.open();
  expect(await isIsolated(shared.page)).toBe(true);
  await shared.click('Run to the throw');
  expect(await plain.cursor()).toBe(await shared.cursor());
  expect(await plain.stateHash()).toBe(await shared.stateHash());
});
