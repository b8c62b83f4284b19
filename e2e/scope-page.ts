import { expect, type Locator, type Page } from '@playwright/test';
import { decodeLink } from '../src/recording';

/** The page as a person meets it. Every act waits until the page says that it is idle. */
export class ScopePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(path = '/'): Promise<void> {
    await this.page.goto(path);
    await this.idle();
    await expect(this.editor).toBeVisible();
  }

  async idle(): Promise<void> {
    // Asked at every frame: the test goes on as soon as the page does.
    await this.page.waitForFunction(() => document.documentElement.dataset['idle'] === 'true');
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    await this.idle();
  }

  async click(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name }).click();
    await this.idle();
  }

  /** Presses a key until something is so; fails when that many times were not enough. */
  async pressUntil(key: string, isSo: () => Promise<boolean>, most = 400): Promise<void> {
    for (let i = 0; i < most; i++) {
      if (await isSo()) return;
      await this.press(key);
    }
    throw new Error(`${key} was pressed ${most} times in vain`);
  }

  get editor(): Locator {
    return this.page.getByRole('textbox', { name: 'main.go' });
  }

  /** Cards in the order of their digit keys. */
  get cards(): Locator {
    return this.page.locator('.card');
  }

  card(digit: number): Locator {
    return this.cards.nth(digit - 1);
  }

  async cardIs(
    digit: number,
    state: 'waiting' | 'dead' | 'faulted' | 'runnable',
  ): Promise<boolean> {
    const classes = (await this.card(digit).getAttribute('class')) ?? '';
    return classes.split(' ').includes(state);
  }

  get why(): Locator {
    return this.page.getByRole('region', { name: /^Why/ });
  }

  get output(): Locator {
    return this.page.getByRole('region', { name: 'Output' });
  }

  async cursor(): Promise<number> {
    return Number(await this.page.locator('[data-cursor]').getAttribute('data-cursor'));
  }

  async length(): Promise<number> {
    return Number(await this.page.locator('[data-length]').getAttribute('data-length'));
  }

  async writeProgram(text: string): Promise<void> {
    await this.editor.click();
    await this.page.keyboard.press('ControlOrMeta+a');
    // Pasted, as typing would let the editor indent.
    await this.page.keyboard.insertText(text);
  }

  async program(): Promise<string> {
    const lines = await this.editor.locator('.cm-line').allTextContents();
    return lines.join('\n');
  }

  /** The link that Share puts in the address bar. */
  async share(): Promise<string> {
    await this.click('Share link');
    await expect(this.page.locator('[data-kind="shared"]')).toBeVisible();
    return this.page.url();
  }

  /** Hash of the state at the cursor, as the link carries it. */
  async stateHash(): Promise<string> {
    return hashIn(await this.share());
  }

  /** Main starts both writers and waits; the cursor then stands where a class would begin. */
  async startWriters(): Promise<number> {
    await this.pressUntil('1', () => this.cardIs(1, 'waiting'));
    return this.cursor();
  }
}

export function hashIn(link: string): string {
  const { stateHash } = decodeLink(new URL(link).hash);
  if (stateHash === undefined) throw new Error('the link carries no state hash');
  return stateHash;
}
