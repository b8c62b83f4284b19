import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from './test';
import { ScopePage } from './scope-page';

const main = (body: string): string => `package main\n\nfunc main() {\n${body}\n}\n`;

/** Eight entries fill the one bucket: the ninth makes the map grow. */
const GROWS = main('\tm := map[int]int{}\n\tfor i := range 9 {\n\t\tm[i] = 10 * i\n\t}');
/** So large a hint makes 65,536 buckets at once. */
const LARGE = main('\tm := make(map[int]int, 400000)\n\tfor i := 0; ; i++ {\n\t\tm[i] = i\n\t}');

async function run(page: Page, program: string): Promise<ScopePage> {
  const scope = new ScopePage(page);
  await scope.open();
  await scope.writeProgram(program);
  await scope.click('Run edited program');
  return scope;
}

/** As far as the map has its eight entries and is about to grow. */
async function toTheGrowth(page: Page): Promise<ScopePage> {
  const scope = await run(page, GROWS);
  await scope.press('m');
  await scope.pressUntil('1', () => page.getByText('8 entries').isVisible(), 20);
  await scope.press('a');
  await scope.pressUntil('1', () => page.getByText('growing 1 → 2 buckets').isVisible(), 60);
  return scope;
}

const moved = (page: Page) => page.locator('.bucket .evacuated.key');

/** Plays until three entries have moved, and tells how many cells went on their way meanwhile. */
async function evacuate(page: Page, scope: ScopePage): Promise<number> {
  const travels = await page.evaluateHandle(() => {
    const seen = { count: 0 };
    const road = document.querySelector('.stage .travels');
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) seen.count += addedNodes.length;
    }).observe(road as Element, { childList: true });
    return seen;
  });
  await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: '15/s' });
  await page.locator('.stage h2').click();
  await page.keyboard.press('Space');
  await expect.poll(() => moved(page).count(), { timeout: 60_000 }).toBeGreaterThanOrEqual(3);
  await page.keyboard.press('Space');
  await scope.idle();
  return travels.evaluate(({ count }) => count);
}

/** How often the drawing of memory is written to by one step. */
async function writesOf(page: Page, scope: ScopePage): Promise<number> {
  const seen = await page.evaluateHandle(() => {
    const found = { count: 0 };
    const observer = new MutationObserver((changes) => {
      found.count += changes.length;
    });
    const all = { attributes: true, childList: true, characterData: true, subtree: true };
    for (const svg of document.querySelectorAll('.stage svg')) observer.observe(svg, all);
    return found;
  });
  await scope.press('1');
  return seen.evaluate(({ count }) => count);
}

test('a map grows, and its entries travel to X and Y one part after the other', async ({
  page,
}) => {
  const scope = await toTheGrowth(page);
  const arrays = page.locator('.arrays');
  await expect(arrays).toContainText('oldbuckets');
  await expect(arrays).toContainText('0 of 1 evacuated');
  await expect(page.locator('.field.growing')).toHaveCount(2);
  await expect(page.locator('.flags .set')).toHaveText('hashWriting');
  await expect(page.locator('.bucket .note')).toHaveText(['next to evacuate', 'X of 0', 'Y of 0']);
  await expect(page.locator('.stage-hash')).toContainText('hash of key 8');
  await expect(page.locator('.stage-hash')).toContainText('old bucket 0');

  // Three buckets are drawn in some two hundred parts, and nearly all stay as they are.
  expect(await writesOf(page, scope)).toBeLessThan(60);

  // Step by step until an entry is in its new cell: tophash, key and elem.
  await scope.pressUntil('1', async () => (await moved(page).count()) === 1, 60);
  await expect(page.locator('.bucket').first()).toContainText('counts as evacuated');
  // Two more: three parts of each go on their way, and none is left on the road.
  expect(await evacuate(page, scope)).toBeGreaterThanOrEqual(3);
  await expect(page.locator('.travels g')).toHaveCount(0, { timeout: 2000 });

  await scope.press('m');
  await scope.press('1');
  await expect(arrays).not.toContainText('oldbuckets');
  const keys = await page.locator('.buckets .key.filled text').allTextContents();
  expect(keys.map(Number).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test('who wants no motion sees none', async ({ browser }) => {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  expect(await evacuate(page, await toTheGrowth(page))).toBe(0);
  await context.close();
});

/** 832 entries are as many as 128 buckets may have: the next makes the map grow. */
const FIELD = main(
  '\tm := make(map[int]int, 832)\n\tfor i := range 840 {\n\t\tm[i] = i\n\t}',
).replace('m[i] = i', 'if i == 832 {\n\t\t\tprintln(len(m))\n\t\t}\n\t\tm[i] = i');

/** Whoever watches sees more of a movement: the page's clock goes slowly. */
const SLOWLY = 10;

async function slowDown(page: Page): Promise<void> {
  await page.addInitScript((times) => {
    const now = performance.now.bind(performance);
    const frame = window.requestAnimationFrame.bind(window);
    performance.now = () => now() / times;
    window.requestAnimationFrame = (paint) => frame(() => paint(performance.now()));
  }, SLOWLY);
}

/** How many pictures of the last size the canvas shows from a step on, until it has come to rest. */
async function picturesOf(page: Page, scope: ScopePage, key: string): Promise<number> {
  const seen = await page.evaluateHandle(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.field-room > canvas');
    const found = { height: 0, pictures: new Set<string>(), last: '', still: 0 };
    const look = (): void => {
      const picture = canvas?.toDataURL() ?? '';
      if (canvas?.height !== found.height) found.pictures.clear();
      found.height = canvas?.height ?? 0;
      found.still = picture === found.last ? found.still + 1 : 0;
      found.last = picture;
      found.pictures.add(picture);
      requestAnimationFrame(look);
    };
    look();
    return found;
  });
  // Steps that follow at once are a scrub: nothing moves.
  const before = await page.evaluate(() => performance.now());
  await page.waitForFunction((time) => performance.now() - time > 200, before);
  await scope.press(key);
  await seen.evaluate((found) => (found.still = 0));
  await page.waitForFunction(({ still }) => still > 30, seen);
  return seen.evaluate(({ pictures }) => pictures.size);
}

test('on a field entries travel to X and Y, unless who looks wants no motion', async ({ page }) => {
  await slowDown(page);
  const scope = await run(page, FIELD);
  await page.locator('.cm-lineNumbers .cm-gutterElement').filter({ hasText: /^7$/ }).click();
  await scope.press('F8');
  const title = page.locator('.stage header');
  await expect(title).toContainText('832 entries');
  await scope.press('m');
  expect(await picturesOf(page, scope, '1')).toBeGreaterThan(5);
  await expect(title).toContainText('growing 128 → 256 buckets');

  await scope.press('ArrowLeft');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await picturesOf(page, scope, 'ArrowRight')).toBeLessThanOrEqual(2);
  await expect(title).toContainText('growing 128 → 256 buckets');
});

test('65,536 buckets: zoomed, panned and looked into by mouse and by keyboard', async ({
  page,
}) => {
  const scope = await run(page, LARGE);
  await scope.press('m');
  for (let i = 0; i < 3; i++) await scope.press('1');
  await expect(page.locator('.stage header')).toContainText('65,536 buckets');
  const field = page.getByRole('slider', { name: /^Buckets/ });
  const minimap = page.locator('.minimap');
  const large = page.locator('.bucket .name');
  await expect(field).toBeVisible();
  await expect(minimap).toHaveCount(0);

  // A click looks into a bucket; the wheel comes nearer, and the minimap leads to the far end.
  const box = await field.boundingBox();
  if (box === null) throw new Error('the field has no place');
  await field.click({ position: { x: box.width / 2, y: box.height / 2 } });
  await expect(large).toHaveCount(1);
  await expect(field).toHaveAttribute('aria-valuenow', (await large.textContent()) ?? '');
  await page.mouse.wheel(0, -1500);
  await expect(minimap).toBeVisible();
  const map = await minimap.boundingBox();
  await minimap.click({ position: { x: (map?.width ?? 0) * 0.5, y: (map?.height ?? 0) * 0.8 } });
  await field.click({ position: { x: 40, y: box.height - 40 } });
  expect(Number(await large.textContent())).toBeGreaterThan(50_000);

  // The same with keys, which nobody takes for steps.
  const cursor = await scope.cursor();
  await field.press('Home');
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowUp']) await field.press(key);
  await expect(large).toHaveText('2');
  await expect(field).toHaveAttribute('aria-valuetext', /^bucket 2: \d of 8 cells filled/);
  await field.press('Enter');
  await field.press('0');
  await expect(minimap).toHaveCount(0);
  await field.press('+');
  await expect(minimap).toBeVisible();
  await field.press('Escape');
  await expect(page.getByRole('spinbutton', { name: 'look into bucket' })).toHaveValue('');
  expect(await scope.cursor()).toBe(cursor);
  await scope.press('a');
  await scope.press('1');
  expect(await scope.cursor()).toBe(cursor + 1);
  const { violations } = await new AxeBuilder({ page }).include('.stage').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

test('cells tell what they are to keys and pointer, ranges where they stand, and maps are picked', async ({
  page,
}) => {
  const scope = await run(
    page,
    main(
      '\tm := map[int]string{1: "one", 2: "two"}\n\tseen := map[int]bool{}\n\tvar none map[int]int\n' +
        '\tfor k := range m {\n\t\tseen[k] = true\n\t}\n\tprintln(len(none))',
    ),
  );
  await scope.press('m');
  await scope.pressUntil('1', () => page.locator('.iterators path').isVisible(), 20);
  await expect(page.locator('.stage-iterators')).toContainText('ranges: bucket 0');
  await page.locator('.cells .tophash').first().focus();
  await page.keyboard.press('ArrowDown');
  const label = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  expect(label).toMatch(/^buckets\[0\]\.key\[0\] = [12]$/);
  await page.locator('.cells .elem').first().hover();
  await expect(page.locator('.stage-tip')).toHaveText(/^buckets\[0\]\.elem\[0\] = "(one|two)"$/);

  const maps = page.getByRole('combobox', { name: 'Map' });
  await maps.selectOption({ label: 'all 2 maps' });
  await expect(page.locator('.map-overview')).toContainText('none');
  await page.getByRole('button', { name: /^seen/ }).click();
  await expect(page.locator('.stage header')).toContainText('map[int]bool');
  await maps.selectOption('last');
});
