import type { Program } from '../emit';
import { FAULT, FIRST_MAPPED, G, LOG_START, POINTER_BASE, SCHED, WORD } from '../memory';
import { stateHash } from '../recording';
import { STACK_LIMIT } from './limits';
import { createMemory, heapTopOf, resetMemory, schedOf } from './memory-image';
import { type PolicyChoice, policyWords } from './policy';
import { isTrap, trapText } from './trap';

export interface InstanceOptions {
  /** Seeds the run's chance: hash keys, iteration starts, select order. */
  readonly seed: number;
  /** The run keeps the queues of Go's scheduler; its golike policy needs them. */
  readonly golike?: boolean;
  /** Bytes. */
  readonly memoryLimit?: number;
  /** Bytes that a goroutine's stack may have; STACK_LIMIT unless given. */
  readonly stackLimit?: number;
  /** A memory to run in that already holds a state; else a new one at the program's start. */
  readonly memory?: WebAssembly.Memory;
  /** The program's WebAssembly, when it was compiled before (`compileModule`). */
  readonly module?: WebAssembly.Module;
}

interface Exports {
  readonly step: (gid: number) => number;
  readonly run: (
    policy: number,
    seedLow: number,
    seedHigh: number,
    quantum: number,
    step: number,
    count: number,
    last: number,
  ) => number;
  readonly replay: (pairs: number, count: number) => number;
  readonly choose: (
    policy: number,
    seedLow: number,
    seedHigh: number,
    quantum: number,
    step: number,
    last: number,
  ) => number;
  /** Makes a panic of a trap; 0 when it is none. */
  readonly fault: () => number;
  readonly init: (seedLow: number, seedHigh: number) => void;
  readonly runFree?: (turns: number, seedLow: number, seedHigh: number, from: number) => number;
}

/** A page must not compile big modules on its main thread: there this is the way. */
export function compileModule(program: Program): Promise<WebAssembly.Module> {
  return WebAssembly.compile(program.wasm.slice());
}

/** A program standing at its first step. */
export function createInstance(program: Program, options: InstanceOptions): Instance {
  return new Instance(program, options);
}

/** As createInstance, for hosts that refuse to compile large modules at once. */
export async function createInstanceAsync(
  program: Program,
  options: InstanceOptions,
): Promise<Instance> {
  return new Instance(program, { ...options, module: await compileModule(program) });
}

/**
 * One program on one memory. Makes steps and knows what ended them; recording, seeking and speaking
 * about bytes are other people's work.
 */
export class Instance {
  readonly memory: WebAssembly.Memory;
  readonly module: WebAssembly.Module;
  private readonly exports: Exports;
  private readonly seed: number;
  private readonly stackLimit: number;
  private readonly sched: number;
  private cachedView: DataView;

  constructor(
    readonly program: Program,
    options: InstanceOptions,
  ) {
    this.seed = options.seed;
    this.stackLimit = options.stackLimit ?? STACK_LIMIT;
    this.sched = schedOf(program);
    this.memory = options.memory ?? createMemory(program, options.memoryLimit);
    this.cachedView = new DataView(this.memory.buffer);
    this.module = options.module ?? new WebAssembly.Module(program.wasm.slice());
    const instance = new WebAssembly.Instance(this.module, { env: { memory: this.memory } });
    this.exports = instance.exports as unknown as Exports;
    this.emptyLog();
    this.logging = true;
    if (options.memory === undefined) this.start(options.golike ?? false);
  }

  /** Of the memory as it is now: growing replaces the buffer. */
  get view(): DataView {
    if (this.cachedView.buffer !== this.memory.buffer) {
      this.cachedView = new DataView(this.memory.buffer);
    }
    return this.cachedView;
  }

  /** One step of goroutine `gid`, which must be able to run. */
  step(gid: number): void {
    let made: number;
    try {
      made = this.exports.step(gid);
    } catch (trap) {
      this.faultByTrap(trap);
      return;
    }
    if (made === 0) throw new Error(`goroutine ${gid} cannot run`);
  }

  /**
   * Steps by policy until `count` are made, the program faults, nobody can run, the log is nearly full
   * or a stop is requested; the number of steps made. `from` is the number of the first one.
   */
  run(choice: PolicyChoice, from: number, count: number, last: number): number {
    const { policy, seedLow, seedHigh, quantum } = policyWords(choice);
    return this.guard(() =>
      this.exports.run(policy, seedLow, seedHigh, quantum, from, count, last),
    );
  }

  /**
   * Of a program linked for free mode: gives goroutines so many turns; fewer when the program ended. `from`: turns
   * given before.
   */
  runFree(turns: number, from: number): number {
    const { runFree } = this.exports;
    if (runFree === undefined) throw new Error('the program was not linked for free mode');
    const [low, high] = halves(this.seed);
    return this.guard(() => runFree(turns, low, high, from));
  }

  /** Steps by the first `pairs` choices { gid u32, count u32 } at SCHEDULE_START, at most `count`. */
  replay(pairs: number, count: number): number {
    return this.guard(() => this.exports.replay(pairs, count));
  }

  /** Who would take step `step`; 0: nobody can. */
  choose(choice: PolicyChoice, step: number, last: number): number {
    const { policy, seedLow, seedHigh, quantum } = policyWords(choice);
    return this.exports.choose(policy, seedLow, seedHigh, quantum, step, last);
  }

  /** FAULT.none while the run goes on. */
  get fault(): number {
    return this.view.getUint32(this.sched + SCHED.fault, true);
  }

  get logging(): boolean {
    return this.word(WORD.logging) !== 0;
  }

  set logging(on: boolean) {
    this.setWord(WORD.logging, on ? 1 : 0);
  }

  /** Offset behind the last log record; the first stands at LOG_START. */
  get logEnd(): number {
    return this.word(WORD.logNext);
  }

  emptyLog(): void {
    this.setWord(WORD.logNext, LOG_START);
  }

  /** Goroutine of the last step; 0 when none was made. */
  get last(): number {
    const g = this.word(WORD.currentG);
    return g === 0 ? 0 : this.word(g + G.goid);
  }

  /** Makes a `run` or `replay` on another thread, or the next one here, return before its next step. */
  set stopRequested(on: boolean) {
    this.setWord(WORD.stopRequested, on ? 1 : 0);
  }

  get stopRequested(): boolean {
    return this.word(WORD.stopRequested) !== 0;
  }

  isRunnable(gid: number): boolean {
    const { view } = this;
    if (gid >= view.getUint32(this.sched + SCHED.allglen, true)) return false;
    const bits = view.getUint32(this.sched + SCHED.runnable, true);
    return (((view.getUint8(bits + (gid >>> 3)) ?? 0) >>> (gid & 7)) & 1) === 1;
  }

  runnable(): number[] {
    const count = this.view.getUint32(this.sched + SCHED.allglen, true);
    const gids: number[] = [];
    for (let gid = 1; gid < count; gid++) if (this.isRunnable(gid)) gids.push(gid);
    return gids;
  }

  /** Offset of a goroutine's g. */
  gOf(gid: number): number {
    const { view } = this;
    return view.getUint32(view.getUint32(this.sched + SCHED.allgs, true) + gid * 8, true);
  }

  get heapTop(): number {
    return heapTopOf(this.memory, this.program);
  }

  stateHash(): string {
    return stateHash(this.memory, this.heapTop);
  }

  /** It keeps the queues of Go's scheduler. */
  get golike(): boolean {
    return this.view.getBigUint64(this.sched + SCHED.golike, true) !== 0n;
  }

  restartAsGo(dirtyTop: number): void {
    resetMemory(this.memory, this.program, dirtyTop);
    this.emptyLog();
    this.start(true);
  }

  private start(golike: boolean): void {
    this.view.setBigUint64(this.sched + SCHED.golike, golike ? 1n : 0n, true);
    this.view.setBigUint64(this.sched + SCHED.maxstack, BigInt(this.stackLimit), true);
    // Go's runtime takes ids 2 to 4 for itself, and 5 when package os is linked (spec/scheduler.md §5).
    const usesOs = this.program.funcs.some(({ name }) => /^(?:os|fmt)\./.test(name));
    this.view.setBigInt64(this.sched + SCHED.firstgoid, usesOs ? 6n : 5n, true);
    this.exports.init(...halves(this.seed));
  }

  /**
   * A trap of WebAssembly ends the run as a fault of the program does. The step in which it happened
   * counts: it is the last one, and its log record is written here.
   */
  private guard(steps: () => number): number {
    try {
      return steps();
    } catch (trap) {
      this.faultByTrap(trap);
      return this.word(WORD.done) + 1;
    }
  }

  private faultByTrap(trap: unknown): void {
    if (!isTrap(trap) && this.fault === FAULT.none) throw trap;
    const gid = this.last;
    const { view } = this;
    const g = this.gOf(gid);
    this.log(gid, view.getUint32(g + G.stop, true), view.getUint32(g + G.addr, true));
    // The runtime may have said already why it could not go on (out of memory, stack overflow).
    if (this.fault !== FAULT.none) return;
    if (!isTrap(trap) || this.exports.fault() === 1) return;
    const kind = trap instanceof RangeError ? FAULT.stack : FAULT.throw;
    this.setFault(kind, gid, trapText(trap, view.getBigUint64(g + G.addr, true)));
  }

  private setFault(kind: number, gid: number, text: string): void {
    const { view, sched } = this;
    const at = this.program.symbols.get('link.faultText') ?? 0;
    const bytes = new TextEncoder().encode(text);
    new Uint8Array(this.memory.buffer).set(bytes, at);
    view.setBigUint64(sched + SCHED.faultText, POINTER_BASE | BigInt(at), true);
    view.setBigUint64(sched + SCHED.faultText + 8, BigInt(bytes.length), true);
    view.setBigInt64(sched + SCHED.faultG, BigInt(gid), true);
    view.setInt32(sched + SCHED.exitCode, 2, true);
    view.setUint32(sched + SCHED.fault, kind, true);
  }

  private log(gid: number, stop: number, addr: number): void {
    if (!this.logging) return;
    const at = this.logEnd;
    const { view } = this;
    const mapped = addr >= FIRST_MAPPED && addr + 4 <= view.byteLength;
    [gid, stop, addr, mapped ? view.getUint32(addr, true) : 0].forEach((word, i) => {
      view.setUint32(at + i * 4, word, true);
    });
    this.setWord(WORD.logNext, at + 16);
  }

  private word(at: number): number {
    return this.view.getUint32(at, true);
  }

  private setWord(at: number, value: number): void {
    this.view.setUint32(at, value, true);
  }
}

/** The low and the high 32 bits. */
function halves(seed: number): readonly [number, number] {
  const bits = BigInt.asUintN(64, BigInt(Math.trunc(seed)));
  return [Number(bits & 0xffff_ffffn), Number(bits >> 32n)];
}
