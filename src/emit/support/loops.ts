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
import { pushRandomOfFew } from './choice';
import { type Parts, POLICY } from './parts';
import { pushIsRunnable } from './runnable';
import { stepInline } from './step';
import { storeWord } from './words';

/** (policy, seed low, seed high, quantum, first step, count, last) → steps made. */
export function defineRun(p: Parts): void {
  const [policy, low, high, quantum, step, count, last] = [0, 1, 2, 3, 4, 5, 6];
  const code = new CodeWriter(7);
  const done = code.local('i32');
  const gid = code.local('i32');
  const left = code.local('i32');
  const few = code.local('i32');
  const z = code.local('i64');
  const bits = code.local('i64');
  const rank = code.local('i32');
  beginLoop(code);
  // Steps until the turn is over: (quantum - step % quantum) % quantum.
  code.get(quantum);
  code.get(step);
  code.get(quantum);
  code.op(OP.i32RemU, OP.i32Sub);
  code.get(quantum);
  code.op(OP.i32RemU);
  code.set(left);
  const over = code.block();
  const again = code.loop();
  leaveWhenOver(p, code, { over, done, limit: count });
  const chosen = code.block();
  code.get(policy);
  code.i32(POLICY.random);
  code.op(OP.i32Eq);
  code.if();
  code.get(step);
  code.get(done);
  code.op(OP.i32Add);
  code.set(rank);
  code.i32(0);
  code.i32Load(p.roots.sched + SCHED.allglen);
  code.i32(64);
  code.op(OP.i32LeU);
  code.set(few);
  code.get(few);
  code.if();
  pushRandomOfFew(p, code, { low, high, z, bits, rank }, rank);
  code.set(gid);
  code.br(chosen);
  code.end();
  for (const local of [policy, low, high, quantum, rank, last]) code.get(local);
  code.call(p.func.choose);
  code.set(gid);
  code.br(chosen);
  code.end();
  stayOrTurn(p, code, { policy, quantum, last, left, gid, chosen });
  code.end();
  code.get(gid);
  code.op(OP.i32Eqz);
  code.brIf(over);
  stepAndCount(p, code, gid, done);
  code.get(gid);
  code.set(last);
  code.br(again);
  code.end();
  code.end();
  code.get(done);
  p.module.define(p.func.run, code.finish());
}

/** The choice by hand and round robin, as `choose` makes it, with the division done once a run. */
function stayOrTurn(
  p: Parts,
  code: CodeWriter,
  at: Readonly<Record<'policy' | 'quantum' | 'last' | 'left' | 'gid' | 'chosen', number>>,
): void {
  const { left, last, gid } = at;
  const stay = code.block();
  const turn = code.block();
  code.get(at.policy);
  code.i32(POLICY.roundRobin);
  code.op(OP.i32Ne);
  code.brIf(turn);
  code.get(left);
  code.i32(1);
  code.op(OP.i32Sub);
  code.set(left);
  code.get(left);
  code.i32(0);
  code.op(OP.i32GeS);
  code.brIf(turn);
  code.get(at.quantum);
  code.i32(1);
  code.op(OP.i32Sub);
  code.set(left);
  code.br(stay);
  code.end();
  pushIsRunnable(p, code, last);
  code.op(OP.i32Eqz);
  code.brIf(stay);
  code.get(last);
  code.set(gid);
  code.br(at.chosen);
  code.end();
  code.get(last);
  code.call(p.func.nextAfter);
  code.set(gid);
}

/** (pairs, most steps) → steps made: the choices {gid, count} of the schedule area. */
export function defineReplay(p: Parts): void {
  const [pairs, most] = [0, 1];
  const code = new CodeWriter(2);
  const done = code.local('i32');
  const at = code.local('i32');
  const end = code.local('i32');
  const gid = code.local('i32');
  const left = code.local('i32');
  beginLoop(code);
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
  leaveWhenOver(p, code, { over, done, limit: most });
  pushIsRunnable(p, code, gid);
  code.op(OP.i32Eqz);
  code.brIf(over);
  stepAndCount(p, code, gid, done);
  code.get(left);
  code.i32(1);
  code.op(OP.i32Sub);
  code.set(left);
  code.br(again);
  code.end();
  code.end();
  code.end();
  code.get(done);
  p.module.define(p.func.replay, code.finish());
}

function beginLoop(code: CodeWriter): void {
  storeWord(code, WORD.done, () => code.i32(0));
  storeWord(code, WORD.scratchTop, () => code.i32(SCRATCH_START));
}

/** Enough steps or a fault; and, looked at now and then, a request to stop or little room in the log. */
function leaveWhenOver(
  p: Parts,
  code: CodeWriter,
  at: { readonly over: Label; readonly done: number; readonly limit: number },
): void {
  code.get(at.done);
  code.get(at.limit);
  code.op(OP.i32GeU);
  code.brIf(at.over);
  code.i32(0);
  code.i32Load(p.roots.sched + SCHED.fault);
  code.brIf(at.over);
  const later = code.block();
  code.get(at.done);
  code.i32(63);
  code.op(OP.i32And);
  code.brIf(later);
  code.i32(0);
  code.i32Load(WORD.stopRequested);
  code.brIf(at.over);
  code.i32(0);
  code.i32Load(WORD.logNext);
  code.i32(LOG_END - LOG_MARGIN * LOG_RECORD);
  code.op(OP.i32GeU);
  code.brIf(at.over);
  code.end();
}

/** The count is in memory too: a trap would lose the local. */
function stepAndCount(p: Parts, code: CodeWriter, gid: number, done: number): void {
  stepInline(p, code, gid);
  code.get(done);
  code.i32(1);
  code.op(OP.i32Add);
  code.set(done);
  storeWord(code, WORD.done, () => code.get(done));
}
