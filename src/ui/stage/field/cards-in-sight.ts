import {
  type BucketBox,
  fieldCard,
  type FieldPlan,
  type PickedMap,
  placeInField,
  type StageWords,
} from '../../../scene';
import type { Size } from '../../canvas/use-size';
import { type Look, onScreen } from './field-look';
import { bucketsInSight, NEAR } from './paint-field';

const GAP = 8;

/** Buckets that are near enough to show all their cells; only then is more of them decoded. */
export function cardsInSight(
  picked: PickedMap,
  plan: FieldPlan,
  look: Look,
  size: Size,
  words: StageWords,
): BucketBox[] {
  if (look.k < NEAR.cards) return [];
  const seen = [...bucketsInSight(plan, look, size)].filter(
    ({ block, index }) => index < block.array.mainCount,
  );
  const view = picked.decode([...new Set(seen.map(({ index }) => index))]);
  return seen.flatMap(({ block, index }) => {
    const { x, y, width, height } = onScreen(look, placeInField(plan, block, index));
    const place = { x, y, width: width - GAP, height: height - GAP };
    return fieldCard(view, { role: block.array.role, index }, place, words) ?? [];
  });
}
