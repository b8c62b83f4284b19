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
  const { races } = timelineScene(timelineModel(RACE), VIEW, 0);
  const [left, right] = [(15 + 2) * 18, (36 - 15) * 18];
  expect(races.map(({ y, x, width, throws }) => [y, x, width, throws])).toEqual([
    [58, left, right, true],
    // Between the two lanes, which are neighbours.
    [93, left, right, true],
    [96, left, right, true],
  ]);
});

const GUARDED = recordingText(
  `
  1*4 6*8 7*6 6*4 7*4 1*10 6*4 7*8
  life 1 0-
  life 6 2-40
  life 7 3-
  lock 6 4-6 mu.Lock
  hold 6 6-22 mu
  operation 6 7-20 m[8] =
  writing 6 9-18
  operation 7 12-17 m[7]
  race 6 7 12-14
  race 6 7 14-17 undetected
  wait 7 18-40 rw.RLock
  readHold 7 40-46 rw
  readHold 7 42-44 mu
  fault 7 48- concurrent map writes
`,
  GIDS,
);

test('lives, locks held, parked goroutines, a fault, and races that go undetected', async () => {
  const scene = timelineScene(timelineModel(GUARDED), VIEW, 30);
  await expect(timelineSvg(scene, VIEW)).toMatchFileSnapshot('../goldens/timeline-locks.svg');
});

test('what goes undetected is told apart, and only where nothing may throw', () => {
  const both = recordingText('6*20 7*20\nrace 6 7 5-15\nrace 7 6 10-25 undetected', GIDS);
  const { races, raceEdges } = timelineScene(timelineModel(both), VIEW, 0);
  const on = (y: number) =>
    races
      .filter((race) => race.y === y)
      .map((race) => [race.x / 18 - 2, race.width / 18, race.throws]);
  expect(on(58)).toEqual([
    [15, 10, false],
    [5, 10, true],
  ]);
  expect(raceEdges.map(({ x, throws }) => [x / 18 - 2, throws])).toEqual([
    [5, true],
    [15, true],
    [10, false],
    [25, false],
  ]);
  const model = timelineModel(both);
  const verdicts = (step: number) =>
    hitTimeline(model, VIEW, (step + 2.5) * 18, 70).races.map(({ throws }) => throws);
  expect([verdicts(7), verdicts(12), verdicts(20)]).toEqual([[true], [true, false], [false]]);
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
  const hit = hitTimeline(model, VIEW, (26.5 + 2) * 18, 20 + 38 + 10);
  expect(hit).toMatchObject({
    step: 26,
    gid: 6,
    start: 22,
    span: { label: 'evacuate(1)' },
    writing: { start: 12, end: 34 },
    races: [
      { writer: 6, other: 7 },
      { writer: 7, other: 6 },
    ],
  });
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
  // One behind the cursor's pixel, one in front of it.
  expect(scene.bars.map(({ x, width, when }) => [x, width, when])).toEqual([
    [0, 1, 'current'],
    [1, 959, 'future'],
  ]);
});
