import {
  CHUNK,
  FIRST_MAPPED,
  FRAME,
  FUEL_PER_STEP,
  G,
  LOG_END,
  LOG_MARGIN,
  LOG_RECORD,
  LOG_TAG,
  SCHED,
  SCHEDULE_START,
  SCRATCH_START,
  WORD,
} from '../memory';
import type { ValType } from '../golang';
import type { Callee } from './linkage';
import { CodeWriter, type Label } from './wasm/code-writer';
import type { ModuleWriter } from './wasm/module-writer';
import { OP } from './wasm/opcodes';

/** What the support functions need of the program. */
export interface Roots {
  readonly sched: number;
  readonly frameSizes: number;
  readonly firstStops: number;
  readonly morestack: Callee | undefined;
  readonly checkdead: Callee | undefined;
  readonly schedinit: Callee | undefined;
}

/** Numbers of the policies in `run`. */
export const POLICY = { byHand: 0, roundRobin: 1, random: 2 } as const;

/** Constants of splitmix64: who runs at step n depends on n and the seed alone. */
export const SPLITMIX = {
  gamma: 0x9e3779b97f4a7c15n,
  first: 0xbf58476d1ce4e5b9n,
  second: 0x94d049bb133111ebn,
} as const;

/**
 * The run loop and its helpers, in WebAssembly: a step must not cost a call from the host.
 * Locals are named by the constants beside them.
 */
export class SupportWriter {
  readonly push: number;
  readonly log: number;
  readonly spanBegin: number;
  readonly spanArg: number;
  readonly spanEnd: number;
  private readonly step: number;
  private readonly idle: number;
  private readonly isRunnable: number;
  private readonly nextAfter: number;
  private readonly choose: number;
  private readonly run: number;
  private readonly replay: number;
  private readonly init: number;

  constructor(
    private readonly module: ModuleWriter,
    private readonly roots: Roots,
  ) {
    const declare = (params: number, results: number): number =>
      module.declare(i32s(params), i32s(results));
    this.push = declare(4, 1);
    this.log = declare(4, 0);
    this.spanBegin = declare(3, 0);
    this.spanArg = module.declare(['i32', 'i64'], []);
    this.spanEnd = declare(1, 0);
    this.step = declare(1, 1);
    this.idle = declare(0, 1);
    this.isRunnable = declare(1, 1);
    this.nextAfter = declare(1, 1);
    this.choose = declare(6, 1);
    this.run = declare(7, 1);
    this.replay = declare(2, 1);
    this.init = declare(2, 0);
  }

  define(): void {
    this.definePush();
    this.defineLog();
    this.defineSpans();
    this.defineStep();
    this.defineRunnable();
    this.defineChoose();
    this.defineRun();
    this.defineReplay();
    this.defineInit();
    this.module.export('step', this.step);
    this.module.export('run', this.run);
    this.module.export('replay', this.replay);
    this.module.export('choose', this.choose);
    this.module.export('init', this.init);
  }

  /** A function that pushes the frame of a callee which does not return. */
  definePanic(callee: Extract<Callee, { kind: 'resumable' }>): number {
    const params = callee.func.regs.slice(0, callee.func.params);
    const func = this.module.declare(['i32', 'i32', 'i32', ...params], ['i32']);
    const [fp, pc, size] = [0, 1, 2];
    const code = new CodeWriter(3 + params.length);
    const frame = code.local('i32');
    code.get(fp);
    code.get(pc);
    code.i32Store(FRAME.pc);
    code.get(fp);
    code.i32(callee.index);
    code.i32(callee.plan.size);
    code.get(size);
    code.call(this.push);
    code.set(frame);
    params.forEach((type, i) => {
      code.get(frame);
      code.get(3 + i);
      code.memory(STORE[type], callee.plan.argsAt + i * 8);
    });
    code.get(frame);
    this.module.define(func, code.finish());
    return func;
  }

  /** Fills a callee's frame header. The frame goes behind the caller's, or into another chunk. */
  private definePush(): void {
    const [fp, func, size, callerSize] = [0, 1, 2, 3];
    const code = new CodeWriter(4);
    const frame = code.local('i32');
    const chunk = code.local('i32');
    code.get(fp);
    code.get(callerSize);
    code.op(OP.i32Add);
    code.set(frame);
    code.get(fp);
    code.i32Load(FRAME.chunk);
    code.set(chunk);
    code.get(frame);
    code.get(size);
    code.op(OP.i32Add);
    code.get(chunk);
    code.i32Load(CHUNK.end);
    code.op(OP.i32GtU);
    code.if();
    this.callHost(code, this.roots.morestack, [chunk, size]);
    code.set(chunk);
    code.get(chunk);
    code.i32(CHUNK.header);
    code.op(OP.i32Add);
    code.set(frame);
    // The stack is as large as it may get: the runtime has said so, and nothing more happens.
    code.i32(0);
    code.i32Load(this.roots.sched + SCHED.fault);
    code.if();
    code.unreachable();
    code.end();
    code.end();
    for (const [offset, value] of [
      [FRAME.func, func],
      [FRAME.caller, fp],
      [FRAME.chunk, chunk],
    ] as const) {
      code.get(frame);
      code.get(value);
      code.i32Store(offset);
    }
    code.get(frame);
    this.module.define(this.push, code.finish());
  }

  /** Calls a plain Go function with i32 locals as arguments, whatever integers it declares; its result becomes i32. */
  private callHost(code: CodeWriter, callee: Callee | undefined, args: readonly number[]): void {
    if (callee?.kind !== 'plain') {
      code.unreachable();
      return;
    }
    if (callee.ignoresContext) code.i64(0n);
    args.forEach((local, i) => {
      code.get(local);
      if (callee.func.regs[i] === 'i64') code.op(OP.i64ExtendI32U);
    });
    code.call(callee.wasm);
    if (callee.func.results[0] === 'i64') code.op(OP.i32WrapI64);
  }

  private defineLog(): void {
    const code = new CodeWriter(4);
    const at = code.local('i32');
    const skip = code.block();
    code.i32(0);
    code.i32Load(WORD.logging);
    code.op(OP.i32Eqz);
    code.brIf(skip);
    code.i32(0);
    code.i32Load(WORD.logNext);
    code.set(at);
    code.get(at);
    code.i32(LOG_END);
    code.op(OP.i32GeU);
    code.brIf(skip);
    for (let word = 0; word < 4; word++) {
      code.get(at);
      code.get(word);
      code.i32Store(word * 4);
    }
    code.i32(0);
    code.get(at);
    code.i32(LOG_RECORD);
    code.op(OP.i32Add);
    code.i32Store(WORD.logNext);
    code.end();
    this.module.define(this.log, code.finish());
  }

  private defineSpans(): void {
    this.defineSpanBegin();
    const arg = new CodeWriter(2);
    pushTag(arg, LOG_TAG.arg);
    arg.get(0);
    arg.get(1);
    arg.op(OP.i32WrapI64);
    arg.get(1);
    arg.i64(32n);
    arg.op(OP.i64ShrU);
    arg.op(OP.i32WrapI64);
    arg.call(this.log);
    this.module.define(this.spanArg, arg.finish());
    const end = new CodeWriter(1);
    pushTag(end, LOG_TAG.end);
    end.get(0);
    end.i32(0);
    end.i32(0);
    end.call(this.log);
    this.module.define(this.spanEnd, end.finish());
  }

  /** A resumable function's caller stands in its frame; a plain one's is where the goroutine stands. */
  private defineSpanBegin(): void {
    const [frame, func, count] = [0, 1, 2];
    const code = new CodeWriter(3);
    const caller = code.local('i32');
    const stop = code.local('i32');
    code.get(frame);
    code.if();
    code.get(frame);
    code.i32Load(FRAME.caller);
    code.set(caller);
    code.get(caller);
    code.if();
    code.get(caller);
    code.i32Load(FRAME.func);
    code.i32(2);
    code.op(OP.i32Shl);
    code.i32Load(this.roots.firstStops);
    code.get(caller);
    code.i32Load(FRAME.pc);
    code.op(OP.i32Add);
    code.set(stop);
    code.end();
    code.else();
    pushCurrentG(code);
    code.i32Load(G.stop);
    code.set(stop);
    code.end();
    pushTag(code, LOG_TAG.begin);
    code.get(func);
    code.get(stop);
    code.get(count);
    code.call(this.log);
    this.module.define(this.spanBegin, code.finish());
  }

  /** (gid) → 1, or 0 when that goroutine cannot run. */
  private defineStep(): void {
    const gid = 0;
    const code = new CodeWriter(1);
    const skip = code.block();
    code.get(gid);
    code.call(this.isRunnable);
    code.op(OP.i32Eqz);
    code.brIf(skip);
    this.stepInline(code, gid);
    code.i32(1);
    code.return();
    code.end();
    code.i32(0);
    this.module.define(this.step, code.finish());
  }

  /**
   * One step of goroutine `gid`: through the operation it stands before, up to the next one. Written into each
   * loop that steps, since engines do not inline WebAssembly's calls.
   */
  private stepInline(code: CodeWriter, gid: number): void {
    const g = code.local('i32');
    const fp = code.local('i32');
    const stop = code.local('i32');
    const addr = code.local('i32');
    code.i32(0);
    code.i32Load(this.roots.sched + SCHED.allgs);
    code.get(gid);
    code.i32(G.size);
    code.op(OP.i32Mul);
    code.op(OP.i32Add);
    code.set(g);
    storeWord(code, WORD.currentG, () => code.get(g));
    storeWord(code, WORD.last, () => code.get(gid));
    storeWord(code, WORD.fuel, () => code.i32(FUEL_PER_STEP));
    storeWord(code, WORD.scratchTop, () => code.i32(SCRATCH_START));
    code.get(g);
    code.i32Load(G.stop);
    code.set(stop);
    code.get(g);
    code.i32Load(G.addr);
    code.set(addr);
    code.get(g);
    code.i32Load(G.fp);
    code.set(fp);
    const again = code.loop();
    code.get(fp);
    code.get(fp);
    code.i32Load(FRAME.func);
    code.callIndirect(this.module.type(['i32'], ['i32']));
    code.tee(fp);
    code.if();
    // Not the local g: the table of goroutines moves when it grows.
    pushCurrentG(code);
    code.get(fp);
    code.i32Store(G.fp);
    code.br(again);
    code.end();
    code.end();
    this.logStep(code, { gid, stop, addr });
    this.settle(code);
  }

  private logStep(code: CodeWriter, row: { gid: number; stop: number; addr: number }): void {
    const { gid, stop, addr } = row;
    const value = code.local('i32');
    const at = code.local('i32');
    const skip = code.block();
    code.i32(0);
    code.i32Load(WORD.logging);
    code.op(OP.i32Eqz);
    code.brIf(skip);
    code.i32(0);
    code.i32Load(WORD.logNext);
    code.tee(at);
    code.i32(LOG_END);
    code.op(OP.i32GeU);
    code.brIf(skip);
    code.i32(0);
    code.set(value);
    // A wild address reads as zero.
    code.get(addr);
    code.i32(FIRST_MAPPED);
    code.op(OP.i32Sub);
    code.op(OP.memorySize, 0);
    code.i32(16);
    code.op(OP.i32Shl);
    code.i32(FIRST_MAPPED + 3);
    code.op(OP.i32Sub);
    code.op(OP.i32LtU);
    code.if();
    code.get(addr);
    code.i32Load(0);
    code.set(value);
    code.end();
    [gid, stop, addr, value].forEach((word, i) => {
      code.get(at);
      code.get(word);
      code.i32Store(i * 4);
    });
    storeWord(code, WORD.logNext, () => {
      code.get(at);
      code.i32(LOG_RECORD);
      code.op(OP.i32Add);
    });
    code.end();
  }

  /** When nobody can run after a step, the runtime is asked at once: the state after n steps is one state. */
  private settle(code: CodeWriter): void {
    if (this.roots.checkdead === undefined) return;
    const busy = code.block();
    // Nearly always somebody among the first 64 can.
    code.i32(0);
    code.i32Load(this.roots.sched + SCHED.runnable);
    code.i64Load(0);
    code.i64(0n);
    code.op(OP.i64Ne);
    code.brIf(busy);
    code.call(this.idle);
    code.op(OP.i32Eqz);
    code.brIf(busy);
    code.i32(0);
    code.i32Load(this.roots.sched + SCHED.fault);
    code.brIf(busy);
    this.callHost(code, this.roots.checkdead, []);
    if (this.roots.checkdead.func.results.length > 0) code.op(OP.drop);
    code.end();
  }

  private defineRunnable(): void {
    const isRunnable = new CodeWriter(1);
    isRunnable.i32(0);
    isRunnable.i32Load(this.roots.sched + SCHED.runnable);
    isRunnable.get(0);
    isRunnable.i32(6);
    isRunnable.op(OP.i32ShrU);
    isRunnable.i32(3);
    isRunnable.op(OP.i32Shl);
    isRunnable.op(OP.i32Add);
    isRunnable.i64Load(0);
    isRunnable.get(0);
    isRunnable.op(OP.i64ExtendI32U);
    isRunnable.op(OP.i64ShrU);
    isRunnable.i64(1n);
    isRunnable.op(OP.i64And);
    isRunnable.op(OP.i32WrapI64);
    isRunnable.get(0);
    isRunnable.i32(0);
    isRunnable.i32Load(this.roots.sched + SCHED.allglen);
    isRunnable.op(OP.i32LtU);
    isRunnable.op(OP.i32And);
    this.module.define(this.isRunnable, isRunnable.finish());

    const idle = new CodeWriter(0);
    idle.i32(0);
    idle.call(this.nextAfter);
    idle.op(OP.i32Eqz);
    this.module.define(this.idle, idle.finish());
    this.defineNextAfter();
  }

  /** The runnable goroutine with the next higher id, cyclically; 0 when there is none. */
  private defineNextAfter(): void {
    const after = 0;
    const code = new CodeWriter(1);
    const word = code.local('i32');
    const words = code.local('i32');
    const bits = code.local('i64');
    const rounds = code.local('i32');
    this.pushWordCount(code);
    code.set(words);
    code.get(after);
    code.i32(1);
    code.op(OP.i32Add);
    code.set(after);
    code.get(after);
    code.i32(6);
    code.op(OP.i32ShrU);
    code.set(word);
    // The first word without the bits up to `after`; then whole words, the first one once more at last.
    const none = code.block();
    const again = code.loop();
    const next = code.block();
    code.get(word);
    code.get(words);
    code.op(OP.i32GeU);
    code.if();
    code.get(rounds);
    code.brIf(none);
    code.i32(1);
    code.set(rounds);
    code.i32(0);
    code.set(word);
    code.i32(0);
    code.set(after);
    code.br(again);
    code.end();
    this.pushBits(code, word);
    code.set(bits);
    code.get(after);
    code.if();
    code.get(bits);
    code.i64(-1n);
    code.get(after);
    code.op(OP.i64ExtendI32U);
    code.op(OP.i64Shl);
    code.op(OP.i64And);
    code.set(bits);
    code.i32(0);
    code.set(after);
    code.end();
    code.get(bits);
    code.op(OP.i64Eqz);
    code.brIf(next);
    code.get(word);
    code.i32(6);
    code.op(OP.i32Shl);
    code.get(bits);
    code.op(OP.i64Ctz);
    code.op(OP.i32WrapI64);
    code.op(OP.i32Add);
    code.return();
    code.end();
    code.get(word);
    code.i32(1);
    code.op(OP.i32Add);
    code.set(word);
    code.br(again);
    code.end();
    code.end();
    code.i32(0);
    this.module.define(this.nextAfter, code.finish());
  }

  private pushWordCount(code: CodeWriter): void {
    code.i32(0);
    code.i32Load(this.roots.sched + SCHED.allglen);
    code.i32(63);
    code.op(OP.i32Add);
    code.i32(6);
    code.op(OP.i32ShrU);
  }

  private pushBits(code: CodeWriter, word: number): void {
    code.i32(0);
    code.i32Load(this.roots.sched + SCHED.runnable);
    code.get(word);
    code.i32(3);
    code.op(OP.i32Shl);
    code.op(OP.i32Add);
    code.i64Load(0);
  }

  /** (policy, seed low, seed high, quantum, step, last) → gid, 0 when nobody can run. policy.ts has the same in TypeScript. */
  private defineChoose(): void {
    const [policy, low, high, quantum, step, last] = [0, 1, 2, 3, 4, 5];
    const code = new CodeWriter(6);
    const z = code.local('i64');
    const rank = code.local('i32');
    const total = code.local('i32');
    const word = code.local('i32');
    const words = code.local('i32');
    const bits = code.local('i64');
    code.get(policy);
    code.i32(POLICY.random);
    code.op(OP.i32Eq);
    code.if();
    this.pushWordCount(code);
    code.set(words);
    this.onlyOne(code, words, bits);
    this.eachWord(code, word, words, () => {
      code.get(total);
      this.pushBits(code, word);
      code.op(OP.i64Popcnt, OP.i32WrapI64, OP.i32Add);
      code.set(total);
    });
    // rank = high half of (random 32 bits × total)
    pushSplitmix(code, { low, high, step, z });
    code.i64(32n);
    code.op(OP.i64ShrU);
    code.get(total);
    code.op(OP.i64ExtendI32U, OP.i64Mul);
    code.i64(32n);
    code.op(OP.i64ShrU, OP.i32WrapI64);
    code.set(rank);
    this.eachWord(code, word, words, () => {
      this.pushBits(code, word);
      code.set(bits);
      code.get(rank);
      code.get(bits);
      code.op(OP.i64Popcnt, OP.i32WrapI64, OP.i32LtU);
      code.if();
      this.dropLowest(code, rank, bits);
      code.get(word);
      code.i32(6);
      code.op(OP.i32Shl);
      code.get(bits);
      code.op(OP.i64Ctz, OP.i32WrapI64, OP.i32Add);
      code.return();
      code.end();
      code.get(rank);
      code.get(bits);
      code.op(OP.i64Popcnt, OP.i32WrapI64, OP.i32Sub);
      code.set(rank);
    });
    code.i32(0);
    code.return();
    code.end();
    this.stayWithLast(code, { policy, quantum, step, last });
    code.get(last);
    code.call(this.nextAfter);
    this.module.define(this.choose, code.finish());
  }

  /** Returns at once when just one of the first 64 can run and there are no others. */
  private onlyOne(code: CodeWriter, words: number, bits: number): void {
    const skip = code.block();
    code.get(words);
    code.i32(1);
    code.op(OP.i32Ne);
    code.brIf(skip);
    code.i32(0);
    code.i32Load(this.roots.sched + SCHED.runnable);
    code.i64Load(0);
    code.set(bits);
    code.get(bits);
    code.op(OP.i64Popcnt, OP.i32WrapI64);
    code.i32(1);
    code.op(OP.i32Ne);
    code.brIf(skip);
    code.get(bits);
    code.op(OP.i64Ctz, OP.i32WrapI64);
    code.return();
    code.end();
  }

  /** Clears the lowest `rank` bits that are set. */
  private dropLowest(code: CodeWriter, rank: number, bits: number): void {
    const done = code.block();
    const again = code.loop();
    code.get(rank);
    code.op(OP.i32Eqz);
    code.brIf(done);
    code.get(bits);
    code.get(bits);
    code.i64(1n);
    code.op(OP.i64Sub, OP.i64And);
    code.set(bits);
    code.get(rank);
    code.i32(1);
    code.op(OP.i32Sub);
    code.set(rank);
    code.br(again);
    code.end();
    code.end();
  }

  /** By hand as long as it can run; round robin within its quantum. */
  private stayWithLast(
    code: CodeWriter,
    at: { policy: number; quantum: number; step: number; last: number },
  ): void {
    const skip = code.block();
    code.get(at.policy);
    code.i32(POLICY.roundRobin);
    code.op(OP.i32Eq);
    code.if();
    code.get(at.step);
    code.get(at.quantum);
    code.op(OP.i32RemU);
    code.op(OP.i32Eqz);
    code.brIf(skip);
    code.end();
    code.get(at.last);
    code.op(OP.i32Eqz);
    code.brIf(skip);
    code.get(at.last);
    code.call(this.isRunnable);
    code.if();
    code.get(at.last);
    code.return();
    code.end();
    code.end();
  }

  private eachWord(code: CodeWriter, word: number, words: number, body: () => void): void {
    code.i32(0);
    code.set(word);
    const done = code.block();
    const again = code.loop();
    code.get(word);
    code.get(words);
    code.op(OP.i32GeU);
    code.brIf(done);
    body();
    code.get(word);
    code.i32(1);
    code.op(OP.i32Add);
    code.set(word);
    code.br(again);
    code.end();
    code.end();
  }

  /** (policy, seed low, seed high, quantum, first step, count, last) → steps made. */
  private defineRun(): void {
    const [policy, low, high, quantum, step, count, last] = [0, 1, 2, 3, 4, 5, 6];
    const code = new CodeWriter(7);
    const done = code.local('i32');
    const gid = code.local('i32');
    storeWord(code, WORD.done, () => code.i32(0));
    const over = code.block();
    const again = code.loop();
    this.leaveWhenOver(code, over, done, count);
    for (const local of [policy, low, high, quantum]) code.get(local);
    code.get(step);
    code.get(done);
    code.op(OP.i32Add);
    code.get(last);
    code.call(this.choose);
    code.set(gid);
    code.get(gid);
    code.op(OP.i32Eqz);
    code.brIf(over);
    this.stepAndCount(code, gid, done);
    code.get(gid);
    code.set(last);
    code.br(again);
    code.end();
    code.end();
    code.get(done);
    this.module.define(this.run, code.finish());
  }

  /** (pairs, most steps) → steps made: the choices {gid, count} of the schedule area. */
  private defineReplay(): void {
    const [pairs, most] = [0, 1];
    const code = new CodeWriter(2);
    const done = code.local('i32');
    const at = code.local('i32');
    const end = code.local('i32');
    const gid = code.local('i32');
    const left = code.local('i32');
    storeWord(code, WORD.done, () => code.i32(0));
    code.i32(SCHEDULE_START);
    code.tee(at);
    code.get(pairs);
    code.i32(3);
    code.op(OP.i32Shl, OP.i32Add);
    code.set(end);
    const over = code.block();
    const nextPair = code.loop();
    code.get(at);
    code.get(end);
    code.op(OP.i32GeU);
    code.brIf(over);
    code.get(at);
    code.i32Load(0);
    code.set(gid);
    code.get(at);
    code.i32Load(4);
    code.set(left);
    code.get(at);
    code.i32(8);
    code.op(OP.i32Add);
    code.set(at);
    const again = code.loop();
    code.get(left);
    code.op(OP.i32Eqz);
    code.brIf(nextPair);
    this.leaveWhenOver(code, over, done, most);
    code.get(gid);
    code.call(this.isRunnable);
    code.op(OP.i32Eqz);
    code.brIf(over);
    this.stepAndCount(code, gid, done);
    code.get(left);
    code.i32(1);
    code.op(OP.i32Sub);
    code.set(left);
    code.br(again);
    code.end();
    code.end();
    code.end();
    code.get(done);
    this.module.define(this.replay, code.finish());
  }

  /** Enough steps, a fault, a request to stop, or little room in the log. */
  private leaveWhenOver(code: CodeWriter, over: Label, done: number, limit: number): void {
    code.get(done);
    code.get(limit);
    code.op(OP.i32GeU);
    code.brIf(over);
    code.i32(0);
    code.i32Load(this.roots.sched + SCHED.fault);
    code.i32(0);
    code.i32Load(WORD.stopRequested);
    code.op(OP.i32Or);
    code.brIf(over);
    code.i32(0);
    code.i32Load(WORD.logNext);
    code.i32(LOG_END - LOG_MARGIN * LOG_RECORD);
    code.op(OP.i32GeU);
    code.brIf(over);
  }

  /** The count is in memory too: a trap would lose the local. */
  private stepAndCount(code: CodeWriter, gid: number, done: number): void {
    this.stepInline(code, gid);
    code.get(done);
    code.i32(1);
    code.op(OP.i32Add);
    code.set(done);
    storeWord(code, WORD.done, () => code.get(done));
  }

  /** (seed low, seed high): the runtime makes its first goroutine. */
  private defineInit(): void {
    const code = new CodeWriter(2);
    const { schedinit } = this.roots;
    storeWord(code, WORD.scratchTop, () => code.i32(SCRATCH_START));
    storeWord(code, WORD.currentG, () => code.i32(0));
    if (schedinit?.kind === 'plain') {
      if (schedinit.ignoresContext) code.i64(0n);
      if (schedinit.func.params > 0) {
        code.get(0);
        if (schedinit.func.regs[0] === 'i64') {
          code.op(OP.i64ExtendI32U);
          code.get(1);
          code.op(OP.i64ExtendI32U);
          code.i64(32n);
          code.op(OP.i64Shl, OP.i64Or);
        }
      }
      code.call(schedinit.wasm);
      for (let i = 0; i < schedinit.func.results.length; i++) code.op(OP.drop);
    }
    this.module.define(this.init, code.finish());
  }
}

const STORE: Readonly<Record<ValType, number>> = { i32: 0x36, i64: 0x37, f32: 0x38, f64: 0x39 };

function i32s(count: number): 'i32'[] {
  return Array.from({ length: count }, () => 'i32');
}

function storeWord(code: CodeWriter, word: number, value: () => void): void {
  code.i32(0);
  value();
  code.i32Store(word);
}

function pushCurrentG(code: CodeWriter): void {
  code.i32(0);
  code.i32Load(WORD.currentG);
}

function pushTag(code: CodeWriter, tag: number): void {
  pushCurrentG(code);
  code.i32Load(G.goid);
  code.i32(tag | 0);
  code.op(OP.i32Or);
}

function pushSplitmix(
  code: CodeWriter,
  at: { low: number; high: number; step: number; z: number },
): void {
  const { low, high, step, z } = at;
  code.get(low);
  code.op(OP.i64ExtendI32U);
  code.get(high);
  code.op(OP.i64ExtendI32U);
  code.i64(32n);
  code.op(OP.i64Shl, OP.i64Or);
  code.get(step);
  code.op(OP.i64ExtendI32U);
  code.i64(1n);
  code.op(OP.i64Add);
  code.i64(BigInt.asIntN(64, SPLITMIX.gamma));
  code.op(OP.i64Mul, OP.i64Add);
  code.set(z);
  for (const [shift, factor] of [
    [30n, SPLITMIX.first],
    [27n, SPLITMIX.second],
  ] as const) {
    code.get(z);
    code.get(z);
    code.i64(shift);
    code.op(OP.i64ShrU, OP.i64Xor);
    code.i64(BigInt.asIntN(64, factor));
    code.op(OP.i64Mul);
    code.set(z);
  }
  code.get(z);
  code.get(z);
  code.i64(31n);
  code.op(OP.i64ShrU, OP.i64Xor);
}
