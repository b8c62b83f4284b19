import type { Symbol, ValType } from '../golang';

/** What a function is to those that call it. */
export interface Signature {
  readonly name: Symbol;
  /** The first ones are the parameters. */
  readonly regs: readonly ValType[];
  readonly params: number;
  readonly results: readonly ValType[];
}

/** A function of the program, with its place in it. */
export type Callee =
  | {
      readonly kind: 'resumable';
      readonly func: Signature;
      readonly index: number;
      readonly plan: { readonly size: number; readonly argsAt: number };
    }
  | {
      readonly kind: 'plain';
      readonly func: Signature;
      readonly index: number;
      readonly wasm: number;
      /** It was not written as a closure but is called as one: a context it ignores comes first. */
      readonly ignoresContext: boolean;
    };
