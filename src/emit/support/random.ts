import { type CodeWriter } from '../wasm/code-writer';
import { OP } from '../wasm/opcodes';
import { SPLITMIX } from './parts';

// Chance as generated code: splitmix64, and the k-th of those who can run.

/** Pushes splitmix64's state for a step: the one of the step before, and gamma. */
export function pushRandomState(code: CodeWriter, low: number, high: number, step: number): void {
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
  pushGamma(code);
  code.op(OP.i64Mul, OP.i64Add);
}

export function pushGamma(code: CodeWriter): void {
  code.i64(BigInt.asIntN(64, SPLITMIX.gamma));
}

/** Pushes a random number below a count (i64): the high half of (random 32 bits × count). */
export function pushRank(
  code: CodeWriter,
  at: { readonly state: number; readonly z: number },
  count: () => void,
): void {
  const { state, z } = at;
  code.get(state);
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
  code.i64(32n);
  code.op(OP.i64ShrU);
  count();
  code.op(OP.i64Mul);
  code.i64(32n);
  code.op(OP.i64ShrU, OP.i32WrapI64);
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
  code.get(rank);
  code.i32(BRANCHLESS);
  code.op(OP.i32GtU);
  code.if();
  const again = code.loop();
  code.get(bits);
  code.get(bits);
  code.i64(1n);
  code.op(OP.i64Sub, OP.i64And);
  code.set(bits);
  code.get(rank);
  code.i32(1);
  code.op(OP.i32Sub);
  code.tee(rank);
  code.i32(BRANCHLESS);
  code.op(OP.i32GtU);
  code.brIf(again);
  code.end();
  code.end();
}

const BRANCHLESS = 3;
