import type { Gid, Rows } from '../../recording';

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
  readonly lanes: number;
  readonly block: number;
  readonly before: Uint32Array;
  /** Lane of each step's goroutine, by gid; -1: it has none. */
  readonly laneOf: Int32Array;
}

const MIN_BLOCK = 64;
/** Keeps the table below 16 MiB with thousands of goroutines too. */
const MAX_ENTRIES = 1 << 22;

export function countSteps(rows: Rows, gids: readonly Gid[]): StepCounts {
  const { length } = rows;
  const lanes = gids.length;
  const laneOf = new Int32Array(Math.max(0, ...gids) + 1).fill(-1);
  gids.forEach((gid, lane) => {
    laneOf[gid] = lane;
  });

  let block = MIN_BLOCK;
  while ((length / block) * lanes > MAX_ENTRIES) block *= 2;
  const before = new Uint32Array((Math.floor(length / block) + 1) * lanes);
  const sums = new Uint32Array(lanes);
  for (let i = 0; i <= length; i++) {
    if (i % block === 0) before.set(sums, (i / block) * lanes);
    if (i === length) break;
    const lane = laneOf[rows.gid[i] as number] ?? -1;
    if (lane >= 0) sums[lane] = (sums[lane] as number) + 1;
  }
  return { length, lanes, block, before, laneOf };
}

/**
 * Steps in each of `columns` columns of `width / columns` pixels, lane by lane: `result[lane * columns + column]`.
 * A step i is drawn in the middle of its place, at i + 0.5; column c holds those with
 * from + c·per ≤ i + 0.5 < from + (c+1)·per.
 */
export function binSteps(
  counts: StepCounts,
  rows: Rows,
  from: number,
  per: number,
  columns: number,
): Uint32Array {
  const { lanes } = counts;
  const bins = new Uint32Array(lanes * columns);
  const low = new Uint32Array(lanes);
  const high = new Uint32Array(lanes);
  sumBefore(counts, rows, edgeOf(from, 0, per), low);
  for (let column = 0; column < columns; column++) {
    sumBefore(counts, rows, edgeOf(from, column + 1, per), high);
    for (let lane = 0; lane < lanes; lane++) {
      bins[lane * columns + column] = (high[lane] as number) - (low[lane] as number);
    }
    low.set(high);
  }
  return bins;
}

/** The first step in column `column` or behind it. */
export function edgeOf(from: number, column: number, per: number): number {
  return Math.ceil(from + column * per - 0.5);
}

/** How many steps i < end each lane took, into `sums`. */
function sumBefore(counts: StepCounts, rows: Rows, end: number, sums: Uint32Array): void {
  const { lanes, block, before, laneOf } = counts;
  const n = Math.min(Math.max(end, 0), counts.length);
  const whole = Math.floor(n / block);
  for (let lane = 0; lane < lanes; lane++) sums[lane] = before[whole * lanes + lane] as number;
  for (let i = whole * block; i < n; i++) {
    const lane = laneOf[rows.gid[i] as number] ?? -1;
    if (lane >= 0) sums[lane] = (sums[lane] as number) + 1;
  }
}
