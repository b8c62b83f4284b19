import type { Program } from '../emit';
import { FIRST_MAPPED, PAGE_SIZE, SCHED } from '../memory';
import { MEMORY_LIMIT } from './limits';

/** Memory mapped behind the static data before anything runs; the runtime asks for more. */
const FIRST_HEAP = 16 * PAGE_SIZE;

/** A memory with the program's static data in it, at the state before anything ran. */
export function createMemory(program: Program, limit: number = MEMORY_LIMIT): WebAssembly.Memory {
  const least = program.heapStart + FIRST_HEAP;
  const maximum = Math.min(Math.max(Math.floor(limit / PAGE_SIZE), least / PAGE_SIZE), 65535);
  const memory = new WebAssembly.Memory({
    initial: least / PAGE_SIZE,
    maximum,
    shared: program.shared,
  });
  writeImage(memory, program, maximum * PAGE_SIZE);
  return memory;
}

function writeImage(memory: WebAssembly.Memory, program: Program, limit: number): void {
  new Uint8Array(memory.buffer).set(program.image, FIRST_MAPPED);
  const sched = schedOf(program);
  const view = new DataView(memory.buffer);
  view.setBigUint64(sched + SCHED.heapTop, BigInt(program.heapStart), true);
  view.setBigUint64(sched + SCHED.heapLimit, BigInt(limit), true);
}

/** Back to the state before anything ran; nothing behind `dirtyTop` was ever written. */
export function resetMemory(memory: WebAssembly.Memory, program: Program, dirtyTop: number): void {
  const limit = new DataView(memory.buffer).getBigUint64(schedOf(program) + SCHED.heapLimit, true);
  new Uint8Array(memory.buffer).fill(0, FIRST_MAPPED, Math.max(dirtyTop, program.heapStart));
  writeImage(memory, program, Number(limit));
}

export function schedOf(program: Pick<Program, 'symbols'>): number {
  const sched = program.symbols.get('runtime.sched');
  if (sched === undefined) throw new Error('the program has no runtime.sched');
  return sched;
}

/** First offset behind the bytes in use. */
export function heapTopOf(
  memory: { readonly buffer: ArrayBufferLike },
  program: Pick<Program, 'symbols'>,
): number {
  const view = new DataView(memory.buffer);
  return Number(view.getBigUint64(schedOf(program) + SCHED.heapTop, true));
}
