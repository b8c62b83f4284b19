import {
  CHUNK,
  FRAME,
  FUEL_PER_STEP,
  G,
  NS_PER_STEP,
  SCHED,
  SCRATCH_START,
  WORD,
} from '../../memory';
import { callHost } from '../support/frames';
import type { Parts } from '../support/parts';
import { pushGamma, pushRandomState, pushRank } from '../support/random';
import { passTime, pushGOf } from '../support/step';
import { storeWord } from '../support/words';
import { CodeWriter } from '../wasm/code-writer';
import { OP } from '../wasm/opcodes';
import { writeCaught, writeLater, writePush } from './deep';

/**
 * Turns of loops and calls that a goroutine makes at least before another processor's turn, and by chance at most as many
 * more: real processors are not in step either.
 */
const SLICE = 1 << 12;
/** Turns in a step's worth of time (goroot/runtime/schedule.go: fuelForStep). */
const TURNS_FOR_STEP = 10n;

/**
 * Bytes of frames that may nest on WebAssembly's own stack, which ends in a way that nobody can catch and go on from:
 * behind them the run loop goes on.
 */
const NESTED = 32 * 1024;

export interface FreeSupport {
  /** (frame, callee's index, callee's size, own size) → frame, where native or Go stack must not grow on. */
  readonly push: number;
  /** (callee's frame, g) → 1: the run loop goes on there. */
  readonly later: number;
  /** (frame, g, own size) → 1: a plain function threw, and the run loop goes on with that. */
  readonly caught: number;
  /** Type of every function of free mode: (frame, g, point) → 1 when it was left, 0 when it returned. */
  readonly type: number;
  /** WebAssembly function of a resumable function. */
  readonly func: (index: number) => number;
}

/** Declares and writes what functions of free mode need, and the loop that runs goroutines. */
export function defineFree(p: Parts, func: (index: number) => number): FreeSupport {
  const { module } = p;
  const type = module.type(['i32', 'i32', 'i32'], ['i32']);
  const push = module.declare(['i32', 'i32', 'i32', 'i32'], ['i32']);
  const later = module.declare(['i32', 'i32'], ['i32']);
  const run = module.declare(['i32', 'i32', 'i32', 'i32'], ['i32']);
  const caught = module.declare(['i32', 'i32', 'i32'], ['i32']);
  const support = { type, push, later, caught, func };
  module.declareTag();
  module.define(push, writePush(p));
  module.define(later, writeLater(p));
  module.define(caught, writeCaught(p, support));
  module.define(run, writeRun(p, type));
  module.export('runFree', run);
  return support;
}

interface RunLocals {
  readonly g: number;
  readonly fp: number;
  /** splitmix64's state. */
  readonly state: number;
  readonly z: number;
  /** Fuel that the goroutine began with. */
  readonly fuel: number;
}

/** (turns, seed low, seed high, turns made before) → turns made. */
function writeRun(p: Parts, type: number): Uint8Array {
  const [turns, low, high, from] = [0, 1, 2, 3];
  const code = new CodeWriter(4);
  const done = code.local('i32');
  const gid = code.local('i32');
  const at: RunLocals = {
    g: code.local('i32'),
    fp: code.local('i32'),
    state: code.local('i64'),
    z: code.local('i64'),
    fuel: code.local('i32'),
  };
  const { g } = at;
  pushRandomState(code, low, high, from);
  code.set(at.state);
  const over = code.block();
  const next = code.loop();
  code.i32(0);
  code.i32Load(p.roots.sched + SCHED.fault);
  code.brIf(over);
  code.get(done);
  code.get(turns);
  code.op(OP.i32GeU);
  code.brIf(over);
  chooseNext(p, code, { gid, ...at });
  code.get(gid);
  code.op(OP.i32Eqz);
  code.if();
  callHost(code, p.roots.checkdead, []);
  code.br(next);
  code.end();
  pushGOf(p, code, gid);
  code.set(g);
  storeWord(code, WORD.currentG, () => code.get(g));
  storeWord(code, WORD.scratchTop, () => code.i32(SCRATCH_START));
  pushRank(code, at, () => code.i64(BigInt(SLICE)));
  code.i32(SLICE);
  code.op(OP.i32Add);
  code.set(at.fuel);
  storeWord(code, WORD.fuel, () => code.get(at.fuel));
  runGoroutine(p, code, at, type);
  sayWhere(p, code, at);
  settle(p, code, at.fuel);
  code.get(done);
  code.i32(1);
  code.op(OP.i32Add);
  code.set(done);
  code.br(next);
  code.end();
  code.end();
  code.get(done);
  return code.finish();
}

/** Among the processors by chance, as the policy golike does; a runtime without them: in turn. */
function chooseNext(
  p: Parts,
  code: CodeWriter,
  { gid, state, z }: { gid: number; state: number; z: number },
): void {
  if (p.roots.schedpick === undefined) {
    code.get(gid);
    code.call(p.func.nextAfter);
    code.set(gid);
    return;
  }
  code.get(state);
  pushGamma(code);
  code.op(OP.i64Add);
  code.set(state);
  const chance = code.local('i32');
  pushRank(code, { state, z }, () => code.i64(1n << 32n));
  code.set(chance);
  callHost(code, p.roots.schedpick, [chance]);
  code.set(gid);
}

/** From the frame where the goroutine was left, until it is left again. */
function runGoroutine(p: Parts, code: CodeWriter, { g, fp }: RunLocals, type: number): void {
  code.get(g);
  code.i32Load(G.fp);
  code.set(fp);
  const again = code.loop();
  storeWord(code, WORD.goOn, () => code.i32(0));
  goOnRecovered(code, fp);
  setLimit(code, fp);
  code.get(fp);
  code.get(g);
  code.get(fp);
  code.i32Load(FRAME.pc);
  code.get(fp);
  code.i32Load(FRAME.func);
  code.callIndirect(type);
  code.op(OP.i32Eqz);
  code.if();
  code.get(fp);
  code.i32Load(FRAME.caller);
  code.set(fp);
  code.get(g);
  code.get(fp);
  code.i32Store(G.fp);
  code.br(again);
  code.end();
  code.get(g);
  code.i32Load(G.fp);
  code.set(fp);
  code.i32(0);
  code.i32Load(WORD.goOn);
  code.i32(0);
  code.i32Load(p.roots.sched + SCHED.fault);
  code.op(OP.i32Eqz, OP.i32And);
  code.brIf(again);
  code.end();
}

/** Time has passed, timers may be due, and the scheduler moves its queues. */
function settle(p: Parts, code: CodeWriter, fuel: number): void {
  const used = code.local('i32');
  code.get(fuel);
  code.i32(0);
  code.i32Load(WORD.fuel);
  code.op(OP.i32Sub);
  code.set(used);
  if (p.roots.runtimers !== undefined) {
    passTime(p, code, p.roots.runtimers, () => {
      code.get(used);
      code.op(OP.i64ExtendI32U);
      code.i64(BigInt(NS_PER_STEP) / TURNS_FOR_STEP);
      code.op(OP.i64Mul);
      code.i64(BigInt(NS_PER_STEP));
      code.op(OP.i64Add);
    });
  }
  if (p.roots.schedule === undefined) return;
  const left = code.local('i32');
  code.i32(FUEL_PER_STEP);
  code.get(used);
  code.op(OP.i32Sub);
  code.set(left);
  callHost(code, p.roots.schedule, [left]);
}

/** By now the frame has written where it was left; it goes on elsewhere. */
function goOnRecovered(code: CodeWriter, fp: number): void {
  code.i32(0);
  code.i32Load(WORD.unwindTo);
  code.if();
  code.get(fp);
  code.get(fp);
  code.i32Load(FRAME.deferred);
  code.i32Store(FRAME.pc);
  storeWord(code, WORD.unwindTo, () => code.i32(0));
  code.end();
}

/** The chunk's end, or where too many frames would nest. */
function setLimit(code: CodeWriter, fp: number): void {
  const nested = code.local('i32');
  const end = code.local('i32');
  code.get(fp);
  code.i32(NESTED);
  code.op(OP.i32Add);
  code.set(nested);
  code.get(fp);
  code.i32Load(FRAME.chunk);
  code.i32Load(CHUNK.end);
  code.set(end);
  storeWord(code, WORD.stackLimit, () => {
    code.get(nested);
    code.get(end);
    code.get(nested);
    code.get(end);
    code.op(OP.i32LtU, OP.select);
  });
}

/** The stop at which the goroutine was left; a dead one has no frame. */
function sayWhere(p: Parts, code: CodeWriter, { g, fp }: { g: number; fp: number }): void {
  code.get(fp);
  code.if();
  code.get(g);
  code.get(fp);
  code.i32Load(FRAME.func);
  code.i32(2);
  code.op(OP.i32Shl);
  code.i32Load(p.roots.firstStops);
  code.get(fp);
  code.i32Load(FRAME.pc);
  code.op(OP.i32Add);
  code.i32Store(G.stop);
  code.end();
}
