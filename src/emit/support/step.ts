import {
  FIRST_MAPPED,
  FRAME,
  FUEL_PER_STEP,
  G,
  LOG_END,
  LOG_RECORD,
  NS_PER_STEP,
  SCHED,
  SCRATCH_START,
  WORD,
} from '../../memory';
import type { Callee } from '../callee';
import { CodeWriter } from '../wasm/code-writer';
import { OP } from '../wasm/opcodes';
import { callHost } from './frames';
import { type Parts } from './parts';
import { pushExists, pushFirstBits, pushIsRunnable, pushRunCount } from './runnable';
import { storeWord } from './words';

/** (gid) → 1, or 0 when that goroutine cannot run. */
export function defineStep(p: Parts): void {
  const gid = 0;
  const code = new CodeWriter(1);
  const skip = code.block();
  pushIsRunnable(p, code, gid);
  pushExists(p, code, gid);
  code.op(OP.i32And, OP.i32Eqz);
  code.brIf(skip);
  storeWord(code, WORD.scratchTop, () => code.i32(SCRATCH_START));
  const g = code.local('i32');
  pushGOf(p, code, gid);
  code.set(g);
  stepInline(p, code, { gid, g, bits: code.local('i64') });
  code.i32(1);
  code.return();
  code.end();
  code.i32(0);
  p.module.define(p.func.step, code.finish());
}

export interface StepLocals {
  readonly gid: number;
  readonly g: number;
  /** Set: who of the first 64 goroutines can run then. */
  readonly bits: number;
}

/**
 * One step of goroutine `gid`: through the operation it stands before, up to the next one. Written into each
 * loop that steps, since engines do not inline WebAssembly's calls.
 */
export function stepInline(p: Parts, code: CodeWriter, { gid, g, bits }: StepLocals): void {
  const fp = code.local('i32');
  const stop = code.local('i32');
  const addr = code.local('i32');
  code.get(g);
  code.i32Load(G.fp);
  code.set(fp);
  storeWord(code, WORD.currentG, () => code.get(g));
  storeWord(code, WORD.fuel, () => code.i32(FUEL_PER_STEP));
  code.get(g);
  code.i32Load(G.stop);
  code.set(stop);
  code.get(g);
  code.i32Load(G.addr);
  code.set(addr);
  // Most steps stay in one function: they need no loop.
  goOn(p, code, fp, g);
  code.if();
  const again = code.loop();
  code.get(g);
  code.get(fp);
  code.i32Store(G.fp);
  goOn(p, code, fp, g);
  code.brIf(again);
  code.end();
  code.end();
  logStep(code, { gid, stop, addr });
  settle(p, code, bits);
}

/** Calls the frame's function, and leaves the frame to go on with on the stack too. */
function goOn(p: Parts, code: CodeWriter, fp: number, g: number): void {
  code.get(fp);
  code.get(g);
  code.get(fp);
  code.i32Load(FRAME.func);
  code.callIndirect(p.module.type(['i32', 'i32'], ['i32']));
  code.tee(fp);
}

/** Pushes a goroutine's g, which never moves. */
export function pushGOf(p: Parts, code: CodeWriter, gid: number): void {
  code.i32(0);
  code.i32Load(p.roots.sched + SCHED.allgs);
  code.get(gid);
  code.i32(3);
  code.op(OP.i32Shl, OP.i32Add);
  code.i32Load(0);
}

function logStep(code: CodeWriter, row: { gid: number; stop: number; addr: number }): void {
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

/** The clock moves by what is pushed (ns, i64); timers that are due happen at once. */
export function passTime(p: Parts, code: CodeWriter, runtimers: Callee, elapsed: () => void): void {
  const { sched } = p.roots;
  const now = code.local('i64');
  code.i32(0);
  code.i32(0);
  code.i64Load(sched + SCHED.now);
  elapsed();
  code.op(OP.i64Add);
  code.tee(now);
  code.i64Store(sched + SCHED.now);
  const early = code.block();
  code.get(now);
  code.i32(0);
  code.i64Load(sched + SCHED.alarm);
  code.op(OP.i64LtS);
  code.brIf(early);
  callHost(code, runtimers, []);
  code.end();
}

/** Go's own scheduler moves its queues, in runs that have them. */
function reschedule(p: Parts, code: CodeWriter, schedule: Callee): void {
  const fuel = code.local('i32');
  code.i32(0);
  code.i32Load(p.roots.sched + SCHED.procs);
  code.if();
  code.i32(0);
  code.i32Load(WORD.fuel);
  code.set(fuel);
  callHost(code, schedule, [fuel]);
  code.end();
}

/** When nobody can run after a step, the runtime is asked at once: the state after n steps is one state. */
function settle(p: Parts, code: CodeWriter, bits: number): void {
  if (p.roots.runtimers !== undefined) {
    passTime(p, code, p.roots.runtimers, () => code.i64(BigInt(NS_PER_STEP)));
  }
  if (p.roots.schedule !== undefined) reschedule(p, code, p.roots.schedule);
  pushFirstBits(p, code);
  code.set(bits);
  if (p.roots.checkdead === undefined) return;
  const busy = code.block();
  code.get(bits);
  code.i64(0n);
  code.op(OP.i64Ne);
  code.brIf(busy);
  pushRunCount(p, code);
  code.brIf(busy);
  code.i32(0);
  code.i32Load(p.roots.sched + SCHED.fault);
  code.brIf(busy);
  callHost(code, p.roots.checkdead, []);
  if (p.roots.checkdead.func.results.length > 0) code.op(OP.drop);
  pushFirstBits(p, code);
  code.set(bits);
  code.end();
}
