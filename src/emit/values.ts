import type { Func, Reg, ValType } from '../golang';
import { defsOf } from './flow';
import type { Linkage } from './linkage';
import { type Hole, type Num, plus } from './wasm/template';
import type { CodeWriter } from './wasm/code-writer';
import { OP } from './wasm/opcodes';

/** A register that is set once, to a value known at least when the program is linked. */
export type Known =
  | { readonly kind: 'number'; readonly value: bigint | number }
  | { readonly kind: 'address'; readonly value: Hole };

/** How generated code comes by the values of registers, and by addresses it may touch. */
export abstract class Values {
  protected readonly known = new Map<Reg, Known>();
  /** Registers whose address check was made since control could last have come from elsewhere. */
  protected readonly checked = new Set<Reg>();
  private readonly temporaries = new Map<string, number>();

  constructor(
    protected readonly func: Func,
    protected readonly code: CodeWriter,
    protected readonly linkage: Linkage,
  ) {
    this.findKnown();
  }

  /** Offsets below it fault. */
  protected abstract readonly floor: number;
  protected abstract pushStored(reg: Reg): void;
  protected abstract popStored(reg: Reg): void;
  /** Code for a nil dereference of the address (i64) that `address` pushes; control does not come back. */
  protected abstract fault(address: () => void, pos: number): void;
  /** A register with a known value must be stored all the same. */
  protected abstract mustStore(reg: Reg): boolean;

  /** A local for one purpose: asked for again, it is the same one. */
  protected temporary(type: ValType, purpose: string): number {
    const key = `${purpose}:${type}`;
    let local = this.temporaries.get(key);
    if (local === undefined) {
      local = this.code.local(type);
      this.temporaries.set(key, local);
    }
    return local;
  }

  protected typeOf(reg: Reg): ValType {
    const type = this.func.regs[reg];
    if (type === undefined) throw new Error(`${this.func.name} has no register ${reg}`);
    return type;
  }

  protected push(reg: Reg): void {
    const known = this.known.get(reg);
    if (known === undefined) this.pushStored(reg);
    else this.pushKnown(known, this.typeOf(reg));
  }

  private pushKnown(known: Known, type: ValType): void {
    if (known.kind === 'number') this.pushValue(known.value, type);
    else if (type === 'i64') this.code.i64(known.value);
    else this.code.i32(known.value);
  }

  protected pop(reg: Reg): void {
    this.checked.delete(reg);
    this.popStored(reg);
  }

  protected pushValue(value: bigint | number, type: ValType): void {
    const { code } = this;
    if (type === 'i32') code.i32(Number(BigInt.asIntN(32, BigInt(value))));
    else if (type === 'i64') code.i64(BigInt(value));
    else if (type === 'f32') code.f32(Number(value));
    else code.f64(Number(value));
  }

  /** Pushes an i32 that is not zero when the register is not. */
  protected pushCondition(reg: Reg): void {
    this.push(reg);
    if (this.typeOf(reg) === 'i64') {
      this.code.i64(0n);
      this.code.op(OP.i64Ne);
    }
  }

  /** Pushes a register's low 32 bits: the offset of a Go pointer. */
  protected pushOffset(reg: Reg): void {
    const known = this.known.get(reg);
    if (known !== undefined) {
      this.pushKnown(known, 'i32');
      return;
    }
    this.push(reg);
    if (this.typeOf(reg) === 'i64') this.code.op(OP.i32WrapI64);
  }

  protected pushFullAddress(reg: Reg, offset: number): void {
    const known = this.known.get(reg);
    if (known !== undefined) {
      const { value } = known;
      this.code.i64(
        typeof value === 'object' ? moved(value, offset) : BigInt(value) + BigInt(offset),
      );
      return;
    }
    this.push(reg);
    if (offset === 0) return;
    this.code.i64(BigInt(offset));
    this.code.op(OP.i64Add);
  }

  /**
   * Pushes the base of an access and returns the constant offset to put into the instruction.
   * An unmapped base faults first.
   */
  protected pushAddress(reg: Reg, offset: number, pos: number): Num {
    const { code } = this;
    const known = this.known.get(reg);
    if (known?.kind === 'address') {
      code.i32(0);
      return plus(known.value, offset);
    }
    if (offset < 0) {
      this.pushFullAddress(reg, offset);
      code.op(OP.i32WrapI64);
      this.check(() => this.pushFullAddress(reg, offset), pos);
      return 0;
    }
    this.pushOffset(reg);
    if (!this.checked.has(reg)) {
      this.check(() => this.pushFullAddress(reg, offset), pos);
      this.checked.add(reg);
    }
    return offset;
  }

  /** Faults when the offset on the stack is unmapped; leaves it there. */
  protected check(address: () => void, pos: number): void {
    const { code } = this;
    const temporary = this.temporary('i32', 'address');
    code.tee(temporary);
    code.i32(this.floor);
    code.op(OP.i32LtU);
    code.if();
    this.fault(address, pos);
    code.end();
    code.get(temporary);
  }

  protected popAll(dsts: readonly Reg[]): void {
    for (let i = dsts.length - 1; i >= 0; i--) {
      const dst = dsts[i];
      if (dst !== undefined) this.pop(dst);
    }
  }

  protected zero(base: number, offset: number, size: number): void {
    const { code } = this;
    if (size > 64) {
      code.get(base);
      code.i32(offset);
      code.op(OP.i32Add);
      code.i32(0);
      code.i32(size);
      code.memoryFill();
      return;
    }
    for (let at = 0; at < size; at += 8) {
      code.get(base);
      code.i64(0n);
      code.i64Store(offset + at);
    }
  }

  /** Registers with a known value are written at each use, and stored only where somebody looks. */
  protected define(reg: Reg, known: Known): void {
    if (this.known.has(reg) && !this.mustStore(reg)) return;
    this.pushKnown(known, this.typeOf(reg));
    this.pop(reg);
  }

  private findKnown(): void {
    const defined = new Map<Reg, number>();
    for (let reg = 0; reg < this.func.params; reg++) defined.set(reg, 1);
    for (const block of this.func.blocks) {
      for (const instr of block.instrs) {
        for (const reg of defsOf(instr)) defined.set(reg, (defined.get(reg) ?? 0) + 1);
      }
    }
    for (const block of this.func.blocks) {
      for (const instr of block.instrs) {
        if (instr.op === 'const' && defined.get(instr.dst) === 1) {
          this.known.set(instr.dst, { kind: 'number', value: instr.value });
        } else if (instr.op === 'addr' && defined.get(instr.dst) === 1) {
          const value = moved(this.linkage.address(instr.symbol), instr.offset);
          this.known.set(instr.dst, { kind: 'address', value });
        }
      }
    }
  }
}

export function moved(hole: Hole, more: number): Hole {
  return { ...hole, add: hole.add + more };
}
