import type { Brand } from '../base';
import { FAULT, FRAME, G, G_STATUS, SCHED } from './layout';
import type { Memory } from './memory';
import type { FuncTable, ProgramTables } from './program-tables';
import { decodeUtf8 } from './utf8';

type Gid = Brand<number, 'Gid'>;

/** A goroutine as the bytes have it. */
export interface Goroutine {
  readonly gid: Gid;
  /** Offset of its g. */
  readonly addr: number;
  /** G_STATUS. */
  readonly status: number;
  readonly state: 'runnable' | 'waiting' | 'dead' | 'faulted';
  /** Go's words for what it waits for; empty when it does not wait. */
  readonly waitReason: string;
  /** Offset of the innermost frame. */
  readonly fp: number;
  /** Stop id where it stands, and the offset its next operation touches. */
  readonly stop: number;
  readonly nextAddr: number;
  /** Function it was started with. */
  readonly started: string;
  readonly parent: Gid;
}

/** A call that has not returned. */
export interface Frame {
  readonly addr: number;
  readonly func: FuncTable;
  /** Global stop id where it stands (before a visible operation, or in a call). */
  readonly stop: number;
}

/** More would be no stack but a cycle, or too long to look at. */
const MOST_GOROUTINES = 1_000_000;
const MOST_FRAMES = 10_000;
/** As many as a stack can hold. */
const ALL_FRAMES = 4_000_000;

/** All goroutines that ever were, by id; the dead ones too. Ids that Go's own runtime takes are left out. */
export function decodeGoroutines(memory: Memory, tables: ProgramTables): Goroutine[] {
  return [...goroutineAddrs(memory, tables)].map((addr) => decodeGoroutine(memory, tables, addr));
}

/** Those that have not ended, by id, one after the other: there may be very many. */
export function* livingGoroutines(memory: Memory, tables: ProgramTables): Generator<Goroutine> {
  for (const addr of goroutineAddrs(memory, tables)) {
    const status = memory.u32(addr + G.status);
    if (status !== G_STATUS.dead) yield decodeGoroutine(memory, tables, addr);
  }
}

/** How many goroutines there ever were, and how many of them have not ended, or can run. */
export function countGoroutines(
  memory: Memory,
  tables: ProgramTables,
): { readonly all: number; readonly living: number; readonly runnable: number } {
  const sched = tables.symbols.get('runtime.sched') ?? 0;
  const behindMain = memory.int(sched + SCHED.allglen) - memory.int(sched + SCHED.firstgoid);
  return {
    all: 1 + Math.max(0, behindMain),
    living: memory.int(sched + SCHED.live),
    runnable: memory.int(sched + SCHED.runcount),
  };
}

/** Of so many goroutines only these are told: some that were first, and some that have not ended. */
const FEW = { first: 20, living: 60 };

/** All while they are few, else the first, some that have not ended (who can run before who waits), and `wanted`; by id. */
export function someGoroutines(
  memory: Memory,
  tables: ProgramTables,
  wanted: readonly number[],
): Goroutine[] {
  if (countGoroutines(memory, tables).all <= FEW.first + FEW.living) {
    return decodeGoroutines(memory, tables);
  }
  const first: number[] = [];
  const runnable: number[] = [];
  const waiting: number[] = [];
  for (const addr of goroutineAddrs(memory, tables)) {
    if (first.length < FEW.first || wanted.includes(memory.int(addr + G.goid))) {
      first.push(addr);
      continue;
    }
    const status = memory.u32(addr + G.status);
    if (status === G_STATUS.dead) continue;
    const list = status === G_STATUS.waiting ? waiting : runnable;
    if (list.length < FEW.living) list.push(addr);
  }
  const living = [...runnable, ...waiting].slice(0, FEW.living);
  return [...first, ...living]
    .map((addr) => decodeGoroutine(memory, tables, addr))
    .sort((a, b) => a.gid - b.gid);
}

/** Offsets of the g of all goroutines that ever were, by id. */
function* goroutineAddrs(memory: Memory, tables: ProgramTables): Generator<number> {
  const sched = tables.symbols.get('runtime.sched') ?? 0;
  const allgs = memory.pointer(sched + SCHED.allgs);
  const count = Math.min(memory.int(sched + SCHED.allglen), MOST_GOROUTINES);
  const firstgoid = memory.int(sched + SCHED.firstgoid);
  for (let gid = 1; gid < count; gid = gid === 1 ? Math.max(firstgoid, 2) : gid + 1) {
    const addr = memory.pointer(allgs + gid * 8);
    if (!memory.isMapped(addr, G.size)) return;
    yield addr;
  }
}

function decodeGoroutine(memory: Memory, tables: ProgramTables, addr: number): Goroutine {
  const gid = memory.int(addr + G.goid) as Gid;
  const status = memory.u32(addr + G.status);
  return {
    gid,
    addr,
    status,
    state: goroutineState(memory, tables, gid, status),
    waitReason: status === G_STATUS.waiting ? waitReason(memory, tables, addr) : '',
    fp: memory.u32(addr + G.fp),
    stop: memory.u32(addr + G.stop),
    nextAddr: memory.pointer(addr + G.addr),
    started: closureName(memory, tables, memory.pointer(addr + G.startfn)),
    parent: memory.int(addr + G.parent) as Gid,
  };
}

function goroutineState(
  memory: Memory,
  tables: ProgramTables,
  gid: Gid,
  status: number,
): Goroutine['state'] {
  const sched = tables.symbols.get('runtime.sched') ?? 0;
  const fault = memory.u32(sched + SCHED.fault);
  const blames = fault !== FAULT.none && fault !== FAULT.exit && fault !== FAULT.deadlock;
  if (blames && memory.int(sched + SCHED.faultG) === gid) return 'faulted';
  if (status === G_STATUS.waiting) return 'waiting';
  return status === G_STATUS.dead || status === G_STATUS.idle ? 'dead' : 'runnable';
}

function waitReason(memory: Memory, tables: ProgramTables, addr: number): string {
  const strings = tables.symbols.get('runtime.waitReasonStrings');
  if (strings === undefined) return '';
  return readGoString(memory, strings + 16 * memory.u32(addr + G.waitreason));
}

/** The Go string whose header lies at an offset; at most a kilobyte of it. */
export function readGoString(memory: Memory, at: number): string {
  const length = Math.min(Math.max(memory.int(at + 8), 0), 1024);
  return decodeUtf8(memory.bytes(memory.pointer(at), length));
}

/** Name of the function that a closure object begins with. */
export function closureName(memory: Memory, tables: ProgramTables, closure: number): string {
  if (!memory.isMapped(closure, 8)) return '';
  return tables.funcs[memory.u32(closure)]?.name ?? '';
}

/** The calls a goroutine is in, innermost first. */
export function decodeFrames(memory: Memory, tables: ProgramTables, fp: number): Frame[] {
  const frames: Frame[] = [];
  eachFrame(memory, tables, fp, (addr, func, stop) => {
    frames.push({ addr, func, stop });
    return frames.length < MOST_FRAMES;
  });
  return frames;
}

/** The same of a stack as deep as it may be, until `see` has seen enough. */
export function eachFrame(
  memory: Memory,
  tables: ProgramTables,
  fp: number,
  see: (addr: number, func: FuncTable, stop: number) => boolean,
): void {
  const still = memory.still();
  let addr = fp;
  for (let n = 0; n < ALL_FRAMES && still.isMapped(addr, FRAME.args); n++) {
    const func = tables.funcs[still.u32(addr + FRAME.func)];
    if (func === undefined || !see(addr, func, func.firstStop + still.u32(addr + FRAME.pc))) return;
    addr = still.u32(addr + FRAME.caller);
  }
}
