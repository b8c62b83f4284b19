import { expect, it } from 'vitest';
import { type Drift, driftText } from './drift';
import type { StepIndex } from './words';

const drift = (kind: Drift['kind'], at: number, agreed?: number): Drift => ({
  kind,
  at: at as StepIndex,
  agreed: agreed as StepIndex | undefined,
});

it.each([
  [drift('state', 0), 'this run drifted at step 0: '],
  [drift('state', 1_234_567), 'this run drifted before step 1,234,567: '],
  [drift('state', 1200, 1199), 'this run drifted at step 1,200: '],
  [drift('state', 1200, 1072), 'this run drifted between step 1,072 and step 1,200: '],
  [drift('choice', 48, 32), 'this run drifted at step 48: '],
])('a drift is told in a sentence that says where: %j', (told, start) => {
  expect(driftText(told)).toBe(
    `${start}the link was made by another hmapscope; the picture from there on is not what its maker saw`,
  );
});
