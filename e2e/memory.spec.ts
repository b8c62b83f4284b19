import { spawnSync } from 'node:child_process';
import { expect, test } from './test';
import { hashIn, ScopePage } from './scope-page';

test('shared and plain memory hold the same bytes', async ({ page, context }) => {
  const shared = new ScopePage(page);
  await shared.open();
  await expect(page.getByText('plain memory')).toHaveCount(0);
  await shared.click('Run to the throw');

  const plain = new ScopePage(await context.newPage());
  await plain.open('/?memory=plain');
  await expect(plain.page.getByText('plain memory')).toBeVisible();
  await plain.click('Run to the throw');
  await expect(plain.output).toContainText('fatal error: concurrent map writes');

  expect(await plain.cursor()).toBe(await shared.cursor());
  expect(await plain.stateHash()).toBe(await shared.stateHash());
});

test('a page without cross-origin isolation runs on plain memory', async ({ page }) => {
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers() };
    delete headers['cross-origin-opener-policy'];
    delete headers['cross-origin-embedder-policy'];
    await route.fulfill({ response, headers });
  });
  const scope = new ScopePage(page);
  await scope.open();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await scope.click('Run to the throw');
  await expect(scope.output).toContainText('fatal error: concurrent map writes');
});

test('the same program, seed and schedule give the same state in Chromium and Node', async ({
  page,
}) => {
  const scope = new ScopePage(page);
  await scope.open();
  await scope.click('Run to the throw');
  const link = await scope.share();
  const said = spawnSync(process.execPath, ['bin/hmapscope.js', 'replay', link, '--hash'], {
    encoding: 'utf8',
  });
  expect(said.stderr).toContain('fatal error: concurrent map writes');
  expect(said.stderr).toContain(hashIn(link));
});
