import { callHost } from './frames';
import { CodeWriter } from '../wasm/code-writer';
import { OP } from '../wasm/opcodes';
import { type Parts, POLICY } from './parts';
import { pushRandomState, pushRank, pushRanked, type RankedLocals } from './random';
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
  const at = {
    rank,
    word: code.local('i32'),
    words: code.local('i32'),
    bits: code.local('i64'),
    count: code.local('i32'),
    below: code.local('i32'),
    shift: code.local('i32'),
  };
  const { word, words } = at;
  pushWordCount(p, code);
  code.set(words);
  code.i32(0);
  code.set(word);
  const few = code.block();
  const again = code.loop();
  code.get(word);
  code.i32(4);
  code.op(OP.i32Add);
  code.get(words);
  code.op(OP.i32GtU);
  code.brIf(few);
  returnFromFour(p, code, at);
  code.br(again);
  code.end();
  code.end();
  const none = code.block();
  const next = code.loop();
  code.get(word);
  code.get(words);
  code.op(OP.i32GeU);
  code.brIf(none);
  returnFromOne(p, code, at);
  code.br(next);
  code.end();
  code.end();
}

interface WordLocals extends RankedLocals {
  readonly word: number;
  readonly words: number;
}

/**
 * Of a thousand goroutines all are counted in 5 ns, word by word in 25. In which of the four words it is, is found without a
 * branch, which would be mispredicted.
 */
function returnFromFour(p: Parts, code: CodeWriter, at: WordLocals): void {
  const { rank, word, below } = at;
  const first = code.local('i32');
  const upTo = [0, 1, 2, 3].map(() => code.local('i32'));
  pushBitsAt(p, code, word);
  code.set(first);
  for (const [k, sum] of upTo.entries()) {
    code.get(first);
    code.i64Load(k * 8);
    code.op(OP.i64Popcnt, OP.i32WrapI64);
    if (k > 0) {
      code.get(upTo[k - 1] as number);
      code.op(OP.i32Add);
    }
    code.set(sum);
  }
  const [one, two, three, all] = upTo as [number, number, number, number];
  code.get(rank);
  code.get(all);
  code.op(OP.i32LtU);
  code.if();
  code.i32(0);
  code.set(below);
  for (const sum of [one, two, three]) {
    code.get(sum);
    code.get(below);
    code.get(rank);
    code.get(sum);
    code.op(OP.i32GeU, OP.select);
    code.set(below);
  }
  for (const sum of [one, two, three]) {
    code.get(word);
    code.get(rank);
    code.get(sum);
    code.op(OP.i32GeU, OP.i32Add);
    code.set(word);
  }
  code.get(rank);
  code.get(below);
  code.op(OP.i32Sub);
  code.set(rank);
  returnFromWord(p, code, at);
  code.end();
  passOver(code, at, all, 4);
}

function returnFromOne(p: Parts, code: CodeWriter, at: WordLocals): void {
  const { rank, word, count } = at;
  pushBits(p, code, word);
  code.op(OP.i64Popcnt, OP.i32WrapI64);
  code.set(count);
  code.get(rank);
  code.get(count);
  code.op(OP.i32LtU);
  code.if();
  returnFromWord(p, code, at);
  code.end();
  passOver(code, at, count, 1);
}

function returnFromWord(p: Parts, code: CodeWriter, at: WordLocals): void {
  pushBits(p, code, at.word);
  code.set(at.bits);
  code.get(at.word);
  code.i32(6);
  code.op(OP.i32Shl);
  pushRanked(code, at);
  code.op(OP.i32Add);
  code.return();
}

function passOver(code: CodeWriter, at: WordLocals, count: number, words: number): void {
  code.get(at.rank);
  code.get(count);
  code.op(OP.i32Sub);
  code.set(at.rank);
  code.get(at.word);
  code.i32(words);
  code.op(OP.i32Add);
  code.set(at.word);
}
