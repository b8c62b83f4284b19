import type { Site } from '../golang';
import type { FuncTable, ProgramTables, StopTable } from '../memory';

/** A linked program: the bytes to run, and the tables to speak about them in Go's words. */
export interface Program extends ProgramTables {
  /** One WebAssembly module; imports `env.memory`. */
  readonly wasm: Uint8Array;
  readonly shared: boolean;
  /** Static data, to be copied to FIRST_MAPPED before anything runs. */
  readonly image: Uint8Array;
  /** First free offset behind the image (aligned to a page). */
  readonly heapStart: number;
  readonly funcs: readonly ProgramFunc[];
  readonly stops: readonly Stop[];
}

export interface ProgramFunc extends FuncTable {
  readonly span: string | undefined;
  /** Nobody wrote it (ir.Func.wrapper). */
  readonly wrapper: boolean;
  readonly params: readonly { readonly name: string; readonly type: number }[];
}

export interface Stop extends StopTable {
  /** Before an operation, in a call that is under way, or in one that does not come back: there stands who panics. */
  readonly kind: 'op' | 'call' | 'last';
  readonly site: Site | undefined;
}
