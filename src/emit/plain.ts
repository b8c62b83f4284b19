import type { BlockId, Func, Instr, Reg } from '../golang';
import { blockAt, layOut, type Layout, type Loop } from './flow';
import type { Linkage } from './linkage';
import { ScratchBody } from './scratch-body';
import type { Label } from './wasm/code-writer';
import { OP } from './wasm/opcodes';
import type { Template } from './wasm/template';

/** Emits an atomic or private function: an ordinary WebAssembly function with typed parameters. */
export function emitPlain(
  func: Func,
  ignoresContext: boolean,
  linkage: Linkage,
  mode: 'gated' | 'free',
): Template {
  return new PlainBody(func, ignoresContext ? 1 : 0, linkage, mode).emit();
}

class PlainBody extends ScratchBody {
  emit(): Template {
    this.enterScratch();
    this.beginSpan();
    const layout = layOut(this.func);
    if (layout.loops === undefined) this.dispatched(layout);
    else this.structured(layout);
    this.code.unreachable();
    return this.code.template();
  }

  private beginSpan(): void {
    if (this.func.span === undefined) return;
    const { code, linkage } = this;
    code.i32(0);
    code.i32(linkage.own.index);
    code.i32(this.func.params);
    code.call(linkage.support.spanBegin);
    for (let reg = 0; reg < this.func.params; reg++) {
      code.i32(reg);
      this.push(reg);
      if (this.typeOf(reg) === 'i32') code.op(OP.i64ExtendI32U);
      code.call(linkage.support.spanArg);
    }
  }

  /**
   * Blocks as WebAssembly nests them: a `loop` around each natural loop, and inside it one `block`
   * for every other block of that loop, ending where that one starts, so that a jump forward is a `br`.
   *
   *     order 0 1 2 3, loop [1, 3):   block3 block1 0 end  loop block2 1 end 2 end  end 3
   */
  private structured({ order, loops = [] }: Layout): void {
    const { code } = this;
    const position = new Map(order.map((id, index) => [id, index]));
    const headers = new Map(loops.map((loop) => [loop.start, loop]));
    const forward: Label[] = [];
    const back: Label[] = [];
    const level = (start: number, end: number, own: Loop | undefined): void => {
      if (own !== undefined) back[start] = code.loop();
      const items: { readonly at: number; readonly loop: Loop | undefined }[] = [];
      for (let at = start; at < end; ) {
        const loop = headers.get(at);
        const inner = loop === own ? undefined : loop;
        items.push({ at, loop: inner });
        at = inner === undefined ? at + 1 : inner.end;
      }
      for (const { at } of items.slice(1).reverse()) forward[at] = code.block();
      for (const { at, loop } of items) {
        if (at > start) code.end();
        if (loop !== undefined) {
          level(loop.start, loop.end, loop);
        } else {
          this.block(order[at] ?? 0, at, (id) => {
            const to = position.get(id) ?? 0;
            return to <= at ? back[to] : forward[to];
          });
        }
      }
      if (own !== undefined) code.end();
    };
    level(0, order.length, undefined);
  }

  /** For code that jumps into the middle of a loop: a loop around a table of blocks. */
  private dispatched({ order }: Layout): void {
    const { code } = this;
    const position = new Map(order.map((id, index) => [id, index]));
    const next = this.temporary('i32', 'next');
    const again = code.loop();
    const labels: Label[] = [];
    for (let at = order.length - 1; at >= 0; at--) labels[at] = code.block();
    code.get(next);
    code.brTable(labels, labels[0] ?? again);
    order.forEach((id, at) => {
      code.end();
      this.block(id, at, (to) => {
        const target = position.get(to) ?? 0;
        if (target > at) return labels[target];
        return { next: target, again };
      });
    });
    code.end();
  }

  private block(id: BlockId, at: number, labelOf: (to: BlockId) => Target): void {
    const { code } = this;
    this.checked.clear();
    const block = blockAt(this.func, id);
    for (const instr of block.instrs) this.instruction(instr);
    const jump = (to: BlockId): void => {
      const target = labelOf(to);
      if (target === undefined) throw new Error(`${this.func.name}: no way from ${at} to ${to}`);
      if (typeof target === 'number') {
        code.br(target);
        return;
      }
      code.i32(target.next);
      code.set(this.temporary('i32', 'next'));
      code.br(target.again);
    };
    const { end } = block;
    switch (end.op) {
      case 'jump':
        jump(end.to);
        break;
      case 'br': {
        this.pushCondition(end.cond);
        const then = labelOf(end.then);
        if (typeof then === 'number') {
          code.brIf(then);
        } else {
          code.if();
          jump(end.then);
          code.end();
        }
        jump(end.else);
        break;
      }
      case 'ret':
        this.ret(end.values);
        break;
      case 'unreachable':
        code.unreachable();
        break;
    }
  }

  private ret(values: readonly Reg[]): void {
    const { code, linkage } = this;
    if (this.func.span !== undefined) {
      code.i32(linkage.own.index);
      code.call(linkage.support.spanEnd);
    }
    this.leaveScratch();
    for (const reg of values) this.push(reg);
    code.return();
  }

  private instruction(instr: Instr): void {
    if (this.simple(instr)) return;
    const { code } = this;
    switch (instr.op) {
      case 'atomic': {
        const offset = this.pushAddress(instr.addr, instr.offset, instr.pos);
        const address = this.temporary('i32', 'address');
        code.set(address);
        this.atomicAt(instr, address, offset);
        return;
      }
      case 'call': {
        const callee = this.linkage.callee(instr.symbol);
        if (callee === undefined)
          throw new Error(`${this.func.name} calls ${instr.symbol}: missing`);
        if (callee.kind === 'resumable') {
          throw new Error(`${this.func.name} runs whole and cannot call ${instr.symbol}`);
        }
        this.callPlain(callee, instr.args);
        this.popAll(instr.dsts);
        return;
      }
      case 'callclosure': {
        const offset = this.pushAddress(instr.fn, 0, instr.pos);
        const word = this.temporary('i32', 'word');
        code.i32Load(offset);
        code.set(word);
        this.push(instr.fn);
        for (const arg of instr.args) this.push(arg);
        code.get(word);
        const params = [instr.fn, ...instr.args].map((reg) => this.typeOf(reg));
        const results = instr.dsts.map((reg) => this.typeOf(reg));
        code.callIndirect(this.linkage.type(params, results));
        this.popAll(instr.dsts);
        return;
      }
      default:
        throw new Error(`${this.func.name}: ${instr.op} is not expected here`);
    }
  }
}

type Target = Label | { readonly next: number; readonly again: Label } | undefined;
