import type { Page } from '@playwright/test';
import { idle, open, type Site, traced } from './browser';
import { type Frames, framesOf } from './page-motion';

export interface StageTimes {
  readonly name: string;
  /** Milliseconds from a key until its step is painted, without the wait for the screen's next frame. */
  readonly middle: number;
  readonly p95: number;
  /** Milliseconds of the main thread's own time for one step: what others do meanwhile does not count. */
  readonly own: number;
}

export interface AllStageTimes {
  readonly steps: readonly StageTimes[];
  /** While the buckets of the largest map are dragged to and fro. */
  readonly pan: Frames | undefined;
}

const program = (make: string): string =>
  `package main\n\nfunc main() {\n\tm := ${make}\n\tfor i := 0; ; i++ {\n\t\tm[i&0xff] = i\n\t}\n}\n`;

const MAPS: Readonly<Record<string, string>> = {
  'a step, a map of four buckets': program('make(map[int]int, 20)').replace('0xff', '0xf'),
  'a step, a map of 2,048 buckets': program('make(map[int]int, 12000)'),
  'a step, a map of 65,536 buckets': program('make(map[int]int, 400000)'),
};

export const PAN = '65,536 buckets are dragged';

export function wantsStage(isWanted: (name: string) => boolean): boolean {
  return [PAN, ...Object.keys(MAPS)].some(isWanted);
}

export async function stageTimes(
  site: Site,
  isWanted: (name: string) => boolean,
): Promise<AllStageTimes> {
  const steps: StageTimes[] = [];
  for (const [name, text] of Object.entries(MAPS)) {
    if (!isWanted(name)) continue;
    const page = await openIn(site, text);
    const times = (await stepTimes(page, FIRST + STEPS)).slice(FIRST).sort((a, b) => a - b);
    const at = (share: number): number => times[Math.floor(share * (times.length - 1))] as number;
    const { total } = await traced(site, page, async () => {
      await stepTimes(page, FEW);
    });
    steps.push({ name, middle: at(0.5), p95: at(0.95), own: total / FEW });
    await page.close();
  }
  return { steps, pan: isWanted(PAN) ? await panning(site) : undefined };
}

/** Some operations in, where the steps are those of any assignment. */
async function openIn(site: Site, text: string): Promise<Page> {
  const page = await open(site, text);
  for (const key of ['m', '1', '1', '1', 'a']) {
    await page.keyboard.press(key);
    await idle(page);
  }
  return page;
}

const STEPS = 100;
/** Until what the page does when nothing happens has warmed up. */
const FIRST = 10;
const FEW = 30;

function stepTimes(page: Page, steps: number): Promise<number[]> {
  return page.evaluate(async (count) => {
    const cursor = document.querySelector('[data-cursor]');
    if (cursor === null) throw new Error('the page tells no step');
    const painted = (): Promise<void> =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(0);
      });
    const one = (): Promise<number> =>
      new Promise((resolve) => {
        const start = performance.now();
        const observer = new MutationObserver(() => {
          observer.disconnect();
          const drawn = performance.now() - start;
          requestAnimationFrame(() => {
            const frame = performance.now();
            void painted().then(() => resolve(drawn + performance.now() - frame));
          });
        });
        observer.observe(cursor, { attributes: true });
        window.dispatchEvent(new KeyboardEvent('keydown', { key: '1', bubbles: true }));
      });
    const all: number[] = [];
    for (let i = 0; i < count; i++) {
      all.push(await one());
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    return all;
  }, steps);
}

const TURNS = 150;

async function panning(site: Site): Promise<Frames> {
  const page = await openIn(site, MAPS['a step, a map of 65,536 buckets'] as string);
  const field = page.getByRole('slider', { name: /^Buckets/ });
  await field.focus();
  // From all buckets at once to some hundred of them.
  for (let i = 0; i < 6; i++) await page.keyboard.press('+');
  const box = await field.boundingBox();
  if (box === null) throw new Error('the map is no field');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const pan = await framesOf(site, page, async () => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let turn = 0; turn < TURNS; turn++) {
      await page.mouse.move(x + Math.sin(turn / 12) * box.width * 0.4, y + Math.sin(turn / 9) * 40);
    }
    await page.mouse.up();
  });
  await page.close();
  return pan;
}
