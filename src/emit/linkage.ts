import type { Func, Symbol, ValType } from '../golang';
import type { FramePlan } from './frame';

/** What generated code needs to know of the rest of the program. */
export interface Linkage {
  /** The function called `symbol`; undefined for a runtime function the program has not. */
  callee(symbol: Symbol): Callee | undefined;
  /** Go pointer to a datum, or to a function's closure object. */
  address(symbol: Symbol): bigint;
  /** Index of a WebAssembly function type. */
  type(params: readonly ValType[], results: readonly ValType[]): number;
  /** A function called through a func value may be a plain one of this type. */
  plainClosure(params: readonly ValType[], results: readonly ValType[]): boolean;
  /** Offset of the table of frame sizes, by function table index. */
  readonly frameSizes: number;
  /** Offset of `runtime.sched`. */
  readonly sched: number;
  readonly support: Support;
}

export type Callee =
  | {
      readonly kind: 'resumable';
      readonly func: Func;
      readonly index: number;
      readonly plan: FramePlan;
    }
  | {
      readonly kind: 'plain';
      readonly func: Func;
      readonly index: number;
      readonly wasm: number;
      /** It was not written as a closure but is called as one: a context it ignores comes first. */
      readonly ignoresContext: boolean;
    };

/** Functions of the generated module itself. */
export interface Support {
  /** (frame, callee's table index, callee's frame size, own frame size) → callee's frame, its header filled. */
  readonly push: number;
  /** (frame, caller's caller's … frame): clears the frames above the second. */
  readonly unwind: number;
  /** (u32, u32, u32, u32): appends a log record. */
  readonly log: number;
  /** (frame, func, number of arguments): a span begins; the frame is the callee's. */
  readonly spanBegin: number;
  /** (index, value i64) */
  readonly spanArg: number;
  /** (func) */
  readonly spanEnd: number;
  /** For a resumable function that does not return: (frame, pc, own frame size, arguments…) → its frame. */
  panic(symbol: Symbol): number | undefined;
}
