import type { BlockId, Func, Instr, Reg } from '../golang';
import { blockAt, defsOf, type Layout, successors, usesAtEnd, usesOf } from './flow';

/** A set of registers as bits. */
export type RegSet = Uint32Array;

export function has(set: RegSet, reg: Reg): boolean {
  return (((set[reg >>> 5] ?? 0) >>> (reg & 31)) & 1) === 1;
}

function add(set: RegSet, reg: Reg): void {
  set[reg >>> 5] = (set[reg >>> 5] ?? 0) | (1 << (reg & 31));
}

function remove(set: RegSet, reg: Reg): void {
  set[reg >>> 5] = (set[reg >>> 5] ?? 0) & ~(1 << (reg & 31));
}

/** Steps backward over one instruction. */
export function before(live: RegSet, instr: Instr): void {
  for (const reg of defsOf(instr)) remove(live, reg);
  for (const reg of usesOf(instr)) add(live, reg);
}

/**
 * Registers whose values are needed from the start of each block on. Needs go back along the edges; what an outer loop
 * needs at its head goes from there into all loops inside, so that those come after it once.
 */
export function liveAtStart(func: Func, layout: Layout): ReadonlyMap<BlockId, RegSet> {
  const words = (func.regs.length + 31) >>> 5;
  const parts = new Map(layout.order.map((id) => [id, partOf(func, id, words)]));
  const backward = [...parts].toReversed().map(([id, part]) => {
    const next = successors(blockAt(func, id)).flatMap((to) => parts.get(to) ?? []);
    return { id, part, next };
  });
  const depth = loopDepths(layout);
  const outerFirst = backward.toSorted((a, b) => (depth.get(a.id) ?? 0) - (depth.get(b.id) ?? 0));
  const round = [...backward, ...outerFirst];
  for (let changed = true; changed; ) {
    changed = false;
    for (const { part, next } of round) if (grow(part, next)) changed = true;
  }
  return new Map([...parts].map(([id, { live }]) => [id, live]));
}

/** The deeper, the more loops a block is in; a loop's head comes before what else is in it. */
function loopDepths({ order, loops = [] }: Layout): ReadonlyMap<BlockId, number> {
  const changes = new Map<number, number>();
  const change = (at: number, by: number): unknown => changes.set(at, (changes.get(at) ?? 0) + by);
  for (const { start, end } of loops) {
    change(start, 1);
    change(start + 1, 1);
    change(end, -2);
  }
  let depth = 0;
  return new Map(order.map((id, at) => [id, (depth += changes.get(at) ?? 0)]));
}

/** What a block does with registers, whatever surrounds it. */
interface Part {
  /** So far: those whose values are needed at its start. */
  readonly live: RegSet;
  /** Those it sets. */
  readonly sets: RegSet;
}

function partOf(func: Func, id: BlockId, words: number): Part {
  const block = blockAt(func, id);
  const live = new Uint32Array(words);
  const sets = new Uint32Array(words);
  for (const reg of usesAtEnd(block.end)) add(live, reg);
  for (let i = block.instrs.length - 1; i >= 0; i--) {
    const instr = block.instrs[i];
    if (instr === undefined) continue;
    before(live, instr);
    for (const reg of defsOf(instr)) add(sets, reg);
  }
  return { live, sets };
}

/** Adds what the next blocks need and this one does not set; false when that was nothing new. */
function grow({ live, sets }: Part, next: readonly Part[]): boolean {
  let changed = false;
  for (const { live: needed } of next) {
    for (let i = 0; i < live.length; i++) {
      const known = live[i] ?? 0;
      const all = (known | ((needed[i] ?? 0) & ~(sets[i] ?? 0))) >>> 0;
      if (all === known) continue;
      live[i] = all;
      changed = true;
    }
  }
  return changed;
}

/** Registers needed by the block's terminator and by what follows it. */
export function liveAtEnd(
  func: Func,
  id: BlockId,
  live: ReadonlyMap<BlockId, RegSet>,
  words = (func.regs.length + 31) >>> 5,
): RegSet {
  const set = new Uint32Array(words);
  const block = blockAt(func, id);
  for (const next of successors(block)) {
    const other = live.get(next);
    if (other === undefined) continue;
    for (let i = 0; i < words; i++) set[i] = (set[i] ?? 0) | (other[i] ?? 0);
  }
  for (const reg of usesAtEnd(block.end)) add(set, reg);
  return set;
}
