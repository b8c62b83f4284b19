import { SCHED } from '../../memory';
import { CodeWriter } from '../wasm/code-writer';
import { OP } from '../wasm/opcodes';
import { type Parts, POLICY, SPLITMIX } from './parts';
import { pushWordCount, pushBits } from './runnable';

/** (policy, seed low, seed high, quantum, step, last) → gid, 0 when nobody can run. policy.ts has the same in TypeScript. */
export function defineChoose(p: Parts): void {
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
  pushWordCount(p, code);
  code.set(words);
  eachWord(code, word, words, () => {
    code.get(total);
    pushBits(p, code, word);
    code.op(OP.i64Popcnt, OP.i32WrapI64, OP.i32Add);
    code.set(total);
  });
  pushRank(code, { low, high, z }, step, () => {
    code.get(total);
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
  stayWithLast(p, code, { policy, quantum, step, last });
  code.get(last);
  code.call(p.func.nextAfter);
  p.module.define(p.func.choose, code.finish());
}

/**
 * Clears the lowest `rank` bits. Without branches for the first few: whoever comes is random, and a branch would be
 * mispredicted every other time.
 */
export function dropLowest(code: CodeWriter, rank: number, bits: number): void {
  for (let k = 0; k < BRANCHLESS; k++) {
    code.get(bits);
    code.i64(1n);
    code.op(OP.i64Sub);
    code.get(bits);
    code.op(OP.i64And);
    code.get(bits);
    code.get(rank);
    code.i32(k);
    code.op(OP.i32GtU, OP.select);
    code.set(bits);
  }
  const done = code.block();
  const again = code.loop();
  code.get(rank);
  code.i32(BRANCHLESS);
  code.op(OP.i32LeU);
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

const BRANCHLESS = 3;

export interface RandomLocals {
  readonly low: number;
  readonly high: number;
  readonly z: number;
  readonly bits: number;
  readonly rank: number;
}

/** Pushes the random choice of step `step` among goroutines below 64; 0 when none of them can run. */
export function pushRandomOfFew(p: Parts, code: CodeWriter, at: RandomLocals, step: number): void {
  const { bits, rank } = at;
  code.i32(0);
  code.i32Load(p.roots.sched + SCHED.runnable);
  code.i64Load(0);
  code.set(bits);
  pushRank(code, at, step, () => {
    code.get(bits);
    code.op(OP.i64Popcnt);
  });
  code.set(rank);
  dropLowest(code, rank, bits);
  // Without any bit the count is 64.
  code.get(bits);
  code.op(OP.i64Ctz, OP.i32WrapI64);
  code.i32(63);
  code.op(OP.i32And);
}

/** Pushes the high half of (random 32 bits × total). */
function pushRank(
  code: CodeWriter,
  at: { readonly low: number; readonly high: number; readonly z: number },
  step: number,
  total: () => void,
): void {
  pushSplitmix(code, { ...at, step });
  code.i64(32n);
  code.op(OP.i64ShrU);
  total();
  code.op(OP.i64Mul);
  code.i64(32n);
  code.op(OP.i64ShrU, OP.i32WrapI64);
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
