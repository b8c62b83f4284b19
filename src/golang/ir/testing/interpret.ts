import type { Func, Instr, Intrinsic, Reg, Symbol } from '../ir';
import type { Module } from '../module';
import { InterpretedMemory, GoPanic } from './interpreted-memory';
import { binary, type Num, unary } from './operators';

/**
 * A slow, obvious model of what IR means: one JavaScript generator a call, one `Map` of symbols, one DataView.
 * Tests run Go programs on it and compare with real Go; the emitter's code can be compared with it too. Of the
 * machine it has only what such programs need: goroutines that switch at each visible operation, in turn.
 */

/** A function in JavaScript; `wait` lets the others run and calls it again. */
export type Native = (machine: Interpreter, args: readonly Num[]) => readonly Num[] | 'wait';

type Run = Generator<void, readonly Num[]>;

interface Goroutine {
  readonly run: Run;
  /** runtime.g, zeroed: what the library keeps for the goroutine. */
  readonly g: bigint;
}

const G_SIZE = 128;
/** What the runtime reads of a frame is who called it. A Goexit that goes on after a panic is not modelled. */
const FRAME_HEADER = 32;
const FRAME_CALLER = 8;
/** Where a frame goes on that recovered; any number but 0. */
const RECOVER_PC = 1n;

/** Thrown by `unwind` up to the frame that goes on. */
class Unwind extends Error {
  constructor(readonly fp: bigint) {
    super('unwind');
  }
}

export class Interpreter {
  readonly memory = new InterpretedMemory();
  output = '';
  private readonly funcs = new Map<Symbol, Func>();
  private readonly table: Func[] = [];
  private ready: Goroutine[] = [];
  private g = 0n;
  private readonly trace: string[] = [];

  constructor(
    modules: readonly Module[],
    private readonly natives: ReadonlyMap<Symbol, Native>,
  ) {
    for (const module of modules) {
      for (const func of module.funcs) this.funcs.set(func.name, func);
    }
    for (const func of this.funcs.values()) {
      this.addFuncValue(func.name, func);
      // f·f is f with a context to ignore, unless there is code of that name.
      if (!this.funcs.has(`${func.name}·f`)) {
        this.addFuncValue(`${func.name}·f`, { ...func, params: -1 });
      }
    }
    this.memory.declare(modules.flatMap((module) => module.data));
  }

  private addFuncValue(symbol: Symbol, func: Func): void {
    this.table.push(func);
    this.memory.declareWord(symbol, BigInt(this.table.length));
  }

  /** Visible operations made, as `read8 h.count`. */
  get accesses(): readonly string[] {
    return this.trace;
  }

  spawn(closure: Num): void {
    this.ready.push({ run: this.callClosure(closure, [], 0n), g: this.memory.newObject(G_SIZE) });
  }

  /** Runs `symbol`, then nothing more: as in Go, the others end with main. */
  runMain(symbols: readonly Symbol[]): void {
    const g = this.memory.newObject(G_SIZE);
    for (const symbol of symbols) {
      if (!this.funcs.has(symbol)) continue;
      const main = { run: this.call(symbol, [], 0n), g };
      while (!this.resume(main)) {
        const round = this.ready;
        this.ready = [];
        for (const other of round) if (!this.resume(other)) this.ready.push(other);
      }
    }
  }

  /** To its next visible operation; true when it has ended. */
  private resume({ run, g }: Goroutine): boolean {
    this.g = g;
    return run.next().done === true;
  }

  private *call(symbol: Symbol, args: readonly Num[], caller: bigint): Run {
    const native = this.natives.get(symbol);
    if (native) {
      for (;;) {
        const results = native(this, args);
        if (results !== 'wait') return results;
        yield;
      }
    }
    const func = this.funcs.get(symbol);
    if (!func) throw new Error(`no function ${symbol}`);
    return yield* this.run(func, args, caller);
  }

  private *callClosure(closure: Num, args: readonly Num[], caller: bigint): Run {
    const func = this.table[Number(this.memory.load(BigInt(closure), 'i64')) - 1];
    if (!func) throw new GoPanic('runtime.panicmem', [closure]);
    if (func.params < 0) return yield* this.call(func.name, args, caller);
    return yield* this.run(func, [closure, ...args], caller);
  }

  private *run(func: Func, args: readonly Num[], caller: bigint): Run {
    const regs: Num[] = func.regs.map((type) => (type === 'i64' ? 0n : 0));
    args.forEach((arg, i) => (regs[i] = arg));
    // Behind the slots stands something that getfp can mean.
    const slots = [...func.slots, { size: FRAME_HEADER }].map((slot) =>
      this.memory.newObject(slot.size),
    );
    const fp = (slots.at(-1) ?? 0n) & 0xffffffffn;
    this.memory.view.setUint32(Number(fp) + FRAME_CALLER, Number(caller), true);
    let block = func.blocks[0];
    while (block) {
      if (yield* this.recovers(fp, this.steps(func, block.instrs, regs, slots))) {
        block = func.blocks[func.recover ?? -1];
        continue;
      }
      const { end } = block;
      switch (end.op) {
        case 'jump':
          block = func.blocks[end.to];
          break;
        case 'br':
          block = func.blocks[regs[end.cond] === 0 ? end.else : end.then];
          break;
        case 'ret':
          return end.values.map((reg) => regs[reg] ?? 0);
        case 'unreachable':
          throw new Error(`${func.name}: reached what can't be reached`);
      }
    }
    throw new Error(`${func.name}: no such block`);
  }

  private *steps(
    func: Func,
    instrs: readonly Instr[],
    regs: Num[],
    slots: readonly bigint[],
  ): Generator<void, void> {
    for (const instr of instrs) yield* this.step(func, instr, regs, slots);
  }

  /** Whether this frame is the one that a panic was unwound to. */
  private *recovers(fp: bigint, run: Generator<void, void>): Generator<void, boolean> {
    try {
      yield* run;
      return false;
    } catch (error) {
      if (!(error instanceof Unwind) || error.fp !== fp) throw error;
      return true;
    }
  }

  private *step(
    func: Func,
    instr: Instr,
    regs: Num[],
    slots: readonly bigint[],
  ): Generator<void, void> {
    const get = (reg: Reg): Num => regs[reg] ?? 0;
    const word = (reg: Reg): bigint => BigInt(regs[reg] ?? 0);
    const slot = (n: number, offset: number): bigint => (slots[n] ?? 0n) + BigInt(offset);
    const fp = (slots.at(-1) ?? 0n) & 0xffffffffn;
    if ('site' in instr && instr.site) {
      this.trace.push(`${instr.site.kind}${instr.site.size} ${instr.site.text}`);
      yield;
    }
    switch (instr.op) {
      case 'const':
        regs[instr.dst] = instr.value;
        return;
      case 'addr':
        regs[instr.dst] = this.memory.addressOf(instr.symbol, instr.offset);
        return;
      case 'copy':
        regs[instr.dst] = get(instr.a);
        return;
      case 'un':
        regs[instr.dst] = unary(instr.fn, func.regs[instr.a], func.regs[instr.dst], get(instr.a));
        return;
      case 'bin':
        regs[instr.dst] = binary(instr.fn, func.regs[instr.a], get(instr.a), get(instr.b));
        return;
      case 'select':
        regs[instr.dst] = get(instr.cond) === 0 ? get(instr.b) : get(instr.a);
        return;
      case 'load':
        regs[instr.dst] = this.memory.load(word(instr.addr) + BigInt(instr.offset), instr.mem);
        return;
      case 'store':
        this.memory.store(word(instr.addr) + BigInt(instr.offset), instr.mem, get(instr.src));
        return;
      case 'slotload':
        regs[instr.dst] = this.memory.load(slot(instr.slot, instr.offset), instr.mem);
        return;
      case 'slotstore':
        this.memory.store(slot(instr.slot, instr.offset), instr.mem, get(instr.src));
        return;
      case 'slotzero':
        this.memory.fill(slot(instr.slot, 0), func.slots[instr.slot]?.size ?? 0);
        return;
      case 'slotaddr':
        regs[instr.dst] = slot(instr.slot, instr.offset);
        return;
      case 'memcopy':
        this.memory.copy(word(instr.dst), word(instr.src), Number(get(instr.size)));
        return;
      case 'memzero':
        this.memory.fill(word(instr.dst), Number(get(instr.size)));
        return;
      case 'atomic':
        this.atomic(instr, word(instr.addr) + BigInt(instr.offset), instr.args.map(get), regs);
        return;
      case 'call': {
        const results = yield* this.call(instr.symbol, instr.args.map(get), fp);
        instr.dsts.forEach((dst, i) => (regs[dst] = results[i] ?? 0));
        return;
      }
      case 'callclosure': {
        const results = yield* this.callClosure(get(instr.fn), instr.args.map(get), fp);
        instr.dsts.forEach((dst, i) => (regs[dst] = results[i] ?? 0));
        return;
      }
      case 'panicif':
        if (get(instr.cond) !== 0) throw new GoPanic(instr.symbol, instr.args.map(get));
        return;
      case 'intrinsic':
        if (instr.fn === 'unwind') throw new Unwind(word(instr.args[0] ?? 0));
        if (instr.fn === 'quit') throw new Error('the run is over');
        if (instr.dst !== undefined) regs[instr.dst] = this.intrinsic(instr.fn, fp);
        return;
    }
  }

  private intrinsic(fn: Exclude<Intrinsic, 'unwind' | 'quit'>, fp: bigint): bigint {
    switch (fn) {
      case 'getg':
        return this.g;
      case 'getfp':
        return fp;
      case 'recoverpc':
        return RECOVER_PC;
      case 'memgrow':
        return 1n;
    }
  }

  private atomic(
    instr: Extract<Instr, { op: 'atomic' }>,
    at: bigint,
    args: readonly Num[],
    regs: Num[],
  ): void {
    const type = instr.mem === 'i64' ? 'i64' : 'i32';
    const old = this.memory.load(at, instr.mem);
    const [first = 0, second = 0] = args;
    const give = (value: Num): void => {
      if (instr.dst !== undefined) regs[instr.dst] = value;
    };
    switch (instr.fn) {
      case 'load':
        return give(old);
      case 'store':
        return this.memory.store(at, instr.mem, first);
      case 'xchg':
        this.memory.store(at, instr.mem, first);
        return give(old);
      case 'cas':
        if (old === first) this.memory.store(at, instr.mem, second);
        return give(old === first ? 1 : 0);
      case 'add':
      case 'and':
      case 'or':
        this.memory.store(at, instr.mem, binary(instr.fn, type, old, first));
        return give(old);
    }
  }
}
