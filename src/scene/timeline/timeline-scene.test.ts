import { expect, test } from 'vitest';
import type { Gid } from '../../recording';
import { recordingText } from '../testing/recording-text';
import { timelineSvg } from '../testing/svg';
import { hitTimeline } from './hit-timeline';
import type { TimelineView } from './timeline-boxes';
import { timelineModel } from './timeline-model';
import { timelineScene } from './timeline-scene';

const GIDS = [1, 6, 7] as Gid[];
const RACE = recordingText(
  `
  1*6 6*8 7*6 6*4 7*4 6*10 7*8
  operation 6 8-36 m[8] =
  grow 6 20-32 growWork
  evacuate 6 22-30 evacuate(1)
  operation 7 15-44 m[7] =
  writing 6 12-34
  writing 7 25-42
  race 6 7 15-34
  race 7 6 25-36
  lock 7 14-15 mu.Lock
  wait 1 6- semacquire
`,
  GIDS,
);
const VIEW: TimelineView = { width: 960, height: 160, from: -2, pixelsPerStep: 18, top: 0 };

test('two writers race: lanes, bars by depth, write windows, one race window on both lanes', async () => {
  const scene = timelineScene(timelineModel(RACE), VIEW, 26);
  await expect(timelineSvg(scene, VIEW)).toMatchFileSnapshot('../goldens/timeline-race.svg');
});

test('windows that overlap are one stretch of a lane', () => {
  const { bars } = timelineScene(timelineModel(RACE), VIEW, 0);
  const races = bars.filter((bar) => bar.tone === 'race');
  expect(races.map(({ gid, x, width }) => [gid, x, width])).toEqual([
    [6, (15 + 2) * 18, (36 - 15) * 18],
    [7, (15 + 2) * 18, (36 - 15) * 18],
  ]);
});

test('what lies inside an operation is as bright as the operation', () => {
  const at = (cursor: number, tone: string) =>
    timelineScene(timelineModel(RACE), VIEW, cursor).bars.find((bar) => bar.tone === tone)?.when;
  expect(at(10, 'evacuate')).toBe('current');
  expect(at(40, 'evacuate')).toBe('past');
  expect(at(2, 'evacuate')).toBe('future');
});

test('a point finds its step, its lane, the innermost span and the race', () => {
  const model = timelineModel(RACE);
  const hit = hitTimeline(model, VIEW, (24.5 + 2) * 18, 20 + 38 + 10);
  expect(hit).toMatchObject({ step: 24, gid: 6, racing: true, span: { label: 'evacuate(1)' } });
  expect(hitTimeline(model, VIEW, (3.2 + 2) * 18, 25)).toMatchObject({
    step: 3,
    seek: 3,
    gid: 1,
    span: undefined,
  });
  expect(hitTimeline(model, VIEW, 0, 0)).toMatchObject({
    step: undefined,
    seek: 0,
    gid: undefined,
  });
  expect(hitTimeline(model, VIEW, 959, 70).seek).toBe(46);
});

test('each tick, binned or not, stands for the same steps', () => {
  const model = timelineModel(RACE);
  const near = timelineScene(model, VIEW, 0).ticks;
  expect(near).toHaveLength(46);
  const far = timelineScene(model, { ...VIEW, pixelsPerStep: 0.25 }, 0).ticks;
  const total = far.reduce((sum, tick) => sum + tick.weight * 4, 0);
  expect(total).toBe(46);
});

test('a hundred thousand narrow operations cost no more boxes than pixels', () => {
  const lines = Array.from(
    { length: 20_000 },
    (_, i) => `operation 6 ${i * 5}-${i * 5 + 4} m[1] =`,
  );
  const model = timelineModel(recordingText(`6*100000\n${lines.join('\n')}`, GIDS));
  const scene = timelineScene(model, { ...VIEW, from: 0, pixelsPerStep: 960 / 100_000 }, 5);
  expect(scene.bars.length).toBeLessThan(960);
  expect(scene.bars.length).toBeGreaterThan(300);
});
