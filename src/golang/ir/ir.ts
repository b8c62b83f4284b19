/**
 * The intermediate representation: what the front end makes of Go, and the emitter makes WebAssembly of.
 *
 * A function is a list of basic blocks over virtual registers. Registers hold WebAssembly's four value types;
 * wider Go values are several registers (a string is pointer and length, a slice pointer, length and capacity,
 * an interface type and data word) or lie in a frame slot (structs, arrays). Small integers are kept normalised:
 * sign- or zero-extended to i32 by whoever produces them. `int`, `uint`, `uintptr` and pointers are i64.
 *
 * Everything here is plain data that survives JSON, bigint constants excepted.
 */

export type ValType = 'i32' | 'i64' | 'f32' | 'f64';
/** Index into `Func.regs`. */
export type Reg = number;
export type BlockId = number;
/** Linker name of a function or datum: `main.main`, `main.main.func1`, `sync.(*Mutex).Lock`, `runtime.sched`. */
export type Symbol = string;

/**
 * How a function is compiled.
 * - `resumable`: stops before each visible operation; may call any function. Go's ordinary functions.
 * - `atomic`: runs whole, as ONE visible operation of its caller (`//hmapscope:atomic`): what real Go guards with a runtime lock.
 * - `private`: runs whole and is no visible operation (`//hmapscope:private`): pure work on memory nobody else can reach.
 * Atomic and private functions may call only atomic and private ones (an atomic callee is then part of the caller's operation).
 */
export type Mode = 'resumable' | 'atomic' | 'private';

export interface Func {
  readonly name: Symbol;
  readonly mode: Mode;
  /** The first registers are the parameters, in order. A closure's context pointer is parameter 0. */
  readonly regs: readonly ValType[];
  readonly params: number;
  readonly results: readonly ValType[];
  /** Memory of the frame: structs, arrays, and values whose address the runtime takes. Zeroed when the frame is made. */
  readonly slots: readonly Slot[];
  /** Block 0 is the entry. */
  readonly blocks: readonly Block[];
  /** Index into the module's `files`, and the function's position there. */
  readonly file: number;
  readonly pos: number;
  /** What a person sees of the frame. */
  readonly locals: readonly Local[];
  /** For closures: what the object holds behind its function word, in order. */
  readonly captures: readonly Capture[];
  /** `//hmapscope:span NAME`: entry and return are logged for the timeline (assign, access, delete, iterate, grow, evacuate, lock …). */
  readonly span?: string;
  /**
   * Where a frame goes on whose deferred call recovered: it runs the other deferred calls and returns its results. Block 0
   * leads here too, by a branch that is never taken, so that every analysis of the code sees the block.
   */
  readonly recover?: BlockId;
  /** Nobody wrote it: what it calls counts as called by its caller when it recovers (`deferwrap1`, `T.M-fm`). */
  readonly wrapper?: true;
  /** The directive `go:nosplit`-like facts the emitter does not need are not kept. */
}

/** Bytes in the frame, 8-aligned. */
export interface Slot {
  readonly size: number;
}

export interface Local {
  readonly name: string;
  /** Index into the module's `types`. */
  readonly type: number;
  /** `regs`: the value's registers; `slot`: a frame slot; `box`: register holding a pointer to the escaped variable. */
  readonly at:
    | { readonly kind: 'regs'; readonly regs: readonly Reg[] }
    | { readonly kind: 'slot'; readonly slot: number }
    | { readonly kind: 'box'; readonly reg: Reg };
  /** Scope in the file, to pick the right one of two variables of one name. */
  readonly pos: number;
  readonly end: number;
  readonly param: boolean;
}

export interface Capture {
  readonly name: string;
  readonly type: number;
  /** Byte offset in the closure object (the function word is at 0). */
  readonly offset: number;
  /** The object holds a pointer to the variable instead of its value. */
  readonly byRef: boolean;
}

export interface Block {
  readonly instrs: readonly Instr[];
  readonly end: Terminator;
}

/** Width and signedness of one memory access; the register is i32 but for i64, f32, f64. `ptr`: an i64 that is a Go pointer. */
export type MemType = 'i8' | 'u8' | 'i16' | 'u16' | 'i32' | 'f32' | 'i64' | 'f64';

/**
 * A visible operation's static description. What is dynamic (address, value) the machine has.
 * An access without a site is private: the goroutine's own frame, a fresh object, read-only data.
 */
export interface Site {
  readonly kind: 'read' | 'write' | 'atomic' | 'call' | 'start' | 'preempt';
  /** Bytes accessed; 0 for calls. */
  readonly size: number;
  readonly pos: number;
  readonly end: number;
  /** What it touches in the words of Go: `h.flags`, `b.tophash[i]`, `m`, `semacquire`. */
  readonly text: string;
  /** `runtime.hmap.flags`, `main.Point.X` when the access is to a struct's field. */
  readonly field?: string;
  /** Of a call: the goroutine may be parked and stand before it again. */
  readonly waits?: boolean;
}

export type Instr =
  | { readonly op: 'const'; readonly dst: Reg; readonly value: bigint | number }
  /**
   * The address of a datum or, of a function, its closure object without captures, as a Go pointer. `f·f` is plain
   * function f as a func value: entered with a context that it ignores. Of data several modules may hold the same.
   */
  | { readonly op: 'addr'; readonly dst: Reg; readonly symbol: Symbol; readonly offset: number }
  | { readonly op: 'copy'; readonly dst: Reg; readonly a: Reg }
  | { readonly op: 'un'; readonly dst: Reg; readonly fn: UnOp; readonly a: Reg }
  | { readonly op: 'bin'; readonly dst: Reg; readonly fn: BinOp; readonly a: Reg; readonly b: Reg }
  /** dst = cond ≠ 0 ? a : b */
  | {
      readonly op: 'select';
      readonly dst: Reg;
      readonly cond: Reg;
      readonly a: Reg;
      readonly b: Reg;
    }
  /** Checks the address (below the first mapped byte: calls runtime.panicmem) unless `frame`. */
  | {
      readonly op: 'load';
      readonly dst: Reg;
      readonly addr: Reg;
      readonly offset: number;
      readonly mem: MemType;
      readonly site?: Site;
      readonly pos: number;
    }
  | {
      readonly op: 'store';
      readonly addr: Reg;
      readonly offset: number;
      readonly src: Reg;
      readonly mem: MemType;
      readonly site?: Site;
      readonly pos: number;
    }
  /** The same on a frame slot: never visible, never checked. */
  | {
      readonly op: 'slotload';
      readonly dst: Reg;
      readonly slot: number;
      readonly offset: number;
      readonly mem: MemType;
    }
  | {
      readonly op: 'slotstore';
      readonly slot: number;
      readonly offset: number;
      readonly src: Reg;
      readonly mem: MemType;
    }
  /** Fills the slot with zero bytes (a variable declared again in a loop). */
  | { readonly op: 'slotzero'; readonly slot: number }
  /** The slot's address as a Go pointer; frames never move. */
  | { readonly op: 'slotaddr'; readonly dst: Reg; readonly slot: number; readonly offset: number }
  /** Private bulk copy and clear (bytes; frame slots, fresh objects). `size` is a register (i64). */
  | { readonly op: 'memcopy'; readonly dst: Reg; readonly src: Reg; readonly size: Reg }
  | { readonly op: 'memzero'; readonly dst: Reg; readonly size: Reg }
  /** `add`, `and`, `or`, `xchg` give the OLD value; `cas` 1 or 0. Always visible in a resumable function. */
  | {
      readonly op: 'atomic';
      readonly fn: 'load' | 'store' | 'add' | 'and' | 'or' | 'xchg' | 'cas';
      readonly dst?: Reg;
      readonly addr: Reg;
      readonly offset: number;
      readonly mem: 'u8' | 'i32' | 'i64';
      readonly args: readonly Reg[];
      readonly site?: Site;
      readonly pos: number;
    }
  /** A call of a known function. Resumable callee: pushes a frame. Atomic callee: `site` describes the operation (kind 'call'). */
  | {
      readonly op: 'call';
      readonly dsts: readonly Reg[];
      readonly symbol: Symbol;
      readonly args: readonly Reg[];
      readonly site?: Site;
      readonly pos: number;
    }
  /** A call through a func value; `fn` points to a closure object, which is passed as parameter 0. nil: runtime.panicmem. */
  | {
      readonly op: 'callclosure';
      readonly dsts: readonly Reg[];
      readonly fn: Reg;
      readonly args: readonly Reg[];
      readonly pos: number;
    }
  /** If cond ≠ 0: calls a function that does not return (panicIndex, panicdivide, …). */
  | {
      readonly op: 'panicif';
      readonly cond: Reg;
      readonly symbol: Symbol;
      readonly args: readonly Reg[];
      readonly pos: number;
    }
  | {
      readonly op: 'intrinsic';
      readonly dst?: Reg;
      readonly fn: Intrinsic;
      readonly args: readonly Reg[];
    };

/**
 * Functions of package runtime without a body.
 * - `getg`: pointer to the running goroutine's g. - `getfp`: offset of the current frame (u32 as i64).
 * - `memgrow`: (bytes i64) makes memory at least that large; 1, or 0 when the limit forbids.
 * - `recoverpc`: where this function's frame goes on when it recovers, as FRAME.pc means it. - `unwind`: (frame u32 as i64)
 *   leaves all frames above that one of the goroutine's, which goes on at its pc. Does not return.
 * - `quit`: leaves the plain function and all that called it: the run is over. Does not return.
 */
export type Intrinsic = 'getg' | 'getfp' | 'memgrow' | 'recoverpc' | 'unwind' | 'quit';

/** WebAssembly's own operators by name, without the type prefix where the register types tell it. */
export type UnOp =
  | 'eqz'
  | 'clz'
  | 'ctz'
  | 'popcnt'
  | 'extend8_s'
  | 'extend16_s'
  | 'extend32_s'
  | 'wrap'
  | 'extend_s'
  | 'extend_u'
  | 'neg'
  | 'abs'
  | 'sqrt'
  | 'ceil'
  | 'floor'
  | 'trunc'
  | 'nearest'
  | 'trunc_sat_s'
  | 'trunc_sat_u'
  | 'convert_s'
  | 'convert_u'
  | 'promote'
  | 'demote'
  | 'reinterpret';
export type BinOp =
  | 'add'
  | 'sub'
  | 'mul'
  | 'div_s'
  | 'div_u'
  | 'rem_s'
  | 'rem_u'
  | 'and'
  | 'or'
  | 'xor'
  | 'shl'
  | 'shr_s'
  | 'shr_u'
  | 'rotl'
  | 'eq'
  | 'ne'
  | 'lt_s'
  | 'lt_u'
  | 'gt_s'
  | 'gt_u'
  | 'le_s'
  | 'le_u'
  | 'ge_s'
  | 'ge_u'
  | 'div'
  | 'lt'
  | 'gt'
  | 'le'
  | 'ge'
  | 'min'
  | 'max'
  | 'copysign';

export type Terminator =
  | { readonly op: 'jump'; readonly to: BlockId }
  | { readonly op: 'br'; readonly cond: Reg; readonly then: BlockId; readonly else: BlockId }
  | { readonly op: 'ret'; readonly values: readonly Reg[] }
  | { readonly op: 'unreachable' };
