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

/** Locals: `bits` and `rank` are used up, the others are scratch. */
export interface RankedLocals {
  readonly rank: number;
  readonly bits: number;
  readonly count: number;
  readonly below: number;
  readonly shift: number;
}

/**
 * Pushes the place of the bit that has `rank` others below it, 64 when there are not so many. Whoever comes is random: a
 * branch that depends on it would be mispredicted every other time, so there are branches on how many bits there are alone.
 */
export function pushRanked(code: CodeWriter, at: RankedLocals): void {
  const { bits, count, shift } = at;
  code.i32(0);
  code.set(shift);
  code.get(bits);
  code.op(OP.i64Popcnt, OP.i32WrapI64);
  code.tee(count);
  code.i32(MANY);
  code.op(OP.i32GtU);
  code.if();
  // Afterwards fewer than eight are below it.
  for (const half of [32, 16, 8]) leaveLowHalf(code, at, half);
  code.end();
  for (let k = 0; k < FEW - 1; k++) dropLowestAbove(code, at, k);
  code.get(count);
  code.i32(FEW);
  code.op(OP.i32GtU);
  code.if();
  for (let k = FEW - 1; k < MANY - 1; k++) dropLowestAbove(code, at, k);
  code.end();
  code.get(bits);
  code.op(OP.i64Ctz, OP.i32WrapI64);
  code.get(shift);
  code.op(OP.i32Add);
}

const FEW = 4;
const MANY = 8;

/** When the bit is not among the lowest `half`, those are shifted away. */
function leaveLowHalf(code: CodeWriter, at: RankedLocals, half: number): void {
  const { rank, bits, below, shift } = at;
  const choose = (ifAbove: () => void, local: number): void => {
    ifAbove();
    code.get(local);
    code.get(rank);
    code.get(below);
    code.op(OP.i32GeU, OP.select);
  };
  code.get(bits);
  code.i64((1n << BigInt(half)) - 1n);
  code.op(OP.i64And, OP.i64Popcnt, OP.i32WrapI64);
  code.set(below);
  choose(() => {
    code.get(shift);
    code.i32(half);
    code.op(OP.i32Add);
  }, shift);
  code.set(shift);
  choose(() => {
    code.get(bits);
    code.i64(BigInt(half));
    code.op(OP.i64ShrU);
  }, bits);
  code.set(bits);
  choose(() => {
    code.get(rank);
    code.get(below);
    code.op(OP.i32Sub);
  }, rank);
  code.set(rank);
}

/** Clears the lowest bit when `rank` is above k. */
function dropLowestAbove(code: CodeWriter, { rank, bits }: RankedLocals, k: number): void {
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
