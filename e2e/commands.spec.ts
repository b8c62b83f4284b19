import { ScopePage } from './scope-page';
import { PHONE } from './screens';
import { expect, test } from './test';

test('the palette finds commands, goroutines, programs and steps by what is typed', async ({
  page,
}) => {
  const scope = new ScopePage(page);
  const palette = page.getByRole('dialog', { name: 'Commands' });
  const type = async (text: string): Promise<void> => {
    await page.keyboard.press('ControlOrMeta+k');
    await expect(palette.getByRole('combobox')).toBeFocused();
    await page.keyboard.insertText(text);
    await scope.press('Enter');
    await expect(palette).toBeHidden();
  };
  await scope.open();
  // The other language comes while the palette stands open.
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.insertText('运行到');
  await expect(palette.getByRole('option', { name: 'Run to the throw' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette).toBeHidden();
  const start = await scope.cursor();
  await type('step G6');
  expect(await scope.cursor()).toBe(start + 1);
  await type('运行到');
  await expect(scope.output).toContainText('fatal error: concurrent map writes');
  await type('3');
  expect(await scope.cursor()).toBe(3);
  await type('growing');
  await expect(scope.cards).toHaveCount(4);

  // Also what the picker tells as a story, by a part of its title in any language.
  await type('lost ins');
  await expect(page.getByRole('button', { name: 'Program: A lost insert' })).toBeVisible();
  await type('写者遇上');
  await expect(page.getByRole('button', { name: /A writer meets a writer/ })).toBeVisible();

  // Also from a text, whose letters stay its own.
  await scope.editor.click();
  await type('dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  // The other way in, and out without a choice.
  await scope.click(/^Commands/);
  await page.keyboard.insertText('no such thing');
  await expect(palette).toContainText('Nothing is called that.');
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();

  // A step's number is something, and is asked for on a phone too.
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.insertText('45');
  await expect(palette.getByRole('option').first()).toContainText('Go to step');
  await expect(palette).not.toContainText('Nothing is called that.');
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  await scope.press('g');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await expect(palette).toContainText('From 0 to');
  await expect(palette).not.toContainText('Nothing is called that.');
  await page.keyboard.insertText('7');
  await expect(palette.getByRole('option')).toHaveText(['Go to step 7']);
  await expect(palette).not.toContainText('From 0 to');
  await scope.press('Enter');
  expect(await scope.cursor()).toBe(7);
});

test('what is typed before the palette has come reaches neither the page nor the editor', async ({
  page,
}) => {
  const scope = new ScopePage(page);
  let bring = (): void => {};
  const asked = new Promise<void>((resolve) => {
    bring = resolve;
  });
  await page.route('**/assets/palette-*.js', async (route) => {
    await asked;
    await route.continue();
  });
  await scope.open();
  const palette = page.getByRole('dialog', { name: 'Commands' });
  const [start, source] = [await scope.cursor(), await scope.program()];
  await page.keyboard.press('g');
  await page.keyboard.press('3');
  await page.keyboard.press('Escape');
  await scope.editor.click();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.press('7');
  bring();
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await expect(scope.editor).toBeFocused();
  expect([await scope.cursor(), await scope.program()]).toEqual([start, source]);
});

test('the palette of a Chinese page is Chinese, and hears English', async ({ page }) => {
  const scope = new ScopePage(page);
  await page.goto('/?lang=zh');
  await scope.idle();
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: '命令' });
  await expect(palette.getByRole('option').first()).toContainText('前进一步');
  await page.keyboard.insertText('throw');
  await expect(palette.getByRole('option').first()).toContainText('运行到 throw');
  await scope.press('Enter');
  await expect(page.getByRole('region', { name: '输出' })).toContainText('fatal error');
});

test('? lists every key that works, by what it is for, and Escape closes the list', async ({
  page,
}) => {
  const scope = new ScopePage(page);
  await scope.open();
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keys' });
  await expect(list).toBeVisible();
  await expect(list).toContainText('Find a command');
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
});

test('by keyboard every place is reached, and the program stays as it was', async ({ page }) => {
  const scope = new ScopePage(page);
  await scope.open();
  const source = await scope.program();
  const wanted = ['Play', 'Run to the throw', 'Speed', 'Zoom out'];
  const reached = new Set<string>();
  for (let i = 0; i < 90 && reached.size < wanted.length; i++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const at = document.activeElement;
      const label = at?.closest('label')?.textContent ?? '';
      return `${at?.getAttribute('aria-label') ?? at?.textContent} ${label}`;
    });
    for (const one of wanted) if (name.includes(one)) reached.add(one);
  }
  expect([...reached].toSorted()).toEqual(wanted.toSorted());
  expect(await scope.program()).toBe(source);
  // Who types in it indents with Tab, as ever.
  await scope.editor.click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('Tab');
  expect(await scope.program()).not.toBe(source);
});

test('a list that was picked from by mouse gives the keys back to the page', async ({ page }) => {
  const scope = new ScopePage(page);
  await scope.open();
  const speed = page.getByRole('combobox', { name: 'Speed' });
  // The list itself is the system's: no test can point into it.
  await speed.focus();
  await speed.dispatchEvent('pointerdown');
  await speed.selectOption('2');
  await expect(speed).not.toBeFocused();
  const start = await scope.cursor();
  await scope.press('ArrowRight');
  expect(await scope.cursor()).toBe(start + 1);
  // By keyboard one goes on choosing.
  await speed.focus();
  await page.keyboard.press('ArrowDown');
  await expect(speed).toBeFocused();
});

test('on a phone the palette sets how fast a run plays and who goes next', async ({ browser }) => {
  const context = await browser.newContext({ ...PHONE, locale: 'zh-CN' });
  const scope = new ScopePage(await context.newPage());
  const { page } = scope;
  await page.goto('/');
  await scope.idle();
  const choose = async (words: string): Promise<void> => {
    await page.getByRole('button', { name: /^命令/ }).tap();
    const palette = page.getByRole('dialog', { name: '命令' });
    await palette.getByRole('combobox').fill(words);
    await palette.getByRole('option').first().tap();
    await scope.idle();
  };
  for (let i = 0; i < 2; i++) await choose('播放得更快');
  await choose('play faster');
  await choose('调度：随机');
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(page.getByRole('combobox', { name: '速度' })).toHaveValue('600');
  await expect(page.getByRole('combobox', { name: '调度' })).toHaveValue('random');
  await page.keyboard.press('<');
  await expect(page.getByRole('combobox', { name: '速度' })).toHaveValue('60');
  await context.close();
});
