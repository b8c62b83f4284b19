import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import UPNG from 'upng-js';
import { ScopePage } from '../scope-page';
import { CHINESE, openScreen, PHONE, PROJECTOR, type Screen, SCREENS } from '../screens';
import { type BrowserContextOptions, expect, type Page, test } from '../test';

// Makes docs/screens: `npm run screens`.

const FOLDER = 'docs/screens';
const MOST_BYTES = 200_000;
/** Enough for what is drawn in a few dozen flat colours and their edges. */
const COLORS = 256;

type Look = 'light' | 'dark' | 'zh' | 'projector' | 'phone';

const LOOKS: Readonly<Record<Look, BrowserContextOptions>> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  zh: { ...CHINESE, colorScheme: 'light' },
  projector: { ...PROJECTOR, colorScheme: 'dark' },
  phone: { ...PHONE, colorScheme: 'light' },
};

const PICTURES: readonly (readonly [keyof typeof SCREENS, readonly Look[]])[] = [
  ['start', ['light', 'dark', 'zh', 'projector', 'phone']],
  ['growth', ['light', 'dark', 'zh', 'projector', 'phone']],
  ['throw', ['light', 'dark', 'zh', 'projector', 'phone']],
  ['zoomed', ['light', 'dark']],
  ['inspector', ['light', 'dark', 'zh']],
  ['palette', ['light', 'dark', 'zh', 'phone']],
  ['embed', ['light', 'dark', 'zh']],
  ['compile-error', ['light', 'dark', 'zh', 'phone']],
];

/** The editor colours a long file when it has time. */
async function colored(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const lines = [...document.querySelectorAll('.runtime .cm-line')];
    const keyed = lines.filter((line) => /^\s*(if|for|func|return|var)\b/.test(line.textContent));
    return keyed.every((line) => line.querySelector('span') !== null);
  });
}

/** With few colours a picture takes a third of the room. */
function withFewColors(png: Buffer): Buffer {
  const image = UPNG.decode(Uint8Array.from(png).buffer);
  return Buffer.from(UPNG.encode(UPNG.toRGBA8(image), image.width, image.height, COLORS));
}

test('no picture is left of a screen that is gone', () => {
  mkdirSync(FOLDER, { recursive: true });
  const names = PICTURES.flatMap(([screen, looks]) => looks.map((look) => nameOf(screen, look)));
  for (const file of readdirSync(FOLDER)) if (!names.includes(file)) rmSync(join(FOLDER, file));
});

for (const [screen, looks] of PICTURES) {
  for (const look of looks) {
    test(`${screen}, ${look}`, async ({ browser }) => {
      const { look: own }: Screen = SCREENS[screen];
      const context = await browser.newContext({
        reducedMotion: 'reduce',
        ...LOOKS[look],
        ...own,
      });
      const scope = new ScopePage(await context.newPage());
      const { page } = scope;
      await openScreen(scope, SCREENS[screen]);
      await colored(page);
      await page.evaluate(async () => {
        await document.fonts.ready;
      });
      const png = withFewColors(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
      expect(png.length).toBeLessThan(MOST_BYTES);
      writeFileSync(join(FOLDER, nameOf(screen, look)), png);
      await context.close();
    });
  }
}

function nameOf(screen: string, look: Look): string {
  return `${screen}-${look}.png`;
}
