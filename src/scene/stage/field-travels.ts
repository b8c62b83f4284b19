import type { Gid } from '../../recording';
import type { BucketRef } from './bucket-ref';
import type { Carry } from './carries';
import type { FieldArray } from './field';
import { chainInFocus, placeInArrays } from './field-marks';
import type { PickedMap } from './picked-map';

/** A cell of a field. */
export interface FieldCell extends BucketRef {
  /** Undefined: it is in an overflow bucket that hangs behind this one, and has no place of its own. */
  readonly cell: number | undefined;
}

/** An entry on its way over a field. */
export interface FieldTravel {
  readonly gid: Gid;
  readonly tophash: number;
  /** Of the tophash of the cell that it comes to. */
  readonly at: number;
  readonly from: FieldCell;
  readonly to: FieldCell;
}

/** What evacuation carried from one picture of a field to the next: an entry leaves when its new tophash is stored. */
export function fieldTravels(
  picked: PickedMap,
  before: readonly FieldArray[],
  after: readonly FieldArray[],
  carries: readonly Carry[],
): FieldTravel[] {
  const cellAt = (addr: number): FieldCell | undefined => {
    // The old array may be gone from the later picture.
    const inside = placeInArrays(after, addr) ?? placeInArrays(before, addr);
    if (inside !== undefined)
      return { role: inside.role, index: inside.index, cell: inside.offset };
    const chain = chainInFocus(picked, { addr, size: 1 });
    return chain && { ...chain, cell: undefined };
  };
  return carries.flatMap(({ gid, from: left, to: at, at: stored }) => {
    if (stored !== at) return [];
    const [from, to] = [cellAt(left), cellAt(at)];
    if (from === undefined || to === undefined) return [];
    return [{ gid, tophash: picked.memory.u8(at), at, from, to }];
  });
}
