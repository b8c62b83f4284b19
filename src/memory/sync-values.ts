import { G, G_STATUS, POINTER_BASE } from './layout';
import type { Memory } from './memory';
import type { ProgramTables } from './program-tables';

// Package sync's types as they lie in memory (spec/sync.md §0).

export const MUTEX = { size: 8, state: 0, sema: 4 } as const;
export const RWMUTEX = {
  size: 24,
  w: 0,
  writerSem: 8,
  readerSem: 12,
  readerCount: 16,
  readerWait: 20,
} as const;
export const WAIT_GROUP = { size: 16, state: 0, counter: 4, waiters: 0, sema: 8 } as const;
export const ONCE = { size: 12, done: 0, m: 4 } as const;
export const COND = { size: 56, L: 0, notify: 16, head: 32 } as const;

/** Bits of a mutex's state below its number of waiters. */
const LOCKED = 1;
const WOKEN = 2;
const STARVING = 4;
const WAITER_SHIFT = 3;
/** A writer that waits, or has the lock, takes so many off readerCount. */
const MOST_READERS = 1 << 30;

export interface MutexView {
  readonly locked: boolean;
  /** A waiter is awake and tries for it. */
  readonly woken: boolean;
  /** Unlock hands it to the first waiter. */
  readonly starving: boolean;
  readonly waiters: number;
}

export function mutexOf(state: number): MutexView {
  return {
    locked: (state & LOCKED) !== 0,
    woken: (state & WOKEN) !== 0,
    starving: (state & STARVING) !== 0,
    waiters: (state | 0) >> WAITER_SHIFT,
  };
}

export interface RWMutexView {
  /** Readers inside, or who wait for a writer to be done. */
  readonly readers: number;
  /** A writer holds it, or waits for readers to leave. */
  readonly writer: boolean;
  /** Readers who have to leave before the writer may go on. */
  readonly leaving: number;
  readonly w: MutexView;
}

export function decodeRWMutex(memory: Memory, at: number): RWMutexView {
  const count = memory.u32(at + RWMUTEX.readerCount) | 0;
  const writer = count < 0;
  return {
    readers: writer ? count + MOST_READERS : count,
    writer,
    leaving: memory.u32(at + RWMUTEX.readerWait) | 0,
    w: mutexOf(memory.u32(at + RWMUTEX.w)),
  };
}

export interface WaitGroupView {
  readonly counter: number;
  readonly waiters: number;
}

export function decodeWaitGroup(memory: Memory, at: number): WaitGroupView {
  return {
    counter: memory.u32(at + WAIT_GROUP.counter) | 0,
    waiters: memory.u32(at + WAIT_GROUP.waiters),
  };
}

/** More would be no queue but a damaged one. */
const MOST_SLEEPERS = 10_000;
const SEMTABLE_SIZE = 251;

/** Goroutines asleep on a semaphore, who is woken first first (spec/sync.md §1). */
export function semaphoreQueue(memory: Memory, tables: ProgramTables, sema: number): number[] {
  const table = tables.symbols.get('runtime.semtable');
  if (table === undefined) return [];
  // The address as Go has it, all 64 bits.
  const place = Number((POINTER_BASE + BigInt(sema)) >> 3n) % SEMTABLE_SIZE;
  let first = memory.pointer(table + 8 * place);
  for (let n = 0; first !== 0 && memory.pointer(first + G.waitaddr) !== sema; n++) {
    if (n > MOST_SLEEPERS) return [];
    first = memory.pointer(first + G.semanext);
  }
  return linkedGoroutines(memory, first);
}

/** Goroutines asleep in Wait of a sync.Cond, who is woken first first. */
export function condQueue(memory: Memory, cond: number): number[] {
  return linkedGoroutines(memory, memory.pointer(cond + COND.head));
}

function linkedGoroutines(memory: Memory, first: number): number[] {
  const gids: number[] = [];
  for (let g = first; memory.isMapped(g, G.size); g = memory.pointer(g + G.schedlink)) {
    if (memory.u32(g + G.status) === G_STATUS.waiting) gids.push(memory.int(g + G.goid));
    if (gids.length > MOST_SLEEPERS) break;
  }
  return gids;
}
