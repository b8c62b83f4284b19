import type { Instance } from '../machine';
import { G, Memory, POINTER_BASE, readGoString, SCHED } from '../memory';
import type { Program } from '../emit';
import type { Scenario } from './golden';
import type { Heap } from './values';

/** The operations of src/oracle/go/driver.go, in its order. */
export const DRIVER_OP = {
  hash: 0,
  makeSmall: 1,
  make: 2,
  assign: 3,
  access: 4,
  delete: 5,
  assign32: 6,
  access32: 7,
  delete32: 8,
  assign64: 9,
  access64: 10,
  delete64: 11,
  assignStr: 12,
  accessStr: 13,
  deleteStr: 14,
  clear: 15,
  iterInit: 16,
  iterNext: 17,
  hashKey: 18,
  clone: 19,
} as const;

/** Offsets in its oracleCall. */
export const DRIVER_CALL = {
  op: 0,
  t: 8,
  h: 16,
  it: 24,
  key: 32,
  str: 40,
  hint: 56,
  hash: 64,
  elem: 72,
  ok: 80,
  keyp: 88,
  text: 96,
} as const;

/** Steps one map function may take: evacuating a long chain takes some thousands. */
const MOST_STEPS = 5_000_000;
const MAIN = 1;

/** Drives the map functions of a program that calls runtime.OracleServe, one call at a time. */
export class MapDriver implements Heap {
  readonly memory: Memory;
  private readonly instance: Instance;
  private readonly call: number;
  private readonly sched: number;
  private readonly ready: ReadonlySet<number>;
  private heapTop = 0;
  private heapEnd = 0;

  constructor(instance: Instance, program: Program) {
    this.instance = instance;
    this.memory = new Memory(instance.memory);
    instance.logging = false;
    this.call = symbolOf(program, 'runtime.oracle');
    this.sched = symbolOf(program, 'runtime.sched');
    const stops = program.stops.flatMap(({ site }, id) => {
      return site?.kind === 'call' && site.text.includes('oracleReady') ? [id] : [];
    });
    this.ready = new Set(stops);
    this.runToReady();
    // What keys point to lies in a slice that main made.
    const scratch = symbolOf(program, 'main.scratch');
    this.heapTop = this.memory.pointer(scratch);
    this.heapEnd = this.heapTop + this.memory.int(scratch + 8);
  }

  set(field: keyof typeof DRIVER_CALL, value: bigint): void {
    this.write(this.call + DRIVER_CALL[field], value);
  }

  setPointer(field: keyof typeof DRIVER_CALL, offset: number): void {
    this.set(field, offset === 0 ? 0n : POINTER_BASE | BigInt(offset));
  }

  /** Up to 8 bytes. */
  private setKey(bytes: Uint8Array): void {
    this.set('key', 0n);
    this.writeBytes(this.call + DRIVER_CALL.key, bytes);
  }

  get(field: keyof typeof DRIVER_CALL): number {
    return this.memory.pointer(this.call + DRIVER_CALL[field]);
  }

  word(field: keyof typeof DRIVER_CALL): bigint {
    return this.memory.u64(this.call + DRIVER_CALL[field]);
  }

  /** What the last call of a generic function panicked with; empty: nothing. */
  get panicText(): string {
    return readGoString(this.memory, this.call + DRIVER_CALL.text);
  }

  isTrue(field: 'ok'): boolean {
    return this.memory.u8(this.call + DRIVER_CALL[field]) !== 0;
  }

  setHashKey(words: readonly bigint[]): void {
    for (const [i, word] of words.entries()) this.write(this.sched + SCHED.hashkey + 8 * i, word);
  }

  /** One call. Gives how many of the random values it took; throws when it wanted more. */
  perform(op: keyof typeof DRIVER_OP, random: readonly bigint[] = []): number {
    this.set('op', BigInt(DRIVER_OP[op]));
    const before = this.memory.u64(this.sched + SCHED.rand);
    this.write(this.sched + SCHED.randLeft, BigInt(random.length));
    if (random.length > 0) {
      const queue = this.store(new Uint8Array(BigUint64Array.from(random).buffer));
      this.write(this.sched + SCHED.randQueue, POINTER_BASE | BigInt(queue));
    }
    this.instance.step(MAIN);
    this.runToReady();
    if (this.memory.u64(this.sched + SCHED.rand) !== before) {
      throw new Error('more random values were drawn than real Go drew');
    }
    return random.length - this.memory.int(this.sched + SCHED.randLeft);
  }

  /** Finds, makes or deletes the cell of a key, given as it lies in memory, by the functions of a path. */
  onKey(
    path: Scenario['path'],
    what: 'assign' | 'access' | 'delete',
    key: Uint8Array,
    random: readonly bigint[],
  ): number {
    switch (path) {
      case 'generic':
        this.setPointer('keyp', this.store(key));
        return this.perform(what, random);
      case 'fast32':
        this.setKey(key);
        return this.perform(`${what}32`, random);
      case 'fast64':
        this.setKey(key);
        return this.perform(`${what}64`, random);
      case 'faststr':
        this.writeBytes(this.call + DRIVER_CALL.str, key);
        return this.perform(`${what}Str`, random);
    }
  }

  store(bytes: Uint8Array): number {
    const at = this.allocate(bytes.length);
    this.writeBytes(at, bytes);
    return at;
  }

  /** Zeroed bytes of the scratch slice. */
  allocate(size: number): number {
    const at = this.heapTop;
    this.heapTop += Math.ceil(size / 16) * 16;
    if (this.heapTop > this.heapEnd) throw new Error('the oracle program needs a larger scratch');
    return at;
  }

  writeBytes(at: number, bytes: Uint8Array): void {
    this.memory.bytes(at, bytes.length).set(bytes);
  }

  private write(at: number, value: bigint): void {
    const { buffer, byteOffset } = this.memory.bytes(at, 8);
    new DataView(buffer, byteOffset).setBigUint64(0, value, true);
  }

  private runToReady(): void {
    const g = this.memory.pointer(this.memory.pointer(this.sched + SCHED.allgs) + MAIN * 8);
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      if (this.ready.has(this.memory.u32(g + G.stop))) return;
      if (this.memory.u32(this.sched + SCHED.fault) !== 0) {
        const text = readGoString(this.memory, this.sched + SCHED.faultText);
        throw new Error(`the map function ended the run: ${text}`);
      }
      this.instance.step(MAIN);
    }
    throw new Error('the map function does not end');
  }
}

export function symbolOf(program: Program, name: string): number {
  const offset = program.symbols.get(name);
  if (offset === undefined) throw new Error(`the program has no ${name}`);
  return offset;
}
