import { FRAME } from '../memory';
import type { BlockId, Func, Instr, Reg } from '../golang';
import { blockAt, layOut, type Layout, successors } from './flow';
import { before, has, liveAtEnd, liveAtStart, type RegSet } from './liveness';

const FRAME_ALIGN = 16;

/** Where a resumable function keeps what must outlive a stop. */
export interface FramePlan {
  readonly layout: Layout;
  /** Loop heads where the fuel is counted. */
  readonly spinHeads: ReadonlySet<BlockId>;
  /** Offset of the first parameter: 8 bytes further for a function that ignores the closure context it is called with. */
  readonly argsAt: number;
  /** Offset in the frame of every register that lives there, parameters included. */
  readonly home: ReadonlyMap<Reg, number>;
  /** Where callees put their results. */
  readonly resultsAt: number;
  readonly slots: readonly number[];
  readonly size: number;
}

/** How the plan asks about instructions without knowing the program. */
export interface Stops {
  /** The goroutine may stand before it. */
  readonly visible: (instr: Instr) => boolean;
  /** It pushes a frame; the results come back through this frame. */
  readonly leaves: (instr: Instr) => boolean;
  /** It pushes a frame for certain, and the callee counts fuel. */
  readonly spends: (instr: Instr) => boolean;
}

/**
 * A register lives in the frame when its value is needed after a stop or belongs to a variable that
 * a person wants to see; all others are WebAssembly locals.
 */
export function planFrame(func: Func, ignoresContext: boolean, stops: Stops): FramePlan {
  const layout = layOut(func);
  const live = liveAtStart(func, layout);
  const framed = new Uint32Array((func.regs.length + 31) >>> 5);
  let results = 0;
  for (const id of layout.order) {
    const set = liveAtEnd(func, id, live);
    const { instrs } = blockAt(func, id);
    for (let i = instrs.length - 1; i >= 0; i--) {
      const instr = instrs[i];
      if (instr === undefined) continue;
      if (stops.leaves(instr)) {
        if (instr.op === 'call' || instr.op === 'callclosure') {
          results = Math.max(results, instr.dsts.length);
        }
        merge(framed, without(set, instr));
      }
      if (stops.visible(instr)) merge(framed, standing(set, instr));
      before(set, instr);
    }
  }
  // A panic may come anywhere: what the function needs then is in the frame at all times.
  if (func.recover !== undefined) merge(framed, live.get(func.recover));
  const heads = spinHeads(func, layout, stops);
  for (const head of heads) merge(framed, live.get(head));
  keepVariables(func, framed);

  const argsAt = FRAME.args + (ignoresContext ? 8 : 0);
  let next = argsAt;
  const home = new Map<Reg, number>();
  for (let reg = 0; reg < func.regs.length; reg++) {
    if (reg >= func.params && !has(framed, reg)) continue;
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
  return { layout, spinHeads: heads, argsAt, home, resultsAt, slots, size };
}

/** What a goroutine needs while it stands before a visible operation: its address is in g.addr. */
function standing(after: RegSet, instr: Instr): RegSet {
  const set = without(after, instr);
  const needed =
    instr.op === 'store'
      ? [instr.src]
      : instr.op === 'atomic' || instr.op === 'call'
        ? instr.args
        : [];
  for (const reg of needed) set[reg >>> 5] = (set[reg >>> 5] ?? 0) | (1 << (reg & 31));
  return set;
}

function without(set: RegSet, instr: Instr): RegSet {
  const copy = set.slice();
  const dsts =
    instr.op === 'call' || instr.op === 'callclosure'
      ? instr.dsts
      : instr.op === 'load' || (instr.op === 'atomic' && instr.dst !== undefined)
        ? [instr.dst ?? 0]
        : [];
  for (const reg of dsts) copy[reg >>> 5] = (copy[reg >>> 5] ?? 0) & ~(1 << (reg & 31));
  return copy;
}

function merge(into: RegSet, set: RegSet | undefined): void {
  if (set === undefined) return;
  for (let i = 0; i < into.length; i++) into[i] = (into[i] ?? 0) | (set[i] ?? 0);
}

/**
 * Blocks that an edge goes back to without a visible operation on the way round: such a loop could
 * run for ever inside one step, so a goroutine out of fuel stands at its head.
 */
function spinHeads(func: Func, layout: Layout, stops: Stops): ReadonlySet<BlockId> {
  const position = new Map(layout.order.map((id, index) => [id, index]));
  const quiet = new Set(
    layout.order.filter((id) =>
      blockAt(func, id).instrs.every((instr) => !stops.visible(instr) && !stops.spends(instr)),
    ),
  );
  const heads = new Set<BlockId>();
  for (const id of quiet) {
    for (const next of successors(blockAt(func, id))) {
      if ((position.get(next) ?? 0) > (position.get(id) ?? 0)) continue;
      if (reaches(func, next, id, quiet)) heads.add(next);
    }
  }
  return heads;
}

function reaches(func: Func, from: BlockId, to: BlockId, within: ReadonlySet<BlockId>): boolean {
  const seen = new Set<BlockId>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id) || !within.has(id)) continue;
    if (id === to) return true;
    seen.add(id);
    open.push(...successors(blockAt(func, id)));
  }
  return false;
}

function keepVariables(func: Func, framed: RegSet): void {
  for (const { at } of func.locals) {
    const regs = at.kind === 'regs' ? at.regs : at.kind === 'box' ? [at.reg] : [];
    for (const reg of regs) framed[reg >>> 5] = (framed[reg >>> 5] ?? 0) | (1 << (reg & 31));
  }
}
