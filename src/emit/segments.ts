import type { BlockId, Func, Instr, Site } from '../golang';
import { blockAt } from './flow';
import type { FramePlan, Stops } from './frame';

/** A stop of the function, in the order of its local numbers. */
export interface LocalStop {
  /** `last`: nobody goes on from it. */
  readonly kind: 'op' | 'call' | 'last';
  readonly pos: number;
  readonly site: Site | undefined;
  readonly valueAt: number;
}

/** Name of the function whose entry is the start of a goroutine. */
export const GOROUTINE_ENTRY = 'runtime.gostart';

/** A run of instructions that control enters at its start only. */
export interface Segment {
  readonly block: BlockId;
  readonly from: number;
  to: number;
  /** Local number of the stop that leads here; its instruction stands at `from`. */
  readonly resumes: number | undefined;
  /** Local number of the visible operation or call at `to` that ends it; else the block's terminator does. */
  leaves: number | undefined;
}

/** A function cut at its stops. */
export interface Segments {
  /** The first is the entry alone: a loop may go back to the first block, but never enters again. */
  readonly list: readonly Segment[];
  /** The segment in which each block begins. */
  readonly entry: ReadonlyMap<BlockId, number>;
  /** Stops that somebody can go on from; the entry is stop 0. */
  readonly stops: readonly LocalStop[];
  /** Local number of the stop at which a goroutine out of fuel stands before a block. */
  readonly spinStop: ReadonlyMap<BlockId, number>;
  /** Local number of the stop that leads to the block where a frame goes on that recovered. */
  readonly recoverStop: number | undefined;
}

export function cutAtStops(func: Func, plan: FramePlan, kinds: Stops): Segments {
  const list: Segment[] = [];
  const entry = new Map<BlockId, number>();
  const stops: LocalStop[] = [entryStop(func)];
  const spinStop = new Map<BlockId, number>();
  const open = (block: BlockId, from: number, resumes: number | undefined): Segment => {
    const segment: Segment = { block, from, to: from, resumes, leaves: undefined };
    list.push(segment);
    return segment;
  };
  open(0, 0, undefined);
  for (const block of plan.layout.order) {
    entry.set(block, list.length);
    const { instrs } = blockAt(func, block);
    let segment = open(block, 0, undefined);
    instrs.forEach((instr, at) => {
      const stop = stopBefore(instr, plan, kinds);
      if (stop === undefined) return;
      segment.to = at;
      segment.leaves = stops.length;
      stops.push(stop);
      segment = open(block, at, segment.leaves);
    });
    segment.to = instrs.length;
  }
  for (const block of plan.spinHeads) {
    const at = blockPosition(func, block);
    spinStop.set(block, stops.length);
    stops.push({ kind: 'op', pos: at, site: preemptSite(at), valueAt: -1 });
  }
  const recoverStop = func.recover === undefined ? undefined : stops.length;
  if (func.recover !== undefined) {
    const pos = blockPosition(func, func.recover);
    stops.push({ kind: 'call', pos, site: undefined, valueAt: -1 });
  }
  return { list, entry, stops, spinStop, recoverStop };
}

function entryStop({ name, pos }: Func): LocalStop {
  const start: Site = { kind: 'start', size: 0, pos, end: pos, text: 'go' };
  const site = name === GOROUTINE_ENTRY ? start : preemptSite(pos);
  return { kind: 'op', pos, site, valueAt: -1 };
}

function stopBefore(instr: Instr, plan: FramePlan, kinds: Stops): LocalStop | undefined {
  if (!('pos' in instr)) return undefined;
  if (kinds.leaves(instr)) {
    return { kind: 'call', pos: instr.pos, site: undefined, valueAt: -1 };
  }
  if (!kinds.visible(instr)) return undefined;
  const site = 'site' in instr ? instr.site : undefined;
  const value =
    instr.op === 'store'
      ? instr.src
      : instr.op === 'atomic' && (instr.fn === 'store' || instr.fn === 'xchg')
        ? instr.args[0]
        : undefined;
  const valueAt = value === undefined ? -1 : (plan.home.get(value) ?? -1);
  return { kind: 'op', pos: instr.pos, site, valueAt };
}

function preemptSite(pos: number): Site {
  return { kind: 'preempt', size: 0, pos, end: pos, text: '' };
}

/** A position in the source for a block: that of its first instruction that has one. */
function blockPosition(func: Func, block: BlockId): number {
  for (const instr of blockAt(func, block).instrs) if ('pos' in instr) return instr.pos;
  return func.pos;
}
