import { expect, test } from './test';
import { ScopePage } from './scope-page';

test('stepping two writers by keyboard reaches the throw; letting one finish first does not', async ({
  page,
}) => {
  const scope = new ScopePage(page);
  await scope.open();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  // The first program opens with both writers before the map.
  const start = await scope.startWriters();
  expect(await scope.cursor()).toBe(start);
  await expect(scope.cards).toHaveCount(3);
  // One writer announces itself; the other then comes to the test. (In lockstep, neither would ever notice.)
  await scope.pressUntil('2', async () =>
    ((await scope.why.textContent()) ?? '').includes('will throw'),
  );
  await scope.pressUntil('3', () => scope.cardIs(3, 'faulted'));
  await expect(scope.output).toContainText('fatal error: concurrent map writes');
  await expect(scope.output).toContainText(/goroutine \d+ \[running\]:/);
  await expect(scope.why).toContainText('hashWriting');

  // A claim leads to its step.
  await scope.why
    .getByRole('button', { name: /^step \d+/ })
    .first()
    .click();
  await scope.idle();
  expect(await scope.cursor()).toBeLessThan(await scope.length());

  await scope.pressUntil('ArrowLeft', async () => (await scope.cursor()) <= start);
  expect(await scope.cursor()).toBe(start);
  await expect(scope.output).not.toContainText('fatal error');

  await scope.press('m');
  await scope.pressUntil('2', () => scope.cardIs(2, 'dead'));
  await scope.pressUntil('3', () => scope.cardIs(3, 'dead'));
  await scope.pressUntil(
    '1',
    async () => (await scope.output.textContent())?.includes('exit status 0') ?? false,
  );
  await expect(scope.output).toContainText('12');
  await expect(scope.why).toContainText('without a throw');
});

test('by mouse: a card steps its goroutine, and Run to the throw gets there', async ({ page }) => {
  const scope = new ScopePage(page);
  await scope.open();
  const start = await scope.cursor();
  await scope.card(2).click();
  await scope.idle();
  expect(await scope.cursor()).toBe(start + 1);
  await scope.click('Run to the throw');
  await expect(scope.output).toContainText('fatal error: concurrent map writes');
  // The runtime's own line is in sight, of a file that has just been opened.
  const thrown = page.locator('.runtime .cm-line.cm-here', { hasText: 'concurrent map writes' });
  await expect(thrown).toBeInViewport();

  const end = await scope.cursor();
  await scope.click(/^Step back/);
  expect(await scope.cursor()).toBe(end - 1);
  await expect(scope.output).not.toContainText('fatal error');
  await scope.click(/^Step forward/);
  await expect(scope.output).toContainText('fatal error');
});

test('Space plays to the throw', async ({ page }) => {
  const scope = new ScopePage(page);
  await scope.open();
  await page.getByLabel('Speed').selectOption('600');
  await page.locator('body').click({ position: { x: 700, y: 400 } });
  await scope.press(' ');
  await expect(scope.output).toContainText('fatal error: concurrent map writes');
});
