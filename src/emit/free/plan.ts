import { FRAME } from '../../memory';
import type { BlockId, Func, Instr, Reg } from '../../golang';
import { blockAt, defsOf, layOut, type Layout } from '../flow';
import type { FramePlan, Stops } from '../frame';
import { before, has, liveAtEnd, liveAtStart, type RegSet } from '../liveness';

const FRAME_ALIGN = 16;

/**
 * A place where a function can be left and entered again: behind a call, behind an atomic operation that made the
 * goroutine wait, behind a change of a map's flags and at a loop's head when its time is up; or only entered, where it
 * goes on when it recovered.
 */
export interface Point {
  readonly kind: 'call' | 'operation' | 'flags' | 'loop' | 'recover';
  readonly block: BlockId;
  /** The instruction before it; -1 at a block's start. */
  readonly at: number;
  readonly pos: number;
  /** What must be kept meanwhile; a call's results are not, they come through the frame. */
  readonly live: readonly Reg[];
}

/** Where a function of free mode keeps its registers while it is left. */
export interface FreePlan extends FramePlan {
  /** By local number; 0 is the entry. */
  readonly points: readonly (Point | undefined)[];
  /** The point to go on from when a deferred call recovered; what it needs is kept at every point. */
  readonly recover: number | undefined;
  /** A function that calls counts its entries too: recursion is a loop without a head. */
  readonly calls: boolean;
}

/** `stops.visible` tells atomic calls; other visible operations are nothing special here. */
export function planFree(func: Func, ignoresContext: boolean, stops: Stops): FreePlan {
  const layout = layOut(func);
  const live = liveAtStart(func, layout);
  const points: (Point | undefined)[] = [undefined];
  const always = func.recover === undefined ? [] : registers(func, live.get(func.recover));
  let results = 0;
  for (const id of layout.order) {
    const found: Point[] = [];
    const set = liveAtEnd(func, id, live);
    const { instrs } = blockAt(func, id);
    for (let at = instrs.length - 1; at >= 0; at--) {
      const instr = instrs[at];
      if (instr === undefined) continue;
      const kind = kindOf(instr, stops);
      if (kind !== undefined && 'pos' in instr) {
        if (kind === 'call' && 'dsts' in instr) results = Math.max(results, instr.dsts.length);
        const gone = kind === 'call' ? defsOf(instr) : [];
        const kept = registers(func, set).filter((reg) => !gone.includes(reg));
        const needed = [...new Set([...kept, ...always])];
        found.push({ kind, block: id, at, pos: instr.pos, live: needed });
      }
      before(set, instr);
    }
    points.push(...found.reverse());
  }
  for (const block of loopHeads(func, layout)) {
    const kept = [...new Set([...registers(func, live.get(block)), ...always])];
    points.push({ kind: 'loop', block, at: -1, pos: positionOf(func, block), live: kept });
  }
  const recover = func.recover === undefined ? undefined : points.length;
  if (func.recover !== undefined) {
    const pos = positionOf(func, func.recover);
    points.push({ kind: 'recover', block: func.recover, at: -1, pos, live: always });
  }
  return place(func, ignoresContext, { layout, points, recover, results });
}

function place(
  func: Func,
  ignoresContext: boolean,
  {
    layout,
    points,
    recover,
    results,
  }: Pick<FreePlan, 'layout' | 'points' | 'recover'> & { readonly results: number },
): FreePlan {
  const kept = new Set(points.flatMap((point) => point?.live ?? []));
  const argsAt = FRAME.args + (ignoresContext ? 8 : 0);
  let next = argsAt;
  const home = new Map<Reg, number>();
  for (let reg = 0; reg < func.regs.length; reg++) {
    if (reg >= func.params && !kept.has(reg)) continue;
    home.set(reg, next);
    next += 8;
  }
  const resultsAt = next;
  next += results * 8;
  const slots = func.slots.map((slot) => {
    const at = next;
    next += (slot.size + 7) & ~7;
    return at;
  });
  const size = (next + FRAME_ALIGN - 1) & -FRAME_ALIGN;
  const calls = points.some((point) => point?.kind === 'call');
  const spinHeads = new Set<BlockId>();
  return { layout, spinHeads, argsAt, home, resultsAt, slots, size, points, recover, calls };
}

/**
 * Between `h.flags ^= hashWriting` and its end there need be neither a call nor a turn of a loop, but other processors
 * read the flags there: that is how Go finds out programs that race.
 */
function kindOf(instr: Instr, stops: Stops): 'call' | 'operation' | 'flags' | undefined {
  if (stops.leaves(instr)) return 'call';
  if (instr.op === 'store') {
    return instr.site?.field === 'runtime.hmap.flags' ? 'flags' : undefined;
  }
  return instr.op === 'call' && stops.visible(instr) ? 'operation' : undefined;
}

function registers(func: Func, set: RegSet | undefined): Reg[] {
  if (set === undefined) return [];
  return func.regs.flatMap((_, reg) => (has(set, reg) ? [reg] : []));
}

/** Blocks that some edge goes back to. */
function loopHeads(func: Func, { order }: Layout): Set<BlockId> {
  const position = new Map(order.map((id, index) => [id, index]));
  const heads = new Set<BlockId>();
  order.forEach((id, at) => {
    const { end } = blockAt(func, id);
    const next = end.op === 'jump' ? [end.to] : end.op === 'br' ? [end.then, end.else] : [];
    for (const to of next) if ((position.get(to) ?? 0) <= at) heads.add(to);
  });
  return heads;
}

function positionOf(func: Func, block: BlockId): number {
  for (const instr of blockAt(func, block).instrs) if ('pos' in instr) return instr.pos;
  return func.pos;
}
