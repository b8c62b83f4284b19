import { expect, test } from 'vitest';
import type { Gid } from '../../recording';
import { AT } from '../testing/map-memory';
import { pick, pictured, words } from '../testing/pictured';
import type { BucketRef } from './bucket-ref';
import { bucketOfField, fieldPlan, hitField, placeInField } from './field';
import { fieldCard } from './field-cards';
import { fieldMarks } from './field-marks';
import { fieldTravels } from './field-travels';
import type { Touch } from './marks';

const BUCKET = 144;
const G6 = 6 as Gid;

const ROOM = { width: 690, height: 240 };

test('from 65 buckets on they are a field, and a chosen one is shown large', () => {
  const chosen: BucketRef = { role: 'current', index: 200 };
  const picked = pick('map[int]int B=8 count=2\n3: 9c:0=0\n200: 2b:1=1 | 33:2=2', [], chosen);
  const picture = pictured(picked);
  const [field] = picture.fields;
  if (field === undefined) throw new Error('no field');
  expect([field.mainCount, field.totalCount]).toEqual([256, 284]);
  expect(field.note).toBe('B = 8');
  expect(bucketOfField(field, 200)).toEqual({
    filled: 1,
    evacuated: false,
    overflow: 1,
    damaged: false,
  });
  const plan = fieldPlan(picture.fields, ROOM);
  const place = placeInField(plan, plan.blocks[0]!, 200);
  expect(hitField(plan, place.x + 1, place.y + 0.5)).toEqual(chosen);
  expect(picture.buckets.map((bucket) => bucket.name)).toEqual(['200', '200 overflow']);
  const card = fieldCard(
    picked.decode([200]),
    chosen,
    { ...place, width: 300, height: 100 },
    words,
  );
  expect([card?.name, card?.note, card?.parts[1]?.text]).toEqual(['200', '+1', '1']);
});

test('no bucket of a field leaves its plan, whatever the room', () => {
  const picked = pick('map[int]int B=8 count=1\n3: 9c:0=0');
  const { fields } = pictured(picked);
  for (const [width, height] of [
    [1, 1],
    [300, 600],
    [690, 150],
    [2000, 200],
  ] as const) {
    const plan = fieldPlan(fields, { width, height });
    const block = plan.blocks[0]!;
    for (let index = 0; index < block.array.totalCount; index++) {
      const place = placeInField(plan, block, index);
      expect(place.x + place.width).toBeLessThanOrEqual(plan.width);
      expect(place.y + place.height).toBeLessThanOrEqual(plan.height);
      expect(hitField(plan, place.x + 1.5, place.y + 0.5)?.index).toBe(index);
    }
  }
});

test('who touches an overflow bucket is shown at the chain that it hangs in', () => {
  const text = 'map[int]int B=8 count=2\n3: 9c:0=0\n200: 2b:1=1 | 33:2=2';
  const [, behind] = pick(text, [], { role: 'current', index: 200 }).view.current?.chains[0]
    ?.buckets ?? [undefined, undefined];
  const touch: Touch = { gid: G6, kind: 'write', addr: (behind?.addr ?? 0) + 1, size: 1 };
  const picked = pick(text, [touch]);
  const { fields } = pictured(picked, [touch]);
  expect(picked.focus).toEqual([{ role: 'current', index: 200 }]);
  expect(fieldMarks(picked, fields, [touch]).map(({ bucket }) => bucket)).toEqual([
    { role: 'current', index: 200 },
  ]);
});

test('entries leave their old bucket for X and Y, also from an overflow bucket and when the old array is gone', () => {
  const before = pick('map[int]int B=8 count=3\nold 3: 9c:1=1 2b:2=2 | 33:3=3', [], {
    role: 'old',
    index: 3,
  });
  const overflow = before.view.old?.chains[0]?.buckets[1]?.addr ?? 0;
  const [x, y] = [AT.buckets + 3 * BUCKET, AT.buckets + (3 + 128) * BUCKET];
  const from = AT.oldbuckets + 3 * BUCKET;
  const carries = [
    { gid: G6, from, to: x, at: x },
    // Its key stays on the ground: an entry is one thing here.
    { gid: G6, from, to: x, at: x + 8 },
    { gid: G6, from: from + 1, to: y, at: y },
    { gid: G6, from: overflow, to: y + 1, at: y + 1 },
  ];
  const told = (picked: typeof before) =>
    fieldTravels(picked, pictured(before).fields, pictured(picked).fields, carries).map(
      ({ tophash, from: left, to }) => [
        tophash,
        `${left.role} ${left.index} ${left.cell}`,
        `${to.role} ${to.index} ${to.cell}`,
      ],
    );
  const moved = '3: 9c:1=1\n131: 2b:2=2 33:3=3';
  const both = [
    [0x9c, 'old 3 0', 'current 3 0'],
    [0x2b, 'old 3 1', 'current 131 0'],
  ];
  const growing = pick(`map[int]int B=8 count=3\nold 3: X:1=1 Y:2=2 | Y:3=3\n${moved}`, [], {
    role: 'old',
    index: 3,
  });
  expect(told(growing)).toEqual([...both, [0x33, 'old 3 undefined', 'current 131 1']]);
  // Nothing leads any more to the overflow bucket.
  expect(told(pick(`map[int]int B=8 count=3\n${moved}`))).toEqual(both);
});
