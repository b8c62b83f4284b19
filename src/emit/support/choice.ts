import { callHost } from './frames';
import { CodeWriter } from '../wasm/code-writer';
import { OP } from '../wasm/opcodes';
import { type Parts, POLICY } from './parts';
import { dropLowest, pushRandomState, pushRank } from './random';
import { pushBits, pushRunCount, pushWordCount } from './runnable';

/** (policy, seed low, seed high, quantum, step, last) → gid, 0 when nobody can run. policy.ts has the same in TypeScript. */
export function defineChoose(p: Parts): void {
  const [policy, low, high, quantum, step, last] = [0, 1, 2, 3, 4, 5];
  const code = new CodeWriter(6);
  const state = code.local('i64');
  const z = code.local('i64');
  const rank = code.local('i32');
  const word = code.local('i32');
  const words = code.local('i32');
  const bits = code.local('i64');
  code.get(policy);
  code.i32(POLICY.random);
  code.op(OP.i32Eq);
  code.if();
  pushWordCount(p, code);
  code.set(words);
  pushRandomState(code, low, high, step);
  code.set(state);
  pushRank(code, { state, z }, () => {
    pushRunCount(p, code);
    code.op(OP.i64ExtendI32U);
  });
  code.set(rank);
  eachWord(code, word, words, () => {
    pushBits(p, code, word);
    code.set(bits);
    code.get(rank);
    code.get(bits);
    code.op(OP.i64Popcnt, OP.i32WrapI64, OP.i32LtU);
    code.if();
    dropLowest(code, rank, bits);
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
  chooseAsGo(p, code, { policy, low, high, step, state, z });
  stayWithLast(p, code, { policy, quantum, step, last });
  code.get(last);
  code.call(p.func.nextAfter);
  p.module.define(p.func.choose, code.finish());
}

/** Of the goroutines that have a processor one, by chance. */
function chooseAsGo(
  p: Parts,
  code: CodeWriter,
  at: { policy: number; low: number; high: number; step: number; state: number; z: number },
): void {
  const chance = code.local('i32');
  code.get(at.policy);
  code.i32(POLICY.golike);
  code.op(OP.i32Eq);
  code.if();
  pushRandomState(code, at.low, at.high, at.step);
  code.set(at.state);
  pushRank(code, at, () => code.i64(1n << 32n));
  code.set(chance);
  callHost(code, p.roots.schedpick, [chance]);
  code.return();
  code.end();
}

/** By hand as long as it can run; round robin within its quantum. */
function stayWithLast(
  p: Parts,
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
  code.call(p.func.isRunnable);
  code.if();
  code.get(at.last);
  code.return();
  code.end();
  code.end();
}

function eachWord(code: CodeWriter, word: number, words: number, body: () => void): void {
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
