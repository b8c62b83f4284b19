import type { Capture, Local, Site, TypeInfo } from '../golang';

/** A linked program: the bytes to run, and what is needed to speak about them in Go's words. */
export interface Program {
  /** One WebAssembly module; imports `env.memory`. */
  readonly wasm: Uint8Array;
  readonly shared: boolean;
  /** Static data, to be copied to FIRST_MAPPED before anything runs. */
  readonly image: Uint8Array;
  /** First free offset behind the image (aligned to a page). */
  readonly heapStart: number;
  /** Offset of every datum by its symbol. */
  readonly symbols: ReadonlyMap<string, number>;
  /** By table index (FRAME.func). */
  readonly funcs: readonly ProgramFunc[];
  /** By global stop id (G.stop, log records). Id 0 means none. */
  readonly stops: readonly Stop[];
  readonly types: readonly TypeInfo[];
  readonly globals: readonly {
    readonly name: string;
    readonly type: number;
    readonly addr: number;
  }[];
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** Type index of the descriptor at an offset (what a maptype argument points to). */
  readonly descriptors: ReadonlyMap<number, number>;
}

export interface ProgramFunc {
  readonly name: string;
  readonly file: number;
  readonly pos: number;
  readonly frameSize: number;
  /** Its stop with local number pc has global id firstStop + pc. */
  readonly firstStop: number;
  readonly locals: readonly FrameLocal[];
  readonly captures: readonly Capture[];
  /** Offset in the frame of the closure context pointer, -1 when it is not kept. */
  readonly contextAt: number;
  readonly span: string | undefined;
  readonly params: readonly { readonly name: string; readonly type: number }[];
}

/** A local that lies in the frame: its parts' offsets (8 bytes each), or the slot's offset, or the box pointer's. */
export interface FrameLocal extends Omit<Local, 'at'> {
  readonly at:
    | { readonly kind: 'words'; readonly offsets: readonly number[] }
    | { readonly kind: 'memory'; readonly offset: number }
    | { readonly kind: 'box'; readonly offset: number };
}

/** A place where a resumable function can stand: before a visible operation, or in a call. */
export interface Stop {
  readonly func: number;
  readonly kind: 'op' | 'call';
  readonly pos: number;
  readonly file: number;
  readonly site: Site | undefined;
  /** Frame offset of the value that a write is about to store; -1: not known before it runs. */
  readonly valueAt: number;
}
