import { POLICY, SPLITMIX } from '../emit';
import { MOST, type PolicyChoice } from '../recording';

/** A policy is part of what a run is a function of, so links carry it: recording owns the word. */
export type { PolicyChoice } from '../recording';

/** A policy as the run loop takes it: numbers only. */
export interface PolicyWords {
  readonly policy: number;
  readonly seedLow: number;
  readonly seedHigh: number;
  readonly quantum: number;
}

export function policyWords(choice: PolicyChoice): PolicyWords {
  switch (choice.kind) {
    case 'byHand':
      return { policy: POLICY.byHand, seedLow: 0, seedHigh: 0, quantum: 1 };
    case 'roundRobin': {
      // No run has more steps than that, and the run loop's numbers have 32 bits.
      const quantum = Math.min(Math.max(1, Math.floor(choice.quantum)), MOST.steps);
      return { policy: POLICY.roundRobin, seedLow: 0, seedHigh: 0, quantum };
    }
    case 'random':
    case 'golike': {
      const seed = BigInt.asUintN(64, BigInt(Math.trunc(choice.seed)));
      return {
        policy: POLICY[choice.kind],
        seedLow: Number(seed & 0xffff_ffffn),
        seedHigh: Number(seed >> 32n),
        quantum: 1,
      };
    }
  }
}

/**
 * The choice that the run loop makes in WebAssembly, written to be read: who of `runnable` (ascending) takes
 * step `step` when `last` took the one before (0: nobody). Undefined when nobody can.
 */
export function choose(
  choice: PolicyChoice,
  runnable: readonly number[],
  step: number,
  last: number,
): number | undefined {
  if (choice.kind === 'random') return runnable[randomRank(choice.seed, step, runnable.length)];
  const turnIsOver = choice.kind === 'roundRobin' && step % policyWords(choice).quantum === 0;
  if (!turnIsOver && runnable.includes(last)) return last;
  return runnable.find((gid) => gid > last) ?? runnable[0];
}

/** 0 ≤ rank < count: the high 32 bits of splitmix64's output `step`, scaled. */
function randomRank(seed: number, step: number, count: number): number {
  const u64 = (value: bigint): bigint => BigInt.asUintN(64, value);
  let z = u64(BigInt(Math.trunc(seed)) + BigInt(step + 1) * SPLITMIX.gamma);
  z = u64((z ^ (z >> 30n)) * SPLITMIX.first);
  z = u64((z ^ (z >> 27n)) * SPLITMIX.second);
  z ^= z >> 31n;
  return Number(((z >> 32n) * BigInt(count)) >> 32n);
}
