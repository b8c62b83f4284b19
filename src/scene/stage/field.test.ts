import { expect, test } from 'vitest';
import type { Gid } from '../../recording';
import { pick, pictured, words } from '../testing/pictured';
import type { BucketRef } from './bucket-ref';
import { bucketOfField, fieldPlan, hitField, placeInField } from './field';
import { fieldCard } from './field-cards';
import { fieldMarks } from './field-marks';
import type { Touch } from './marks';

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
