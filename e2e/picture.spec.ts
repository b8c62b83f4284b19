import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './test';
import { ScopePage } from './scope-page';

test('the memory is saved as a drawing and as an image, with the keyboard alone', async ({
  page,
}) => {
  // Low enough for the stage to scroll: what is out of sight is in the picture too.
  await page.setViewportSize({ width: 1280, height: 620 });
  const scope = new ScopePage(page);
  await scope.open();
  await scope.click('Run to the throw');
  const more = page.getByRole('button', { name: 'More ways to share' });

  await more.press('Enter');
  await page.keyboard.press('ArrowDown');
  const drawing = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await drawing).suggestedFilename()).toMatch(/-step-\d+\.svg$/);
  const svg = readFileSync(await (await drawing).path(), 'utf8');
  for (const said of ['map[int]int', '>flags<', 'overflow', 'JetBrains Mono']) {
    expect(svg).toContain(said);
  }
  expect(svg).not.toMatch(/var\(--|class=|currentcolor/i);

  await more.press('Enter');
  await page.keyboard.press('End');
  const image = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const png = readFileSync(await (await image).path());
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const [, drawnWidth, drawnHeight] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  expect([width, height]).toEqual([2 * Number(drawnWidth), 2 * Number(drawnHeight)]);
  // What is broken stands below the buckets.
  const [, noteY] = /<text[^>]* y="([\d.]+)"[^>]*><tspan[^>]*>[^<]*cell is filled/.exec(svg) ?? [];
  expect(Number(noteY)).toBeLessThan(Number(drawnHeight));
});

test('Escape closes the menu, and keys in it do not step', async ({ page }) => {
  const scope = new ScopePage(page);
  await scope.open();
  const cursor = await scope.cursor();
  await page.getByRole('button', { name: 'More ways to share' }).press('Enter');
  const menu = page.getByRole('menu');
  await expect(menu).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  for (const key of ['ArrowUp', 'Home', '2']) await page.keyboard.press(key);
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(page.getByRole('button', { name: 'More ways to share' })).toBeFocused();
  await scope.idle();
  expect(await scope.cursor()).toBe(cursor);
});
