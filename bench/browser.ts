import { type Browser, chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { findBrowser } from '../scripts/find-browser.mjs';

/** A machine may be busy. */
const MOST_MS = 300_000;

/** The built app in a browser: a page for each of some measurements. */
export interface Site {
  readonly browser: Browser;
  /** A new page, before it is at the app. */
  readonly page: () => Promise<Page>;
  readonly address: string;
}

/** Undefined without a browser. */
export async function withSite<T>(measure: (site: Site) => Promise<T>): Promise<T | undefined> {
  const executablePath = findBrowser();
  if (executablePath === undefined) return undefined;
  const server = await preview({ preview: { host: '127.0.0.1', port: 0 }, logLevel: 'warn' });
  const at = server.httpServer.address();
  if (at === null || typeof at === 'string') throw new Error('the server has no port');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args: ['--disable-gpu', ...asRoot] });
  try {
    return await measure({
      browser,
      address: `http://127.0.0.1:${at.port}/`,
      async page() {
        const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
        page.setDefaultTimeout(MOST_MS);
        return page;
      },
    });
  } finally {
    await browser.close();
    await server.close();
  }
}

/** What the main thread did meanwhile, in milliseconds of its own time. */
export interface MainThread {
  readonly longest: number;
  readonly total: number;
}

export async function traced(
  { browser }: Site,
  page: Page,
  act: () => Promise<void>,
): Promise<MainThread> {
  await browser.startTracing(page, {
    categories: ['toplevel', 'disabled-by-default-devtools.timeline'],
  });
  await act();
  return mainThread(await browser.stopTracing());
}

export async function open(site: Site, program: string): Promise<Page> {
  const page = await site.page();
  await page.goto(site.address);
  await write(page, program);
  return page;
}

async function write(page: Page, program: string): Promise<void> {
  await idle(page);
  await page.getByRole('textbox', { name: 'main.go' }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(program);
  await click(page, 'Run edited program');
  await idle(page);
}

export async function click(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).click();
}

export async function idle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset['idle'] === 'true');
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds in which the thread ran: what others do meanwhile does not count. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

function mainThread(trace: Buffer): MainThread {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
  const place = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(place),
  );
  // Tasks are told of twice: as the thread's, and as the scheduler's that it runs for.
  const times = traceEvents
    .filter((event) => event.name === 'ThreadControllerImpl::RunTask' && mains.has(place(event)))
    .map(({ tdur = 0 }) => tdur / 1000);
  return {
    longest: Math.max(0, ...times),
    total: times.reduce((sum, time) => sum + time, 0),
  };
}
