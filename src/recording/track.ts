/**
 * Stretches of steps start ≤ i < end in order of time and without overlaps, so that what is in view is found by
 * halving. An open end (it lasts) is behind every recording's length.
 */
export interface Track {
  readonly length: number;
  startOf(index: number): number;
  endOf(index: number): number;
}

/** A track of some entries of a table, by their indexes in it. */
export class TableTrack implements Track {
  readonly length: number;
  private readonly indexes: readonly number[];
  private readonly starts: Uint32Array;
  private readonly ends: { endOf(index: number): number };

  /** `table` is told of as far as the recording went; the indexes may go on behind. */
  constructor(
    indexes: readonly number[],
    table: { readonly length: number; readonly start: Uint32Array },
    ends: { endOf(index: number): number },
  ) {
    this.indexes = indexes;
    this.starts = table.start;
    this.ends = ends;
    this.length = halved(indexes.length, (at) => (indexes[at] as number) < table.length);
  }

  startOf(index: number): number {
    return this.starts[this.entryOf(index)] ?? 0;
  }

  endOf(index: number): number {
    return this.ends.endOf(this.entryOf(index));
  }

  /** Its index in the table. */
  entryOf(index: number): number {
    return this.indexes[index] ?? 0;
  }
}

/** Index of the first stretch that ends behind `step`; those before `from` are known not to. */
export function firstEndingAfter(track: Track, step: number, from = 0): number {
  // Mostly it is near: strides of 1, 2, 4 … lead behind it.
  let stride = 1;
  while (from + stride < track.length && track.endOf(from + stride) <= step) stride *= 2;
  const most = Math.min(stride + 1, track.length - from);
  return from + halved(most, (at) => track.endOf(from + at) <= step);
}

/** How many of the first `length` numbers are so, when those that are come first. */
function halved(length: number, isSo: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
