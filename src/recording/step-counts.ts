import type { Gid, Rows } from './words';

/**
 * How many steps each lane took before each block of steps: the count in any range is one look-up at each end and a
 * short walk, so that a million steps are drawn as fast as a thousand.
 *
 *     steps   1 1 6 6 | 6 1 6 6 | 1         block = 4
 *     lane 1  0         2         3         before[block * lanes + lane]
 *     lane 6  0         2         5
 */
export interface StepCounts {
  readonly length: number;
  /** Whose steps are counted: a lane each. */
  readonly gids: readonly Gid[];
  readonly block: number;
  /** May be longer than what is counted. */
  readonly before: Uint32Array;
  /** Lane of each step's goroutine, by gid; -1: it has none. */
  readonly laneOf: Int32Array;
}

const MIN_BLOCK = 64;
/** Keeps the table below 16 MiB with thousands of goroutines too. */
const MAX_ENTRIES = 1 << 22;

/** Counts again only what is new. A reader may lie behind shared memory: what counts show stays as it is. */
export class StepCounter {
  private readonly isShared: boolean;
  private last: StepCounts = {
    length: 0,
    gids: [],
    block: MIN_BLOCK,
    before: new Uint32Array(),
    laneOf: laneOf([]),
  };

  constructor(isShared: boolean) {
    this.isShared = isShared;
  }

  /** Rows before `keep` are those that were counted last. The same counts when nothing is new. */
  count(rows: Rows, keep: number, gids: readonly Gid[]): StepCounts {
    const { last } = this;
    const { length } = rows;
    const lanes = gids.length;
    const block = blockFor(length, lanes);
    const isSame = block === last.block && sameGids(gids, last.gids);
    const kept = isSame ? Math.min(keep, last.length) : 0;
    if (isSame && kept === length && kept === last.length) return last;

    const from = Math.floor(kept / block);
    const needed = (Math.floor(length / block) + 1) * lanes;
    const isCut = kept < last.length;
    let { before } = last;
    if (isCut || !isSame || needed > before.length) {
      before = this.allocated(Math.max(needed, isSame ? needed * 2 : needed));
      if (isSame) before.set(last.before.subarray(0, Math.min((from + 1) * lanes, needed)));
    }
    const lane = isSame ? last.laneOf : laneOf(gids);
    const sums =
      kept === 0 ? new Uint32Array(lanes) : before.slice(from * lanes, (from + 1) * lanes);
    for (let i = from * block; i <= length; i++) {
      if (i % block === 0) before.set(sums, (i / block) * lanes);
      if (i === length) break;
      const at = lane[rows.gid[i] as number] ?? -1;
      if (at >= 0) sums[at] = (sums[at] as number) + 1;
    }
    this.last = { length, gids: isSame ? last.gids : [...gids], block, before, laneOf: lane };
    return this.last;
  }

  private allocated(entries: number): Uint32Array {
    const bytes = entries * Uint32Array.BYTES_PER_ELEMENT;
    return new Uint32Array(this.isShared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
  }
}

export function countSteps(rows: Rows, gids: readonly Gid[]): StepCounts {
  return new StepCounter(false).count(rows, 0, gids);
}

export function laneOf(gids: readonly Gid[]): Int32Array {
  const lanes = new Int32Array(gids.reduce((most, gid) => Math.max(most, gid), 0) + 1).fill(-1);
  gids.forEach((gid, lane) => {
    lanes[gid] = lane;
  });
  return lanes;
}

function blockFor(length: number, lanes: number): number {
  let block = MIN_BLOCK;
  while ((length / block) * lanes > MAX_ENTRIES) block *= 2;
  return block;
}

function sameGids(a: readonly Gid[], b: readonly Gid[]): boolean {
  return a.length === b.length && a.every((gid, index) => gid === b[index]);
}

/** Columns of `per` steps each, from step `from` on, and the lanes first ≤ lane < end. */
export interface Bins {
  readonly from: number;
  readonly per: number;
  readonly columns: number;
  readonly first: number;
  readonly end: number;
}

/**
 * Steps in each column, lane by lane: `result[(lane - first) * columns + column]`.
 * A step i is drawn in the middle of its place, at i + 0.5; column c holds those with
 * from + c·per ≤ i + 0.5 < from + (c+1)·per.
 */
export function binSteps(counts: StepCounts, rows: Rows, bins: Bins): Uint32Array {
  const { from, per, columns, first } = bins;
  const lanes = Math.max(0, bins.end - first);
  const result = new Uint32Array(lanes * columns);
  const low = new Uint32Array(lanes);
  const high = new Uint32Array(lanes);
  sumBefore(counts, rows, edgeOf(from, 0, per), low, first);
  for (let column = 0; column < columns; column++) {
    sumBefore(counts, rows, edgeOf(from, column + 1, per), high, first);
    for (let lane = 0; lane < lanes; lane++) {
      result[lane * columns + column] = (high[lane] as number) - (low[lane] as number);
    }
    low.set(high);
  }
  return result;
}

/** The first step in column `column` or behind it. */
export function edgeOf(from: number, column: number, per: number): number {
  return Math.ceil(from + column * per - 0.5);
}

/** How many steps i < end each lane from `first` on took, into `sums`. */
function sumBefore(
  counts: StepCounts,
  rows: Rows,
  end: number,
  sums: Uint32Array,
  first: number,
): void {
  const { gids, block, before, laneOf } = counts;
  const lanes = sums.length;
  const n = Math.min(Math.max(end, 0), counts.length);
  const whole = Math.floor(n / block);
  const at = whole * gids.length + first;
  for (let lane = 0; lane < lanes; lane++) sums[lane] = before[at + lane] as number;
  for (let i = whole * block; i < n; i++) {
    const lane = (laneOf[rows.gid[i] as number] ?? -1) - first;
    if (lane >= 0 && lane < lanes) sums[lane] = (sums[lane] as number) + 1;
  }
}
