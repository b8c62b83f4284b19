import type { Gid } from '../../recording';
import type { BucketRef } from './bucket-ref';
import type { FieldArray } from './field';
import { type Touch, touches } from './marks';
import type { PickedMap } from './picked-map';

/** Who touches which bucket of a field. */
export interface FieldMark {
  readonly gid: Gid;
  readonly kind: Touch['kind'];
  readonly bucket: BucketRef;
  readonly touch: Touch;
}

export function fieldMarks(
  picked: PickedMap,
  fields: readonly FieldArray[],
  all: readonly Touch[],
): FieldMark[] {
  return all.flatMap((touch) => {
    const bucket = placeInArrays(fields, touch.addr) ?? chainInFocus(picked, touch);
    return bucket === undefined ? [] : [{ gid: touch.gid, kind: touch.kind, bucket, touch }];
  });
}

/** The bucket of an array, main or spare, that an offset lies in, and how far in. */
export function placeInArrays(
  fields: readonly FieldArray[],
  at: number,
): (BucketRef & { readonly offset: number }) | undefined {
  for (const { role, addr, bucketSize, totalCount } of fields) {
    const index = Math.floor((at - addr) / bucketSize);
    if (index >= 0 && index < totalCount) return { role, index, offset: (at - addr) % bucketSize };
  }
  return undefined;
}

/** An overflow bucket of its own is touched where its chain begins: who touches one has it in focus. */
export function chainInFocus(
  { view, focus }: PickedMap,
  touch: Pick<Touch, 'addr' | 'size'>,
): BucketRef | undefined {
  return focus.find(({ role, index }) => {
    const chains = (role === 'old' ? view.old : view.current)?.chains ?? [];
    const chain = chains.find((candidate) => candidate.index === index);
    const size = view.shape.bucketSize;
    return chain?.buckets.some(({ addr }) => touches(touch, { at: addr, size })) ?? false;
  });
}
