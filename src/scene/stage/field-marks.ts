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
  { view, focus }: PickedMap,
  fields: readonly FieldArray[],
  all: readonly Touch[],
): FieldMark[] {
  return all.flatMap((touch) => {
    const bucket = bucketIn(fields, touch.addr) ?? chainOf(touch);
    return bucket === undefined ? [] : [{ gid: touch.gid, kind: touch.kind, bucket, touch }];
  });

  /** An overflow bucket of its own is touched where its chain begins: who touches one has it in focus. */
  function chainOf(touch: Touch): BucketRef | undefined {
    return focus.find(({ role, index }) => {
      const chains = (role === 'old' ? view.old : view.current)?.chains ?? [];
      const chain = chains.find((candidate) => candidate.index === index);
      const size = view.shape.bucketSize;
      return chain?.buckets.some(({ addr }) => touches(touch, { at: addr, size })) ?? false;
    });
  }
}

function bucketIn(fields: readonly FieldArray[], at: number): BucketRef | undefined {
  for (const { role, addr, bucketSize, totalCount } of fields) {
    const index = Math.floor((at - addr) / bucketSize);
    if (index >= 0 && index < totalCount) return { role, index };
  }
  return undefined;
}
