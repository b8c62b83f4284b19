import type { Block, BlockId, Func, Instr, Reg, Terminator } from '../golang';

// What an instruction reads and writes, and the order in which blocks are laid out.

export function usesOf(instr: Instr): readonly Reg[] {
  switch (instr.op) {
    case 'const':
    case 'addr':
    case 'slotload':
    case 'slotzero':
    case 'slotaddr':
      return [];
    case 'copy':
    case 'un':
      return [instr.a];
    case 'bin':
      return [instr.a, instr.b];
    case 'select':
      return [instr.cond, instr.a, instr.b];
    case 'load':
      return [instr.addr];
    case 'store':
      return [instr.addr, instr.src];
    case 'slotstore':
      return [instr.src];
    case 'memcopy':
      return [instr.dst, instr.src, instr.size];
    case 'memzero':
      return [instr.dst, instr.size];
    case 'atomic':
      return [instr.addr, ...instr.args];
    case 'call':
      return instr.args;
    case 'callclosure':
      return [instr.fn, ...instr.args];
    case 'panicif':
      return [instr.cond, ...instr.args];
    case 'intrinsic':
      return instr.args;
  }
}

const NONE: readonly Reg[] = [];

export function defsOf(instr: Instr): readonly Reg[] {
  switch (instr.op) {
    case 'const':
    case 'addr':
    case 'copy':
    case 'un':
    case 'bin':
    case 'select':
    case 'load':
    case 'slotload':
    case 'slotaddr':
      return [instr.dst];
    case 'atomic':
    case 'intrinsic':
      return instr.dst === undefined ? NONE : [instr.dst];
    case 'call':
    case 'callclosure':
      return instr.dsts;
    case 'store':
    case 'slotstore':
    case 'slotzero':
    case 'memcopy':
    case 'memzero':
    case 'panicif':
      return NONE;
  }
}

export function usesAtEnd(end: Terminator): readonly Reg[] {
  if (end.op === 'br') return [end.cond];
  return end.op === 'ret' ? end.values : NONE;
}

export function successors(block: Block): readonly BlockId[] {
  const { end } = block;
  if (end.op === 'jump') return [end.to];
  return end.op === 'br' ? [end.then, end.else] : [];
}

export function blockAt(func: Func, id: BlockId): Block {
  const block = func.blocks[id];
  if (block === undefined) throw new Error(`${func.name} has no block ${id}`);
  return block;
}

/** A loop of the layout: the blocks at positions start ≤ p < end, entered at the first only. */
export interface Loop {
  readonly start: number;
  readonly end: number;
}

export interface Layout {
  /** Reachable blocks; every edge goes forward in it but the loops' own back edges. */
  readonly order: readonly BlockId[];
  /** Outer before inner; undefined when a goto enters a loop in its middle. */
  readonly loops: readonly Loop[] | undefined;
}

/**
 * Reverse postorder in which the blocks of a natural loop stand together:
 *
 *     blocks 0 → 1 → 2 → 1, 1 → 3     order 0 1 2 3, loop [1, 3)
 *
 * A loop is laid out as a whole where its header comes. Nothing outside enters it elsewhere, and
 * what leaves it comes later, so edges still go forward.
 */
export function layOut(func: Func): Layout {
  const postorder = reversePostorder(func);
  const position = new Map(postorder.map((id, index) => [id, index]));
  const at = (id: BlockId): number => position.get(id) ?? -1;
  const dominator = dominators(func, postorder, at);
  const bodies = new Map<BlockId, Set<BlockId>>();
  const before = predecessors(func, postorder);
  for (const id of postorder) {
    for (const next of successors(blockAt(func, id))) {
      if (at(next) > at(id)) continue;
      if (!dominates(dominator, at(next), at(id))) return { order: postorder, loops: undefined };
      const body = bodies.get(next) ?? new Set([next]);
      collect(body, id, before);
      bodies.set(next, body);
    }
  }
  const order: BlockId[] = [];
  const loops: Loop[] = [];
  const done = new Set<BlockId>();
  const place = (region: Iterable<BlockId>): void => {
    for (const id of region) {
      if (done.has(id)) continue;
      done.add(id);
      const body = bodies.get(id);
      const start = order.length;
      order.push(id);
      if (body === undefined) continue;
      const index = loops.length;
      loops.push({ start, end: start });
      place([...body].sort((a, b) => at(a) - at(b)));
      loops[index] = { start, end: order.length };
    }
  };
  place(postorder);
  return { order, loops };
}

function collect(body: Set<BlockId>, from: BlockId, before: Map<BlockId, BlockId[]>): void {
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (body.has(id)) continue;
    body.add(id);
    open.push(...(before.get(id) ?? []));
  }
}

function predecessors(func: Func, order: readonly BlockId[]): Map<BlockId, BlockId[]> {
  const before = new Map<BlockId, BlockId[]>();
  for (const id of order) {
    for (const next of successors(blockAt(func, id))) {
      const list = before.get(next);
      if (list === undefined) before.set(next, [id]);
      else list.push(id);
    }
  }
  return before;
}

function reversePostorder(func: Func): BlockId[] {
  const seen = new Set<BlockId>([0]);
  const out: BlockId[] = [];
  // A stack of its own: generated code may be deeper than the host's stack.
  const stack: { id: BlockId; next: number }[] = [{ id: 0, next: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const follow = successors(blockAt(func, top.id));
    // The last successor first: `then` comes before `else` in the result.
    const id = follow[follow.length - 1 - top.next++];
    if (id === undefined) {
      out.push(top.id);
      stack.pop();
    } else if (!seen.has(id)) {
      seen.add(id);
      stack.push({ id, next: 0 });
    }
  }
  return out.reverse();
}

/** Immediate dominators by position (Cooper, Harvey and Kennedy's iteration). */
function dominators(
  func: Func,
  order: readonly BlockId[],
  at: (id: BlockId) => number,
): readonly number[] {
  const before = predecessors(func, order);
  const idom: number[] = order.map(() => -1);
  idom[0] = 0;
  for (let changed = true; changed; ) {
    changed = false;
    for (let index = 1; index < order.length; index++) {
      let found = -1;
      for (const id of before.get(order[index] ?? 0) ?? []) {
        const other = at(id);
        if (idom[other] === -1) continue;
        found = found === -1 ? other : meet(idom, found, other);
      }
      if (idom[index] !== found) {
        idom[index] = found;
        changed = true;
      }
    }
  }
  return idom;
}

function meet(idom: readonly number[], a: number, b: number): number {
  let left = a;
  let right = b;
  while (left !== right) {
    while (left > right) left = idom[left] ?? 0;
    while (right > left) right = idom[right] ?? 0;
  }
  return left;
}

function dominates(idom: readonly number[], a: number, b: number): boolean {
  let at = b;
  while (at > a) at = idom[at] ?? 0;
  return at === a;
}
