import { spawnSync } from 'node:child_process';
import type { BrowserContextOptions } from '@playwright/test';
import type { ScopePage } from './scope-page';

// What a person can come to see. screens.spec.ts has axe judge each of them in light and dark; e2e/pictures takes the
// pictures of docs/screens. Whoever shows something new adds a row.

export interface Screen {
  /** Opened first; `/` otherwise. */
  readonly path?: string | (() => string);
  readonly look?: BrowserContextOptions;
  /** From there to the screen. */
  readonly go?: (scope: ScopePage) => Promise<void>;
}

export const PROJECTOR: BrowserContextOptions = { viewport: { width: 1280, height: 720 } };
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
};
export const CHINESE: BrowserContextOptions = { locale: 'zh-CN' };
const IN_AN_ARTICLE: BrowserContextOptions = { viewport: { width: 720, height: 480 } };

export const SCREENS = {
  start: {},
  throw: { go: (scope) => scope.press('t') },
  growth: { path: growthLink },
  zoomed: { go: toTheZoomedTimeline },
  inspector: { go: toTheInspector },
  keys: { go: (scope) => toTheDialog(scope, '?') },
  palette: { go: (scope) => toTheDialog(scope, 'ControlOrMeta+k') },
  found: { go: toTheFoundCommand },
  step: { go: (scope) => toTheDialog(scope, 'g') },
  deadlock: { go: toTheDeadlock },
  bytes: { go: toTheBytes },
  'share-menu': { go: toTheShareMenu },
  shared: { go: toTheSharedLink },
  'embed-code': { go: toTheEmbedCode },
  'compile-error': { go: toTheCompileError },
  'bad-link': { path: '/#1damaged' },
  'plain-memory': { path: '/?memory=plain' },
  embed: { path: '/?embed=1', look: IN_AN_ARTICLE, go: (scope) => scope.press('t') },
} as const satisfies Readonly<Record<string, Screen>>;

/** Opens a page at a screen. */
export async function openScreen(scope: ScopePage, { path = '/', go }: Screen): Promise<void> {
  await scope.page.goto(typeof path === 'string' ? path : path());
  await scope.idle();
  await go?.(scope);
}

/** One writer doubles the buckets (from step 273 on), and has moved some of the old one's entries. */
function growthLink(): string {
  const alone = [
    'bin/hmapscope.js',
    'link',
    'examples/growth.go',
    '--schedule',
    '1*236 7*94',
    '--steps',
    '330',
  ];
  return `/${spawnSync(process.execPath, alone, { encoding: 'utf8' }).stdout.trim()}`;
}

/** The write windows, near. */
async function toTheZoomedTimeline(scope: ScopePage): Promise<void> {
  await scope.press('t');
  await toTheDialog(scope, 'g');
  await scope.page.keyboard.insertText('30');
  await scope.press('Enter');
  const closer = scope.page.getByRole('button', { name: 'Zoom in' });
  for (let i = 0; i < 4 && (await closer.isEnabled()); i++) {
    await closer.click();
    await scope.idle();
  }
}

/** All that is known of a goroutine that is about to write. */
async function toTheInspector(scope: ScopePage): Promise<void> {
  for (let i = 0; i < 8; i++) await scope.press('2');
  await scope.card(2).locator('.card-more').click();
  await scope.card(2).locator('[id] > *').first().waitFor();
}

async function toTheDialog(scope: ScopePage, key: string): Promise<void> {
  await scope.page.keyboard.press(key);
  await scope.page.locator('dialog[open]').waitFor();
}

async function toTheFoundCommand(scope: ScopePage): Promise<void> {
  await toTheDialog(scope, 'ControlOrMeta+k');
  await scope.page.keyboard.insertText('step');
}

// By place, as the names depend on the language.

async function toTheSharedLink(scope: ScopePage): Promise<void> {
  await scope.page.locator('.share .primary').first().click();
  await scope.page.locator('[data-kind="shared"]').waitFor();
}

async function toTheShareMenu(scope: ScopePage): Promise<void> {
  await scope.page.locator('.share .more').click();
}

async function toTheEmbedCode(scope: ScopePage): Promise<void> {
  await toTheShareMenu(scope);
  await scope.page.getByRole('menuitem').first().click();
  await scope.page.getByRole('dialog').waitFor();
}

/** Several maps, a mutex and a channel, and nobody can go on. */
const DEADLOCK = `package main

import "sync"

type store struct {
	mu     sync.Mutex
	byName map[string]int
	byID   map[[16]byte]int
}

func main() {
	s := &store{byName: map[string]int{"a": 1}, byID: map[[16]byte]int{}}
	done := make(chan bool)
	go func() {
		s.mu.Lock()
		s.byID[[16]byte{1}] = 1
		s.mu.Lock()
		done <- true
	}()
	<-done
}
`;

async function toTheDeadlock(scope: ScopePage): Promise<void> {
  await scope.writeProgram(DEADLOCK);
  await scope.press('ControlOrMeta+Enter');
  await scope.press('Escape');
  await scope.press('t');
  for (const more of await scope.page.locator('.card-more').all()) await more.click();
  await scope.page.locator('.card dl').first().waitFor();
}

async function toTheBytes(scope: ScopePage): Promise<void> {
  for (let i = 0; i < 12; i++) await scope.press('2');
  await scope.page.locator('.output-head button').nth(1).click();
  await scope.page.locator('.bytes').first().waitFor();
}

async function toTheCompileError(scope: ScopePage): Promise<void> {
  await scope.writeProgram((await scope.program()).replace('wg.Wait()', 'wg.Wayt()'));
  await scope.press('ControlOrMeta+Enter');
}
