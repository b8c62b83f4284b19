import type { BlockId, Func } from '../../golang';
import { blockAt } from '../flow';
import type { FreePlan } from './plan';

/** A run of instructions that the run loop can enter only at its start. */
export interface Segment {
  readonly block: BlockId;
  readonly from: number;
  readonly to: number;
  /** The point that leads here. */
  readonly point: number | undefined;
}

/** A function cut at its points. */
export interface Segments {
  readonly list: readonly Segment[];
  /** Position of the segment in which each block begins. */
  readonly entry: ReadonlyMap<BlockId, number>;
  /** Position of the segment that each point leads to. */
  readonly target: ReadonlyMap<number, number>;
}

export function cutAtPoints(func: Func, { points, layout }: FreePlan): Segments {
  const byBlock = new Map<BlockId, { at: number; point: number }[]>();
  points.forEach((point, number) => {
    if (point === undefined) return;
    const found = byBlock.get(point.block) ?? [];
    found.push({ at: point.at, point: number });
    byBlock.set(point.block, found);
  });
  const list: Segment[] = [];
  const entry = new Map<BlockId, number>();
  const target = new Map<number, number>();
  for (const block of layout.order) {
    entry.set(block, list.length);
    const found = (byBlock.get(block) ?? []).toSorted((a, b) => a.at - b.at);
    let from = 0;
    let point = found[0]?.at === -1 ? found.shift()?.point : undefined;
    for (const next of found) {
      list.push({ block, from, to: next.at + 1, point });
      from = next.at + 1;
      point = next.point;
    }
    list.push({ block, from, to: blockAt(func, block).instrs.length, point });
  }
  list.forEach(({ point }, at) => {
    if (point !== undefined) target.set(point, at);
  });
  return { list, entry, target };
}
