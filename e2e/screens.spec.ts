import AxeBuilder from '@axe-core/playwright';
import { ScopePage } from './scope-page';
import { CHINESE, openScreen, PHONE, type Screen, SCREENS } from './screens';
import { type BrowserContextOptions, expect, test } from './test';

async function offences(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

const WALKS: readonly (readonly [string, Screen, BrowserContextOptions])[] = [
  ...Object.entries<Screen>(SCREENS).map(
    ([name, screen]) => [name, screen, screen.look ?? {}] as const,
  ),
  ...(['throw', 'palette', 'compile-error'] as const).flatMap(
    (name) =>
      [
        [`${name}, on a phone`, SCREENS[name], PHONE],
        [`${name}, in Chinese`, SCREENS[name], CHINESE],
      ] as const,
  ),
];

for (const [name, screen, look] of WALKS) {
  test(`anyone can use it, in light and dark: ${name}`, async ({ browser }) => {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...look });
    const scope = new ScopePage(await context.newPage());
    await scope.page.emulateMedia({ colorScheme: 'light' });
    await openScreen(scope, screen);
    const { page } = scope;
    // On a phone what is touched is large, too.
    const rules = { 'target-size': { enabled: look === PHONE } };
    expect(await offences(new AxeBuilder({ page }).options({ rules })), 'in light').toEqual([]);
    // Only the colours are others.
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    const colors = new AxeBuilder({ page }).withRules(['color-contrast']);
    expect(await offences(colors), 'in dark').toEqual([]);
    await context.close();
  });
}
