import { expect, it } from 'vitest';
import { type Drift, driftText, lastSure } from './drift';
import type { Gid, StepIndex } from './words';

const drift = (kind: Drift['kind'], at: number, agreed?: number): Drift => ({
  kind,
  at: at as StepIndex,
  agreed: agreed as StepIndex | undefined,
  ...(kind === 'choice' && { gid: 6 as Gid }),
});

it.each([
  [drift('state', 0), 'this run drifted at step 0: '],
  [drift('state', 1_234_567), 'this run drifted before step 1,234,567: '],
  [drift('state', 1200, 1199), 'this run drifted at step 1,200: '],
  [drift('state', 1200, 1072), 'this run drifted between step 1,072 and step 1,200: '],
  [
    drift('choice', 48, 32),
    'this run drifted between step 32 and step 48, where goroutine 6 cannot go on as it did: ',
  ],
  [
    drift('choice', 48, 48),
    'this run drifted at step 48, where goroutine 6 cannot go on as it did: ',
  ],
  [drift('early', 9, 8), 'this run drifted at step 9, where it ended too soon: '],
  [drift('late', 9), 'this run drifted before step 9, where it should have ended: '],
])('a drift is told in a sentence that says where: %j', (told, start) => {
  expect(driftText(told)).toBe(
    `${start}the link was made by another hmapscope; what follows is not what its maker saw`,
  );
});

it('marks that may agree by chance are relied on when those behind them agree too', () => {
  const agreed = (...marks: readonly (readonly [at: number, hash: string])[]) =>
    lastSure(marks.map(([at, hash]) => ({ at: at as StepIndex, hash })));
  expect(agreed()).toBe(undefined);
  expect(agreed([0, '00'])).toBe(undefined);
  expect(agreed([0, '00'], [8, 'ff'])).toBe(0);
  expect(agreed([0, '00'], [8, 'ff'], [16, '12'])).toBe(8);
  expect(agreed([0, '00'], [8, '0011'])).toBe(8);
  expect(agreed([0, '00112233'])).toBe(0);
});
