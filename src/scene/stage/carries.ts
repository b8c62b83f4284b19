import { type ProgramTables, TOPHASH } from '../../memory';
import type { Gid, Rows } from '../../recording';

/** A store by which evacuation brings a part of an entry to its new cell; all are offsets in memory. */
export interface Carry {
  readonly gid: Gid;
  /** Of the tophash of the cell that the entry leaves, and of the one that it comes to. */
  readonly from: number;
  readonly to: number;
  /** What was stored to: `to` itself, or a word of the new cell's key or elem. */
  readonly at: number;
}

/** What a goroutine that is inside evacuate has in its hands. */
interface Held {
  readonly from: number;
  readonly to?: number;
}

/** An entry may have been marked so many steps before a part of it is stored: others step meanwhile. */
const LOOKED_BACK = 400;
const EVACUATE = /^runtime\.evacuate(?:_fast\w+)?$/;
/** By what it copies keys and elems. */
const COPY = /^runtime\.(?:typedmemmove|loadwords|storewords)$/;

/**
 * What evacuation carried between two states. It marks the old cell as moved to X or Y, and then stores tophash, key and
 * elem of the new one (spec/hmap.md §10): so the steps themselves tell where each part came from.
 */
export function carriesIn(
  rows: Rows,
  { stops, funcs }: Pick<ProgramTables, 'stops' | 'funcs'>,
  first: number,
  end: number,
): Carry[] {
  const carries: Carry[] = [];
  const held = new Map<number, Held>();
  for (let i = Math.max(0, first - LOOKED_BACK); i < Math.min(end, rows.length); i++) {
    const { site, func = -1 } = stops[rows.stop[i] as number] ?? {};
    const name = funcs[func]?.name ?? '';
    const gid = rows.gid[i] as Gid;
    const from = held.get(gid)?.from;
    const isEvacuate = EVACUATE.test(name);
    // It has left, or makes an overflow bucket for the entry.
    if (!isEvacuate && !COPY.test(name) && from !== undefined) held.set(gid, { from });
    if (site?.kind !== 'write') continue;
    const at = rows.addr[i] as number;
    if (isEvacuate && site.size === 1) {
      const top = (rows.value[i] as number) & 0xff;
      if (top === TOPHASH.evacuatedX || top === TOPHASH.evacuatedY) held.set(gid, { from: at });
      else if (top < TOPHASH.minimum) held.delete(gid);
      else if (from !== undefined) held.set(gid, { from, to: at });
    }
    const entry = held.get(gid);
    if (entry?.to !== undefined && i >= first)
      carries.push({ gid, from: entry.from, to: entry.to, at });
  }
  return carries;
}
