import type { BlockId, Func, Instr, Reg } from '../golang';
import { blockAt, defsOf, successors, usesAtEnd, usesOf } from './flow';

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

/** Registers whose values are needed from the start of each block on. */
export function liveAtStart(func: Func, order: readonly BlockId[]): ReadonlyMap<BlockId, RegSet> {
  const words = (func.regs.length + 31) >>> 5;
  const live = new Map<BlockId, RegSet>(order.map((id) => [id, new Uint32Array(words)]));
  for (let changed = true; changed; ) {
    changed = false;
    for (let index = order.length - 1; index >= 0; index--) {
      const id = order[index] ?? 0;
      const set = liveAtEnd(func, id, live, words);
      const { instrs } = blockAt(func, id);
      for (let i = instrs.length - 1; i >= 0; i--) {
        const instr = instrs[i];
        if (instr !== undefined) before(set, instr);
      }
      if (!same(set, live.get(id))) {
        live.set(id, set);
        changed = true;
      }
    }
  }
  return live;
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

function same(a: RegSet, b: RegSet | undefined): boolean {
  return b !== undefined && a.every((word, index) => word === b[index]);
}
