import { chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { findBrowser } from '../scripts/find-browser.mjs';

// How long the page's main thread is held up when long recordings arrive, in a browser: `vite build` first.

const main = (body: string, before = ''): string =>
  `package main\n${before}\nfunc main() {\n${body}\n}\n`;

const PROGRAMS: Readonly<Record<string, string>> = {
  'an endless loop': main('\tfor {\n\t\tn++\n\t}', '\nvar n int\n'),
  'endless map operations': main('\tm := map[int]int{}\n\tfor i := 0; ; i++ {\n\t\tm[i&7]++\n\t}'),
  'four writers and a lock': main(
    `	m := map[int]int{}
	var mu sync.Mutex
	for w := range 4 {
		go func() {
			for i := 0; ; i++ {
				mu.Lock()
				m[i*w]++
				mu.Unlock()
			}
		}()
	}
	select {}`,
    '\nimport "sync"\n',
  ),
  'endless printing': main('\tfor i := 0; ; i++ {\n\t\tprintln(i)\n\t}'),
  'endless allocation': main(
    '\tfor {\n\t\tkeep = append(keep, make([]byte, 1<<20))\n\t}',
    '\nvar keep [][]byte\n',
  ),
  'a hundred thousand goroutines': main(
    '\tfor range 100000 {\n\t\tgo func() { select {} }()\n\t}\n\tselect {}',
  ),
  'endless recursion': main('\tprintln(f(0))', '\nfunc f(n int) int { return f(n+1) + 1 }\n'),
};

/** A machine may be busy. */
const MOST_MS = 300_000;

export interface PageTimes {
  readonly name: string;
  readonly steps: number;
  /** Milliseconds of the main thread's own time in its longest task: while the run arrives, a step back, a step. */
  readonly arrival: number;
  readonly back: number;
  readonly step: number;
}

/** None without a browser. */
export async function pageTimes(isWanted: (name: string) => boolean): Promise<PageTimes[]> {
  const wanted = Object.entries(PROGRAMS).filter(([name]) => isWanted(name));
  const executablePath = findBrowser();
  if (wanted.length === 0 || executablePath === undefined) return [];
  const server = await preview({ preview: { host: '127.0.0.1', port: 0 }, logLevel: 'warn' });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args: ['--disable-gpu', ...asRoot] });
  const times: PageTimes[] = [];
  try {
    for (const [name, program] of wanted) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
      page.setDefaultTimeout(MOST_MS);
      await page.goto(`http://127.0.0.1:${address.port}/`);
      await write(page, program);
      const longest = async (act: () => Promise<void>): Promise<number> => {
        await browser.startTracing(page, {
          categories: ['toplevel', 'disabled-by-default-devtools.timeline'],
        });
        await act();
        await idle(page);
        return longestTask(await browser.stopTracing());
      };
      const arrival = await longest(() => click(page, 'Run to the throw'));
      const steps = Number(await page.locator('[data-length]').getAttribute('data-length'));
      const back = await longest(() => click(page, /^Step back/));
      const step = await longest(() => page.keyboard.press('1'));
      times.push({ name, steps, arrival, back, step });
      await page.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
  return times;
}

async function write(page: Page, program: string): Promise<void> {
  await idle(page);
  await page.getByRole('textbox', { name: 'main.go' }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(program);
  await click(page, 'Run edited program');
  await idle(page);
}

async function click(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).click();
}

async function idle(page: Page): Promise<void> {
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

function longestTask(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
  const place = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(place),
  );
  const tasks = traceEvents.filter(
    (event) => event.name.endsWith('RunTask') && mains.has(place(event)),
  );
  return tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur / 1000), 0);
}
