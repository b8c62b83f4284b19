import { callHost } from './frames';
import { CodeWriter } from '../wasm/code-writer';
import { OP } from '../wasm/opcodes';
import { type Parts, POLICY } from './parts';
import { dropLowest, pushRandomState, pushRank } from './random';
import { pushBits, pushBitsAt, pushRunCount, pushWordCount } from './runnable';

/** (policy, seed low, seed high, quantum, step, last) → gid, 0 when nobody can run. policy.ts has the same in TypeScript. */
export function defineChoose(p: Parts): void {
  const [policy, low, high, quantum, step, last] = [0, 1, 2, 3, 4, 5];
  const code = new CodeWriter(6);
  const state = code.local('i64');
  const z = code.local('i64');
  const rank = code.local('i32');
  code.get(policy);
  code.i32(POLICY.random);
  code.op(OP.i32Eq);
  code.if();
  pushRandomState(code, low, high, step);
  code.set(state);
  pushRank(code, { state, z }, () => {
    pushRunCount(p, code);
    code.op(OP.i64ExtendI32U);
  });
  code.set(rank);
  returnRanked(p, code, rank);
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

/** Returns the goroutine that has `rank` others that can run before it, if there are so many. */
function returnRanked(p: Parts, code: CodeWriter, rank: number): void {
  const word = code.local('i32');
  const words = code.local('i32');
  const bits = code.local('i64');
  const count = code.local('i32');
  pushWordCount(p, code);
  code.set(words);
  code.i32(0);
  code.set(word);
  skipWords(p, code, { rank, word, words, count });
  const none = code.block();
  const again = code.loop();
  code.get(word);
  code.get(words);
  code.op(OP.i32GeU);
  code.brIf(none);
  pushBits(p, code, word);
  code.tee(bits);
  code.op(OP.i64Popcnt, OP.i32WrapI64);
  code.set(count);
  code.get(rank);
  code.get(count);
  code.op(OP.i32LtU);
  code.if();
  code.get(word);
  code.i32(6);
  code.op(OP.i32Shl);
  pushRanked(code, { rank, bits, count, shift: words });
  code.op(OP.i32Add);
  code.return();
  code.end();
  code.get(rank);
  code.get(count);
  code.op(OP.i32Sub);
  code.set(rank);
  code.get(word);
  code.i32(1);
  code.op(OP.i32Add);
  code.set(word);
  code.br(again);
  code.end();
  code.end();
}

/** Four words at a time: of a thousand goroutines all are counted in 5 ns, one word at a time in 25. */
function skipWords(
  p: Parts,
  code: CodeWriter,
  at: { rank: number; word: number; words: number; count: number },
): void {
  const { rank, word, words, count } = at;
  const first = code.local('i32');
  const near = code.block();
  const again = code.loop();
  code.get(word);
  code.i32(SKIPPED);
  code.op(OP.i32Add);
  code.get(words);
  code.op(OP.i32GtU);
  code.brIf(near);
  pushBitsAt(p, code, word);
  code.set(first);
  for (let k = 0; k < SKIPPED; k++) {
    code.get(first);
    code.i64Load(k * 8);
    code.op(OP.i64Popcnt);
    if (k > 0) code.op(OP.i64Add);
  }
  code.op(OP.i32WrapI64);
  code.set(count);
  code.get(rank);
  code.get(count);
  code.op(OP.i32LtU);
  code.brIf(near);
  code.get(rank);
  code.get(count);
  code.op(OP.i32Sub);
  code.set(rank);
  code.get(word);
  code.i32(SKIPPED);
  code.op(OP.i32Add);
  code.set(word);
  code.br(again);
  code.end();
  code.end();
}

const SKIPPED = 4;

/** Pushes the place of the bit that has `rank` others below it: the halves that it is not in are shifted away. */
function pushRanked(
  code: CodeWriter,
  at: { rank: number; bits: number; count: number; shift: number },
): void {
  const { rank, bits, count, shift } = at;
  code.i32(0);
  code.set(shift);
  for (const half of [32, 16, 8]) {
    code.get(bits);
    code.i64((1n << BigInt(half)) - 1n);
    code.op(OP.i64And, OP.i64Popcnt, OP.i32WrapI64);
    code.tee(count);
    code.get(rank);
    code.op(OP.i32LeU);
    code.if();
    code.get(rank);
    code.get(count);
    code.op(OP.i32Sub);
    code.set(rank);
    code.get(bits);
    code.i64(BigInt(half));
    code.op(OP.i64ShrU);
    code.set(bits);
    code.get(shift);
    code.i32(half);
    code.op(OP.i32Add);
    code.set(shift);
    code.end();
  }
  dropLowest(code, rank, bits);
  code.get(shift);
  code.get(bits);
  code.op(OP.i64Ctz, OP.i32WrapI64, OP.i32Add);
}
