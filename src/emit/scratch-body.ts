import type { Func, Instr, Reg } from '../golang';
import { G, SCRATCH_END, SCRATCH_START, WORD } from '../memory';
import { Body } from './body';
import type { Linkage } from './linkage';
import { CodeWriter } from './wasm/code-writer';
import { OP } from './wasm/opcodes';

/** What a plain function does with its registers, which are WebAssembly's locals, and its slots on the scratch stack. */
export abstract class ScratchBody extends Body {
  // A pointer into the scratch stack is good; page 0 is not.
  protected readonly floor = SCRATCH_START;
  protected readonly slotBase: number;
  private readonly locals: number[] = [];
  private readonly slotsAt: number[] = [];
  private readonly slotBytes: number;

  /** `mode`: whether what this leaves in the middle must be left by the host. */
  constructor(
    func: Func,
    firstParam: number,
    linkage: Linkage,
    private readonly mode: 'gated' | 'free',
  ) {
    super(func, new CodeWriter(firstParam + func.params), linkage);
    const { code } = this;
    func.regs.forEach((type, reg) => {
      if (reg < func.params) this.locals.push(firstParam + reg);
      else this.locals.push(this.known.has(reg) ? -1 : code.local(type));
    });
    let bytes = 0;
    for (const slot of func.slots) {
      this.slotsAt.push(bytes);
      bytes += (slot.size + 7) & ~7;
    }
    this.slotBytes = bytes;
    this.slotBase = bytes > 0 ? code.local('i32') : -1;
  }

  protected slotOffset(slot: number): number {
    return this.slotsAt[slot] ?? 0;
  }

  protected pushStored(reg: Reg): void {
    this.code.get(this.localOf(reg));
  }

  protected popStored(reg: Reg): void {
    this.code.set(this.localOf(reg));
  }

  protected mustStore(): boolean {
    return false;
  }

  /** The goroutine panics where it called (support/fault.ts). */
  protected fault(address: () => void): void {
    const { code } = this;
    code.i32(0);
    address();
    code.i64Store(WORD.faultAddr);
    code.i32(0);
    code.i32(1);
    code.i32Store(WORD.faulted);
    this.quit();
  }

  /** To the host, which knows where the goroutine stands; in free mode its frames on the way write that down first. */
  protected override quit(): void {
    if (this.mode === 'gated') this.code.unreachable();
    else this.code.throw();
  }

  protected recoverPc(): number {
    throw new Error(`${this.func.name} runs whole and cannot recover`);
  }

  protected unwind(): void {
    throw new Error(`${this.func.name} runs whole and has no frames`);
  }

  protected panicIf(instr: Extract<Instr, { op: 'panicif' }>): void {
    const { code } = this;
    this.pushCondition(instr.cond);
    code.if();
    const callee = this.linkage.callee(instr.symbol);
    if (callee?.kind === 'plain') this.callPlain(callee, instr.args);
    code.unreachable();
    code.end();
  }

  protected pushFramePointer(): void {
    this.code.i32(0);
    this.code.i32Load(WORD.currentG);
    this.code.i32Load(G.fp);
  }

  private localOf(reg: Reg): number {
    const local = this.locals[reg];
    if (local === undefined || local < 0) {
      throw new Error(`${this.func.name}: register ${reg} has no local`);
    }
    return local;
  }

  protected enterScratch(): void {
    if (this.slotBytes === 0) return;
    const { code, slotBase } = this;
    code.i32(0);
    code.i32Load(WORD.scratchTop);
    code.set(slotBase);
    code.get(slotBase);
    code.i32(SCRATCH_END - this.slotBytes);
    code.op(OP.i32GtU);
    code.if();
    code.unreachable();
    code.end();
    code.i32(0);
    code.get(slotBase);
    code.i32(this.slotBytes);
    code.op(OP.i32Add);
    code.i32Store(WORD.scratchTop);
    this.zero(slotBase, 0, this.slotBytes);
  }

  protected leaveScratch(): void {
    if (this.slotBytes === 0) return;
    this.code.i32(0);
    this.code.get(this.slotBase);
    this.code.i32Store(WORD.scratchTop);
  }
}
