import { ScopePage } from './scope-page';
import { expect, type Page, test } from './test';

/** How bright the lanes are painted, from 0 to 255. */
function brightness(page: Page): Promise<number> {
  return page.locator('.timeline-sheet canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, width, height) ?? { data: [] };
    let [sum, count] = [0, 0];
    for (let i = 0; i < data.length; i += 4) {
      // What is left free is transparent.
      if (data[i + 3] !== 255) continue;
      sum += data[i] ?? 0;
      count++;
    }
    return sum / count;
  });
}

test('paper is light and has no buttons, and the screen is as before', async ({ browser }) => {
  const context = await browser.newContext({ colorScheme: 'dark' });
  const page = await context.newPage();
  const scope = new ScopePage(page);
  await scope.open();
  await scope.press('t');
  expect(await brightness(page)).toBeLessThan(100);

  // No frame passes until the browser takes the sheet.
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  expect(await brightness(page)).toBeGreaterThan(150);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Share link' })).toBeHidden();
  await expect(page.getByText('step 53 of 53')).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  expect(await brightness(page)).toBeLessThan(100);

  // All of it is on one sheet.
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  await context.close();
});
