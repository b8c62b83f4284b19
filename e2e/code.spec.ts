import AxeBuilder from '@axe-core/playwright';
import { ScopePage } from './scope-page';
import { expect, type Locator, type Page, test } from './test';

function lineNumber(page: Page, line: number, file: 'main' | 'runtime' = 'main'): Locator {
  const editor = page.locator(file === 'main' ? '.file:not(.runtime)' : '.file.runtime');
  return editor
    .locator('.cm-lineNumbers .cm-gutterElement')
    .filter({ hasText: new RegExp(`^${line}$`) });
}

test('the editors find their lines at once', async ({ page }) => {
  // CodeMirror warns when it does not come to rest.
  const warnings: string[] = [];
  page.on('console', (message) => {
    if (/measure|viewport/i.test(message.text())) warnings.push(message.text());
  });
  await page.setViewportSize({ width: 1280, height: 720 });
  const scope = new ScopePage(page);
  await scope.open();
  await scope.press('t');
  await scope.press('Home');
  await scope.press('End');
  expect(warnings).toEqual([]);
});

function breakpoints(page: Page): Locator {
  return page.getByRole('list', { name: 'Breakpoints' }).getByRole('listitem');
}

test('a click beside a line sets a breakpoint: runs and play stop there, forward and back', async ({
  page,
}) => {
  const scope = new ScopePage(page);
  await scope.open();
  const run = page.getByRole('button', { name: 'Run to breakpoint' });
  await expect(run).toBeDisabled();
  // Nobody ever stands on line 19, a brace: the next line with code is the call of Wait.
  await lineNumber(page, 19).click();
  await expect(breakpoints(page)).toHaveText(['main.go:20']);
  await lineNumber(page, 20).click();
  await expect(breakpoints(page)).toHaveCount(0);
  await lineNumber(page, 16).click();
  await expect(page.locator('.cm-breakpoint')).toHaveCount(1);

  await run.click();
  await scope.idle();
  const notice = page.getByRole('status').filter({ hasText: 'has come to the breakpoint' });
  await expect(notice).toContainText(/G[67] has come to the breakpoint main\.go:16\./);
  const first = await scope.cursor();
  await scope.press('F8');
  const second = await scope.cursor();
  expect(second).toBeGreaterThan(first);
  await scope.press('Shift+F8');
  expect(await scope.cursor()).toBe(first);
  await scope.press('ArrowLeft');
  await expect(notice).toHaveCount(0);

  await page.getByRole('combobox', { name: 'Speed' }).selectOption('600');
  await page.getByRole('button', { name: /^Play/ }).click();
  await scope.idle();
  expect(await scope.cursor()).toBe(first);
  await page.getByRole('button', { name: /^Play/ }).click();
  await scope.idle();
  expect(await scope.cursor()).toBe(second);
  await expect(notice).toBeVisible();

  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  const link = await scope.share();
  await page.getByRole('button', { name: 'Clear the breakpoint main.go:16' }).click();
  await expect(run).toBeDisabled();
  const other = new ScopePage(await page.context().newPage());
  await other.open(link);
  await expect(breakpoints(other.page)).toHaveText(['main.go:16']);
});

test('a breakpoint moves with its line, F9 sets one, and a reload brings them back', async ({
  page,
}) => {
  const scope = new ScopePage(page);
  await scope.open();
  await lineNumber(page, 16).click();
  await scope.editor.getByText('m := map[int]int{}').click();
  await page.keyboard.press('F9');
  await expect(breakpoints(page)).toHaveText(['main.go:9', 'main.go:16']);
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(breakpoints(page)).toHaveText(['main.go:10', 'main.go:17']);
  await page.keyboard.press('ControlOrMeta+Enter');
  await scope.idle();
  await page.keyboard.press('Escape');
  await scope.press('F8');
  await expect(page.locator('[data-kind="atBreakpoint"]')).toContainText('G1');
  await expect(page.locator('[data-kind="atBreakpoint"]')).toContainText('main.go:10');
  await page.reload();
  await scope.idle();
  await expect(breakpoints(page)).toHaveText(['main.go:10', 'main.go:17']);
});

test('the runtime stops too: at a line, and where a function of it begins', async ({ page }) => {
  const scope = new ScopePage(page);
  await scope.open();
  const files = page.getByRole('combobox', { name: 'Runtime source to show' });
  const names = await files.locator('option').allTextContents();
  expect(new Set(names).size).toBe(names.length);
  await files.selectOption('runtime/map_fast64.go');
  const runtime = page.locator('.file.runtime');
  await runtime.locator('.cm-scroller').evaluate((box) => box.scrollTo(0, 60 * 19));
  const shown = runtime.locator('.cm-line', { hasText: 'func mapassign_fast64(' });
  await shown.scrollIntoViewIfNeeded();
  const box = (await shown.boundingBox()) ?? { x: 0, y: 0, height: 0 };
  const gutter = await runtime.locator('.cm-breakpoints').boundingBox();
  await page.mouse.click((gutter?.x ?? 0) + 8, box.y + box.height / 2);
  await expect(breakpoints(page)).toHaveText([/^map_fast64\.go:\d+$/]);
  await scope.press('F8');
  await expect(page.locator('[data-kind="atBreakpoint"]')).toContainText(
    'runtime.mapassign_fast64',
  );
  await expect(page.locator('.card[data-last="true"]')).toContainText('h.flags');
  // The keyboard's way: where the goroutine stands.
  await scope.press('3');
  await scope.press('F9');
  await expect(breakpoints(page)).toHaveCount(2);
});
