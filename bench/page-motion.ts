import type { Page } from '@playwright/test';
import { click, idle, type MainThread, open, type Site, traced } from './browser';
import { MILLION } from './million';

export interface MotionTimes {
  readonly steps: number;
  /** While the timeline is dragged to and fro, and while its wheel is turned. */
  readonly pan: Frames;
  readonly zoom: Frames;
  /** While the recording plays at the highest speed, timeline in view as a whole. */
  readonly play: Frames;
}

export interface Frames {
  readonly fps: number;
  /** Milliseconds of the main thread's own time a frame. */
  readonly frame: number;
  readonly longest: number;
}

export const MOTION = {
  pan: 'the timeline is dragged',
  zoom: 'the timeline is zoomed',
  play: 'the recording plays',
} as const satisfies Record<keyof Omit<MotionTimes, 'steps'>, string>;

export function wantsMotion(isWanted: (name: string) => boolean): boolean {
  return Object.values(MOTION).some(isWanted);
}

export async function motion(site: Site): Promise<MotionTimes> {
  const page = await open(site, MILLION);
  await click(page, 'Run to the throw');
  await idle(page);
  const steps = Number(await page.locator('[data-length]').getAttribute('data-length'));
  const box = await page.locator('.timeline-sheet canvas').boundingBox();
  if (box === null) throw new Error('there is no timeline');
  const { x, width } = box;
  const [middle, y] = [x + width / 2, box.y + box.height / 2];

  const zoom = await framesOf(site, page, async () => {
    await page.mouse.move(middle, y);
    for (let turn = 0; turn < TURNS; turn++) {
      await page.mouse.wheel(0, turn < TURNS * 0.75 ? -60 : 60);
    }
  });
  const pan = await framesOf(site, page, async () => {
    await page.mouse.down();
    for (let turn = 0; turn < 2 * TURNS; turn++) {
      await page.mouse.move(middle + Math.sin(turn / 12) * width * 0.4, y);
    }
    await page.mouse.up();
  });
  await page.keyboard.press('Home');
  await idle(page);
  await page.getByTitle('Speed').selectOption({ index: -1 + (await speeds(page)) });
  const play = await framesOf(site, page, async () => {
    await page.keyboard.press('Space');
    await page.waitForTimeout(PLAY_MS);
    await page.keyboard.press('Space');
  });
  await page.close();
  return { steps, pan, zoom, play };
}

/** Movements of the hand: each is waited for, so that there is about one a frame. */
const TURNS = 100;
const PLAY_MS = 3000;

function speeds(page: Page): Promise<number> {
  return page.getByTitle('Speed').locator('option').count();
}

export async function framesOf(site: Site, page: Page, act: () => Promise<void>): Promise<Frames> {
  let counted = { frames: 0, ms: 1 };
  const thread: MainThread = await traced(site, page, async () => {
    await page.evaluate(() => {
      const start = performance.now();
      const count = { frames: 0, ms: 0, isOver: false };
      Object.assign(window, { frameCount: count });
      const next = (): void => {
        count.frames++;
        count.ms = performance.now() - start;
        if (!count.isOver) requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
    });
    await act();
    counted = await page.evaluate(() => {
      const { frameCount } = window as unknown as {
        frameCount: { frames: number; ms: number; isOver: boolean };
      };
      frameCount.isOver = true;
      return frameCount;
    });
  });
  const { frames, ms } = counted;
  return { fps: (frames / ms) * 1000, frame: thread.total / frames, longest: thread.longest };
}
