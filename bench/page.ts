import { click, idle, open, type Site, traced, withSite } from './browser';
import { motion, type MotionTimes, wantsMotion } from './page-motion';
import { type AllStageTimes, stageTimes, wantsStage } from './page-stage';

// How long the page's main thread is held up while it opens, when long recordings arrive, while they play and while
// the timeline is dragged, in a browser: `vite build` first.

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

export interface PageTimes {
  readonly name: string;
  readonly steps: number;
  /** Milliseconds of the main thread's own time in its longest task: while the run arrives, a step back, a step. */
  readonly arrival: number;
  readonly back: number;
  readonly step: number;
}

export interface AllPageTimes {
  /** The longest task while the page opens. */
  readonly load: number | undefined;
  readonly arrivals: readonly PageTimes[];
  readonly motion: MotionTimes | undefined;
  readonly stage: AllStageTimes | undefined;
}

/** Undefined without a browser, or when nothing is wanted. */
export async function pageTimes(
  isWanted: (name: string) => boolean,
): Promise<AllPageTimes | undefined> {
  const wanted = Object.entries(PROGRAMS).filter(([name]) => isWanted(name));
  const wantsLoad = isWanted(LOAD);
  if (wanted.length === 0 && !wantsLoad && !wantsMotion(isWanted) && !wantsStage(isWanted))
    return undefined;
  return withSite(async (site) => {
    const load = wantsLoad ? await loading(site) : undefined;
    const arrivals: PageTimes[] = [];
    for (const [name, program] of wanted) arrivals.push(await arriving(site, name, program));
    return {
      load,
      arrivals,
      motion: wantsMotion(isWanted) ? await motion(site) : undefined,
      stage: wantsStage(isWanted) ? await stageTimes(site, isWanted) : undefined,
    };
  });
}

export const LOAD = 'the page opens';

async function loading(site: Site): Promise<number> {
  const page = await site.page();
  const { longest } = await traced(site, page, async () => {
    await page.goto(site.address);
    await idle(page);
  });
  await page.close();
  return longest;
}

async function arriving(site: Site, name: string, program: string): Promise<PageTimes> {
  const page = await open(site, program);
  const longest = async (act: () => Promise<void>): Promise<number> => {
    const thread = await traced(site, page, async () => {
      await act();
      await idle(page);
    });
    return thread.longest;
  };
  const arrival = await longest(() => click(page, 'Run to the throw'));
  const steps = Number(await page.locator('[data-length]').getAttribute('data-length'));
  const back = await longest(() => click(page, /^Step back/));
  const step = await longest(() => page.keyboard.press('1'));
  await page.close();
  return { name, steps, arrival, back, step };
}
