import { expect, test } from './test';
import { ScopePage } from './scope-page';

async function ran(scope: ScopePage, body: string): Promise<void> {
  await scope.open();
  await scope.writeProgram(`package main\n\n${body}`);
  await scope.click('Run edited program');
}

test('before the first own step the page says what can be done; then it says what is so', async ({
  page,
}) => {
  const scope = new ScopePage(page);
  await scope.open();
  await expect(scope.why).toContainText('G6 and G7 are about to start');
  await expect(scope.why.locator('kbd')).toHaveText(['2', '3', 'Space']);
  await expect(page.getByText('buckets is nil: the first insert allocates one')).toBeVisible();
  await scope.press('2');
  await expect(scope.why).not.toContainText('about to start');
  await scope.press('ArrowLeft');
  await expect(scope.why).not.toContainText('about to start');
});

test('main waits at its whole call', async ({ page }) => {
  const scope = new ScopePage(page);
  await scope.open();
  await expect(scope.editor.locator('.cm-next')).toHaveText(['wg.Wait()']);
});

for (const [kind, body, wrong, message] of [
  ['type', 'func main() {\n\tvar x int = "text"\n\tprintln(x)\n}\n', '"text"', 'cannot use "text"'],
  ['syntax', 'func main() {\n\tx := 1 2\n}\n', '2', 'syntax error'],
  [
    'unsupported',
    'import "runtime"\nfunc main() { var r runtime.MemProfileRecord; _ = r }\n',
    'runtime.MemProfileRecord',
    'hmapscope does not support runtime.MemProfileRecord yet',
  ],
] as const) {
  test(`an error is listed and marked where it is: ${kind}`, async ({ page }) => {
    const scope = new ScopePage(page);
    await ran(scope, body);
    await expect(page.getByRole('alert')).toContainText(message);
    await expect(scope.editor.locator('.cm-problem').first()).toHaveText(wrong);
    await expect(page.locator('.cm-lineNumbers .cm-wrong').first()).toHaveText('4');
  });
}

test('a program without a map, and with one goroutine, is told as such', async ({ page }) => {
  const scope = new ScopePage(page);
  await ran(scope, 'func main() {\n\tprintln("hi")\n}\n');
  await scope.click('Run to the throw');
  await expect(scope.output).toContainText('hi');
  await expect(scope.why).toContainText('nobody could come between');
  await expect(page.getByRole('region', { name: 'Memory' })).toContainText('ended without one');
});

test('once shared, the address bar follows the run, and an edit takes the link away', async ({
  page,
}) => {
  const scope = new ScopePage(page);
  await scope.open();
  const link = await scope.share();
  await scope.press('2');
  await page.waitForFunction((old) => location.href !== old, link);
  await page.reload();
  await scope.idle();
  expect(await scope.cursor()).toBe(10);
  await scope.editor.click();
  await page.keyboard.type(' ');
  await page.waitForFunction(() => location.hash === '');
});

test('while a run plays, the panels stay where they are', async ({ page }) => {
  const scope = new ScopePage(page);
  await page.setViewportSize({ width: 1280, height: 720 });
  await scope.open();
  await page.getByLabel('Speed').selectOption('60');
  await page.locator('.stage-place').click();
  await page.evaluate(() => {
    const seen = { shift: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        seen.shift += (entry as PerformanceEntry & { value: number }).value;
      }
    }).observe({ type: 'layout-shift' });
  });
  await scope.press(' ');
  const shift = await page.evaluate(
    () => (window as unknown as { seen: { shift: number } }).seen.shift,
  );
  expect(shift).toBeLessThan(0.02);
});

for (const language of ['en', 'zh']) {
  test(`on a projector why and the output stay in sight when there is much to say: ${language}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(`/?lang=${language}`);
    const scope = new ScopePage(page);
    await scope.idle();
    // Both writers are inside: two facts, and what the last step did.
    for (const key of '2223333222') await scope.press(key);
    const facts = page.locator('.why-now');
    await expect(facts.locator('p')).toHaveCount(2);
    const bottomOf = async (selector: string): Promise<number> => {
      const box = await page.locator(selector).boundingBox();
      return (box?.y ?? 0) + (box?.height ?? 0);
    };
    const column = await bottomOf('.aside');
    expect(await bottomOf('.did')).toBeLessThan(await bottomOf('.why'));
    expect(await bottomOf('.output')).toBeLessThanOrEqual(column);
    // The head and two lines.
    expect(column - (await bottomOf('.output-head'))).toBeGreaterThan(44);
    expect(await facts.evaluate((box) => box.scrollHeight > box.clientHeight)).toBe(true);
    // However long a step's sentence is, what stands above it stays.
    const top = async () => (await facts.locator('p').last().boundingBox())?.y;
    const before = await top();
    for (let i = 0; i < 4; i++) {
      await scope.press('2');
      expect(await top()).toBe(before);
    }
  });
}

test('on a projector the crash text is in sight beside why', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const scope = new ScopePage(page);
  await scope.open();
  await scope.click('Run to the throw');
  const crash = await scope.output.locator('pre').boundingBox();
  const column = await page.locator('.aside').boundingBox();
  const bottom = (column?.y ?? 0) + (column?.height ?? 0);
  // Its title and, of the text, four lines.
  expect(bottom - (crash?.y ?? bottom)).toBeGreaterThan(60);
});

test('a loop that touches nothing shared comes back, and the page says what it is', async ({
  page,
}) => {
  const scope = new ScopePage(page);
  await ran(scope, 'func main() {\n\tfor {\n\t}\n}\n');
  await page.getByRole('button', { name: 'Run to the throw' }).click();
  await expect(page.locator('[data-kind="spinning"]')).toBeVisible({ timeout: 30_000 });
  await scope.idle();
  expect(await scope.cursor()).toBeGreaterThan(0);
});
