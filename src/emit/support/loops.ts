import {
  LOG_END,
  LOG_MARGIN,
  LOG_RECORD,
  SCHED,
  SCHEDULE_START,
  SCRATCH_START,
  WORD,
} from '../../memory';
import { CodeWriter, type Label } from '../wasm/code-writer';
import { OP } from '../wasm/opcodes';
import { type Parts } from './parts';
import { pushFirstBits, pushIsRunnable } from './runnable';
import { pushGOf, stepInline, type StepLocals } from './step';
import { storeWord } from './words';

/** (pairs, most steps) → steps made: the choices {gid, count} of the schedule area. */
export function defineReplay(p: Parts): void {
  const [pairs, most] = [0, 1];
  const code = new CodeWriter(2);
  const loop = beginLoop(p, code, most);
  const at = code.local('i32');
  const end = code.local('i32');
  const gid = code.local('i32');
  const g = code.local('i32');
  const left = code.local('i32');
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
  code.get(gid);
  code.i32(0);
  code.i32Load(p.roots.sched + SCHED.allglen);
  code.op(OP.i32GeU);
  code.brIf(over);
  pushGOf(p, code, gid);
  code.set(g);
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
  leaveWhenOver(p, code, loop, over);
  pushIsRunnable(p, code, gid);
  code.op(OP.i32Eqz);
  code.brIf(over);
  stepAndCount(p, code, { ...loop, gid, g });
  code.get(left);
  code.i32(1);
  code.op(OP.i32Sub);
  code.set(left);
  code.br(again);
  code.end();
  code.end();
  code.end();
  code.get(loop.done);
  p.module.define(p.func.replay, code.finish());
}

/** Locals of a loop that steps. */
export interface LoopLocals {
  /** Steps made. */
  readonly done: number;
  /** Steps to make at most. */
  readonly limit: number;
  /** When `done` has come here, the rarer reasons to leave are looked at. */
  readonly until: number;
  /** Who of the first 64 goroutines can run, as the last step left it. */
  readonly bits: number;
}

export function beginLoop(p: Parts, code: CodeWriter, limit: number): LoopLocals {
  const done = code.local('i32');
  const until = code.local('i32');
  const bits = code.local('i64');
  storeWord(code, WORD.done, () => code.i32(0));
  storeWord(code, WORD.scratchTop, () => code.i32(SCRATCH_START));
  pushFirstBits(p, code);
  code.set(bits);
  return { done, limit, until, bits };
}

/** A fault; enough steps; and, looked at now and then, a request to stop or little room in the log. */
export function leaveWhenOver(p: Parts, code: CodeWriter, at: LoopLocals, over: Label): void {
  const { done, limit, until } = at;
  code.i32(0);
  code.i32Load(p.roots.sched + SCHED.fault);
  code.brIf(over);
  code.get(done);
  code.get(until);
  code.op(OP.i32GeU);
  code.if();
  code.get(done);
  code.get(limit);
  code.op(OP.i32GeU);
  code.brIf(over);
  code.i32(0);
  code.i32Load(WORD.stopRequested);
  code.brIf(over);
  code.i32(0);
  code.i32Load(WORD.logNext);
  code.i32(LOG_END - LOG_MARGIN * LOG_RECORD);
  code.op(OP.i32GeU);
  code.brIf(over);
  // The next multiple of 64, or the limit.
  code.get(done);
  code.i32(63);
  code.op(OP.i32Or);
  code.i32(1);
  code.op(OP.i32Add);
  code.set(until);
  code.get(until);
  code.get(limit);
  code.get(until);
  code.get(limit);
  code.op(OP.i32LtU, OP.select);
  code.set(until);
  code.end();
}

/** The count is in memory too: a trap would lose the local. */
export function stepAndCount(p: Parts, code: CodeWriter, at: LoopLocals & StepLocals): void {
  stepInline(p, code, at);
  code.get(at.done);
  code.i32(1);
  code.op(OP.i32Add);
  code.set(at.done);
  storeWord(code, WORD.done, () => code.get(at.done));
}
