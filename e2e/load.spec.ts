import { PHONE, PROJECTOR } from './screens';
import { type BrowserContextOptions, expect, type Page, test } from './test';
import { ScopePage } from './scope-page';

// What a reader, a search engine or a slow phone meets while the page loads.

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { readonly node: Element | null }[];
}

/** How far what was on screen moved by itself since the page began, and what moved. */
function layoutShift(page: Page): Promise<{ shift: number; moved: string[] }> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const seen = { shift: 0, moved: [] as string[] };
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as Shift[]) {
            seen.shift += entry.value;
            for (const { node } of entry.sources) {
              seen.moved.push(node?.parentElement?.outerHTML.slice(0, 80) ?? '');
            }
          }
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        // The buffered ones come first.
        setTimeout(() => resolve(seen));
      }),
  );
}

for (const [name, look] of Object.entries<BrowserContextOptions>({
  'on a projector': PROJECTOR,
  'on a phone': PHONE,
  'in Chinese': { ...PROJECTOR, locale: 'zh-CN' },
})) {
  test(`nothing jumps while the page loads, ${name}`, async ({ browser }) => {
    const context = await browser.newContext(look);
    const scope = new ScopePage(await context.newPage());
    await scope.page.goto('/');
    await scope.idle();
    const { shift, moved } = await layoutShift(scope.page);
    expect(shift, moved.join('\n')).toBeLessThan(0.02);
    await context.close();
  });
}

test('the page says what it is, in its language', async ({ page }) => {
  const scope = new ScopePage(page);
  const head = (): Promise<(string | null | undefined)[]> =>
    page.evaluate(() => [
      document.documentElement.lang,
      document.title,
      document.querySelector('meta[name="description"]')?.getAttribute('content'),
      document.querySelector('meta[name="viewport"]')?.getAttribute('content'),
    ]);
  await page.goto('/');
  await scope.idle();
  const [lang, title, description, viewport] = await head();
  expect([lang, title]).toEqual(['en', 'hmapscope']);
  expect(description).toMatch(/Go programs/);
  // A person may zoom.
  expect(viewport).toBe('width=device-width, initial-scale=1');
  await page.goto('/?lang=zh');
  await scope.idle();
  expect(await head()).toEqual(['zh-Hans', title, expect.stringMatching(/Go 程序/), viewport]);
});

test('on a phone what is touched is as large as a finger', async ({ browser }) => {
  const context = await browser.newContext(PHONE);
  const scope = new ScopePage(await context.newPage());
  await scope.page.goto('/');
  await scope.idle();
  const small = await scope.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('header button, header select, .transport button')]
      .filter((element) => element.checkVisibility())
      .filter((element) => element.getBoundingClientRect().height < 38)
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  expect(small).toEqual([]);
  await context.close();
});
