/**
 * The one linear memory of a run.
 *
 *     0x000000  page 0: never mapped for Go (nil checks); the emitter's own words, below
 *     0x010000  scratch stack of atomic and private functions      ─┐ not part of the state:
 *     0x020000  log: what steps did since the host last read it     │ never hashed, never in a checkpoint
 *     0x0c0000  schedule: choices the host wants replayed          ─┘
 *     0x100000  static data of the program: strings, type descriptors, globals (runtime.sched among them)
 *     …         heap: goroutines, stacks, maps, everything a program makes; up to sched.heapTop
 *
 * A Go pointer is 8 bytes, `POINTER_BASE | offset`; its low 32 bits ARE the offset. An offset below
 * FIRST_MAPPED faults as a nil dereference does.
 */

export const POINTER_BASE = 0xc000000000n;
export const PAGE_SIZE = 65536;
export const FIRST_MAPPED = 0x100000;

export const SCRATCH_START = 0x10000;
export const SCRATCH_END = 0x20000;
export const LOG_START = 0x20000;
export const LOG_END = 0xc0000;
export const SCHEDULE_START = 0xc0000;
export const SCHEDULE_END = 0x100000;

/** Words of page 0 (u32 each): of the emitter and the run loop, rebuilt by them, never hashed. */
export const WORD = {
  /** Offset of the next free log record. */
  logNext: 0x100,
  /** Loop heads and calls that this step may still pass before it is preempted. */
  fuel: 0x104,
  /** Next free byte of the scratch stack. */
  scratchTop: 0x108,
  /** g (offset) of the goroutine whose step runs or was the last. */
  currentG: 0x10c,
  /** Steps that the current `run` or `replay` has made. */
  done: 0x114,
  /** Not 0: log records are written. */
  logging: 0x118,
  /** Not 0: `run` and `replay` return before their next step. Any thread may set it. */
  stopRequested: 0x11c,
  /** Free mode: frames must not pass this without asking. */
  stackLimit: 0x120,
  /** Free mode: the goroutine was left only to go on in another frame. */
  goOn: 0x124,
  /** Free mode: the frame that goes on because a deferred call of its own recovered; 0: none does. */
  unwindTo: 0x128,
  /** 8 bytes: the address that a function that runs whole could not follow; then, not 0, that there was one. */
  faultAddr: 0x130,
  faulted: 0x138,
} as const;

/**
 * Frames that were pushed since the host last cleared it: offsets, each in the slot of its address. The emitter's own too; who
 * watches for calls reads it, for a goroutine may leave a call within a step and stand in another one with the same frame.
 */
export const PUSHED = { start: 0x1000, slots: 1024 } as const;

/** Offset of the slot of a frame in PUSHED, from its start on: frames are aligned to 8 bytes. */
export const PUSHED_SLOT = { shift: 1, mask: (PUSHED.slots - 1) * 4 } as const;

/** Loop heads and calls a step may pass before it stops at a preemption point. */
export const FUEL_PER_STEP = 100_000;

/** Virtual time that passes with a step of a program that uses package time. */
export const NS_PER_STEP = 10;

/**
 * A log record: four u32. `tag` holds the goroutine id in its low 24 bits.
 *
 *     step   [ gid,             stop, addr (low 32), value ]   value: the 32 bits at addr after the step
 *     begin  [ gid | BEGIN,     func, caller's stop, number of args ]     a span function was entered
 *     arg    [ gid | ARG,       index, low, high ]                        one for each parameter, in order
 *     end    [ gid | END,       func, 0, 0 ]                              it returned
 *
 * What happened within a step stands before its step record. A caller's stop is global, as in Program.stops.
 */
export const LOG_RECORD = 16;
export const LOG_TAG = {
  begin: 0x8000_0000,
  arg: 0xa000_0000,
  end: 0xc000_0000,
  mask: 0xe000_0000,
  gid: 0x00ff_ffff,
} as const;
/** The run loop stops for the host when fewer records than this are free. */
export const LOG_MARGIN = 4096;

/** Frame of a resumable function: header, parameters (8 bytes each), spilled registers, slots. u32 each. */
export const FRAME = {
  /** Index in the function table. */
  func: 0,
  /** Where it goes on: 0 is the entry, else a stop's local number. */
  pc: 4,
  /** Caller's frame, 0 in a goroutine's first. */
  caller: 8,
  /** The stack chunk it lies in: { end u32, prev u32, next u32, _ u32 } stands at the chunk's start. */
  chunk: 12,
  /** Where its results go: 8 bytes each, in the caller's frame. */
  ret: 16,
  /** The pc where it goes on when a deferred call of its own recovers. */
  deferred: 20,
  args: 24,
} as const;

export const CHUNK = { end: 0, prev: 4, next: 8, header: 16, firstSize: 512 } as const;

/** goroot/runtime/runtime2.go declares the same struct; a test compares the two. */
export const G = {
  size: 160,
  goid: 0, // int64
  status: 8, // uint32, G_STATUS
  waitreason: 12, // uint32, index into runtime.waitReasonStrings
  fp: 16, // uint32: current frame
  stop: 20, // uint32: global id of the stop it stands at
  addr: 24, // uint64: address of its next visible operation, 0 if it has none
  startfn: 32, // *funcval
  parent: 40, // int64: goid of its creator
  gostop: 48, // uint32: stop id of the `go` statement
  ticket: 52, // uint32
  arena: 56, // uintptr: next free byte of its arena
  arenaEnd: 64, // uintptr
  schedlink: 72, // *g
  waitaddr: 80, // uintptr: what it waits for
  defers: 88, // *_defer
  panics: 96, // *_panic
  chunk: 104, // uintptr: first stack chunk
  param: 112, // unsafe.Pointer
  signal: 120, // uint64
  waiting: 128, // *sudog
  arenaSize: 136, // uintptr: of its next arena
  semanext: 144, // *g
  sematail: 152, // *g
} as const;

/** Go's own numbers (spec/scheduler.md §1). */
export const G_STATUS = {
  idle: 0,
  runnable: 1,
  running: 2,
  syscall: 3,
  waiting: 4,
  dead: 6,
} as const;

/** `runtime.sched`, the run's own words, part of the state. goroot/runtime/runtime2.go declares the same. */
export const SCHED = {
  size: 256,
  allgs: 0, // *[n]*g: by goid (0 stays nil, the runtime's own 2..firstgoid-1 stay dead); a g never moves
  allglen: 8, // int64: goids below this exist
  allgcap: 16, // int64
  runnable: 24, // *[n]uint64: bit goid is set ⇔ it can take a step
  heapTop: 32, // uint64: offset of the first byte never allocated
  heapLimit: 40, // uint64: offset allocation must not pass
  rand: 48, // uint64: seeded chance
  now: 56, // int64: virtual nanoseconds
  fault: 64, // uint32, FAULT
  exitCode: 68, // int32
  faultG: 72, // int64: goid at fault
  faultText: 80, // string (pointer, length): behind `fatal error: ` or `panic: `
  out: 96, // unsafe.Pointer: output records { u32 fd<<28 | length, bytes }
  outLen: 104, // int64
  outCap: 112, // int64
  hashkey: 120, // [4]uint64
  live: 152, // int64: goroutines not dead
  firstgoid: 160, // int64: id of the first goroutine after main (5, or 6 when os is linked; spec/scheduler.md §5)
  runcount: 168, // int64: goroutines that can take a step
  timers: 176, // *timer: those that are set
  alarm: 184, // int64: when the first of them is due
  localZone: 192, // unsafe.Pointer
  procs: 200, // *procs: the queues of a run that chooses as Go does, else nil
  maxprocs: 208, // int64
  golike: 216, // uint64: 1 in such a run; set before the start
  gave: 224, // uint64: 1: the running goroutine gave its processor up
  maxstack: 232, // uint64: bytes that a goroutine's stack may have; set before the start, or by it
  randQueue: 240, // unsafe.Pointer: values that rand gives first; only the oracle sets it
  randLeft: 248, // int64
} as const;

export const FAULT = {
  none: 0,
  exit: 1,
  fatal: 2,
  panic: 3,
  throw: 4,
  deadlock: 5,
  memory: 6,
  stack: 7,
} as const;

/** What the first word of an interface with methods points to (Go 1.23). */
export const ITAB = { type: 8, size: 24 } as const;
