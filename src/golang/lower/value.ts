import type { Reg, Symbol } from '../ir/ir';
import type { Func, Type } from '../types/type';

/**
 * The value of an expression while it is on its way: the registers of its leaves, in order, or, of a type with
 * too many of them, a frame slot nothing else writes to. Registers may be a local variable's own: who assigns to
 * variables before it is done with a value copies first (`held`).
 */
export type Value = Words | Spilled;

export interface Words {
  readonly kind: 'words';
  readonly regs: readonly Reg[];
  readonly type: Type;
}

export interface Spilled {
  readonly kind: 'spilled';
  readonly slot: number;
  readonly offset: number;
  readonly type: Type;
}

export function words(type: Type, ...regs: readonly Reg[]): Words {
  return { kind: 'words', regs, type };
}

/**
 * Where a value lies.
 * - `regs`: a local variable of scalars, or a value that has no other place (then it is only read).
 * - `slot`: in the frame: structs and arrays nobody else can see.
 * - `mem`: behind a pointer. `visible`: other goroutines may see the access, so it gets a site.
 */
export type Place = RegsPlace | SlotPlace | MemPlace;

export interface RegsPlace {
  readonly kind: 'regs';
  readonly regs: readonly Reg[];
  readonly type: Type;
}
export interface SlotPlace {
  readonly kind: 'slot';
  readonly slot: number;
  readonly offset: number;
  readonly type: Type;
}
export interface MemPlace {
  readonly kind: 'mem';
  readonly addr: Reg;
  readonly offset: number;
  readonly type: Type;
  readonly visible: boolean;
  /** As in the source: `h.flags`, `b.tophash[i]`. */
  readonly text: string;
  /** `runtime.hmap.flags` when it is (in) a struct's field. */
  readonly field: string | undefined;
  readonly pos: number;
  readonly end: number;
  /** The pointer of the program through which it is reached, so that taking an address here must first look for nil. */
  readonly nilable: Reg | undefined;
  /** An index may have led so far from that pointer that the address tells no more whether it was nil. */
  readonly far: boolean;
  /**
   * Index checks still to be made, when the place is first used: Go evaluates `f()` in `a[i] = f()` before it
   * finds i out of range. Shared with the places derived from this one.
   */
  readonly checks: IndexCheck[];
}

export interface IndexCheck {
  readonly index: Reg;
  readonly length: Reg;
  /** Of a type in which a huge index is no negative one. */
  readonly unsigned: boolean;
  readonly pos: number;
}

/** What a call goes to: a function known by name, with its receiver evaluated, or a func value. */
export type Callee =
  | {
      readonly kind: 'static';
      readonly symbol: Symbol;
      readonly recv: { readonly type: Type; readonly value: Value } | undefined;
      readonly type: Func;
    }
  | {
      readonly kind: 'closure';
      readonly fn: Reg;
      /** The data word of the interface whose method it is. */
      readonly recv: { readonly type: Type; readonly value: Value } | undefined;
      readonly type: Func;
    };
