import type { BinOp, Block, BlockId, Instr, Reg, Slot, Terminator, UnOp, ValType } from '../ir/ir';

interface OpenBlock {
  readonly instrs: Instr[];
  end: Terminator | undefined;
}

const COMPARISONS: ReadonlySet<BinOp> = new Set([
  'eq',
  'ne',
  'lt_s',
  'lt_u',
  'gt_s',
  'gt_u',
  'le_s',
  'le_u',
  'ge_s',
  'ge_u',
  'lt',
  'gt',
  'le',
  'ge',
]);

/** Writes the blocks and registers of one function; knows IR and nothing of Go. */
export class Builder {
  readonly regs: ValType[] = [];
  readonly slots: Slot[] = [];
  private readonly blocks: OpenBlock[] = [{ instrs: [], end: undefined }];
  private current = 0;

  reg(type: ValType): Reg {
    this.regs.push(type);
    return this.regs.length - 1;
  }

  typeOf(reg: Reg): ValType {
    const type = this.regs[reg];
    if (type === undefined) throw new Error(`no register r${reg}`);
    return type;
  }

  slot(size: number): number {
    this.slots.push({ size: Math.ceil(size / 8) * 8 });
    return this.slots.length - 1;
  }

  block(): BlockId {
    this.blocks.push({ instrs: [], end: undefined });
    return this.blocks.length - 1;
  }

  /** What follows goes into `block`. */
  enter(block: BlockId): void {
    this.current = block;
  }

  /** The current block has its terminator: what follows can't be reached unless another block is entered. */
  get ended(): boolean {
    return this.open().end !== undefined;
  }

  private open(): OpenBlock {
    const block = this.blocks[this.current];
    if (!block) throw new Error(`no block b${this.current}`);
    return block;
  }

  emit(instr: Instr): void {
    if (this.ended) this.enter(this.block());
    this.open().instrs.push(instr);
  }

  end(terminator: Terminator): void {
    if (this.ended) this.enter(this.block());
    this.open().end = terminator;
  }

  jump(to: BlockId): void {
    if (!this.ended) this.end({ op: 'jump', to });
  }

  br(cond: Reg, then: BlockId, otherwise: BlockId): void {
    this.end(branch(cond, then, otherwise));
  }

  const(type: ValType, value: bigint | number): Reg {
    const dst = this.reg(type);
    this.emit({ op: 'const', dst, value: type === 'i64' ? BigInt(value) : Number(value) });
    return dst;
  }

  i32(value: number): Reg {
    return this.const('i32', value);
  }

  i64(value: bigint | number): Reg {
    return this.const('i64', value);
  }

  bin(fn: BinOp, a: Reg, b: Reg): Reg {
    const dst = this.reg(COMPARISONS.has(fn) ? 'i32' : this.typeOf(a));
    this.emit({ op: 'bin', dst, fn, a, b });
    return dst;
  }

  un(fn: UnOp, a: Reg, result: ValType = this.typeOf(a)): Reg {
    const dst = this.reg(fn === 'eqz' ? 'i32' : result);
    this.emit({ op: 'un', dst, fn, a });
    return dst;
  }

  copy(a: Reg): Reg {
    const dst = this.reg(this.typeOf(a));
    this.emit({ op: 'copy', dst, a });
    return dst;
  }

  copyTo(dst: Reg, a: Reg): void {
    if (dst !== a) this.emit({ op: 'copy', dst, a });
  }

  select(cond: Reg, a: Reg, b: Reg): Reg {
    const dst = this.reg(this.typeOf(a));
    this.emit({ op: 'select', dst, cond, a, b });
    return dst;
  }

  addr(symbol: string, offset = 0): Reg {
    const dst = this.reg('i64');
    this.emit({ op: 'addr', dst, symbol, offset });
    return dst;
  }

  slotAddr(slot: number, offset = 0): Reg {
    const dst = this.reg('i64');
    this.emit({ op: 'slotaddr', dst, slot, offset });
    return dst;
  }

  /** a + n, without an instruction when n is 0. */
  addConst(a: Reg, n: number): Reg {
    return n === 0 ? a : this.bin('add', a, this.i64(n));
  }

  /**
   * The finished blocks: those that can be reached, in the order they were made, with jumps to empty blocks
   * that only jump on led to their end. A block left open can't be reached by a correct program (`unreachable`).
   */
  finish(): readonly Block[] {
    return this.reachable().blocks;
  }

  /** The same, and what number one of the blocks got. */
  finishWith(block: BlockId): { readonly blocks: readonly Block[]; readonly at: BlockId } {
    const { blocks, to } = this.reachable();
    return { blocks, at: to(block) };
  }

  private reachable(): {
    readonly blocks: readonly Block[];
    readonly to: (id: BlockId) => BlockId;
  } {
    const target = (id: BlockId): BlockId => {
      const seen = new Set<BlockId>();
      let at = id;
      for (;;) {
        const block = this.blocks[at];
        if (!block || block.instrs.length > 0 || block.end?.op !== 'jump' || seen.has(at))
          return at;
        seen.add(at);
        at = block.end.to;
      }
    };
    const reached = new Set<BlockId>([0]);
    for (const id of reached)
      for (const next of successors(this.blocks[id]?.end)) reached.add(target(next));
    const order = [...reached].sort((a, b) => a - b);
    const renumbered = new Map(order.map((id, i) => [id, i]));
    const to = (id: BlockId): BlockId => renumbered.get(target(id)) ?? 0;
    const blocks = order.map((id) => {
      const block = this.blocks[id];
      return {
        instrs: block?.instrs ?? [],
        end: redirect(block?.end ?? { op: 'unreachable' }, to),
      };
    });
    return { blocks, to };
  }
}

function successors(end: Terminator | undefined): readonly BlockId[] {
  switch (end?.op) {
    case 'jump':
      return [end.to];
    case 'br':
      return [end.then, end.else];
    case 'ret':
    case 'unreachable':
    case undefined:
      return [];
  }
}

function redirect(end: Terminator, to: (id: BlockId) => BlockId): Terminator {
  switch (end.op) {
    case 'jump':
      return { op: 'jump', to: to(end.to) };
    case 'br':
      return branch(end.cond, to(end.then), to(end.else));
    case 'ret':
    case 'unreachable':
      return end;
  }
}

function branch(cond: Reg, yes: BlockId, no: BlockId): Terminator {
  // oxlint-disable-next-line unicorn/no-thenable -- plain data that nothing awaits
  return { op: 'br', cond, then: yes, else: no };
}
