import type { Policy } from '../../store';

/** Steps a second, while a run plays. */
export const SPEEDS: readonly number[] = [1, 2, 5, 15, 60, 600];

export const POLICIES: readonly Policy['kind'][] = ['byHand', 'roundRobin', 'random', 'golike'];

export function policyOf(kind: Policy['kind'], seed: number): Policy {
  switch (kind) {
    case 'byHand':
      return { kind };
    case 'roundRobin':
      return { kind, quantum: 1 };
    case 'random':
    case 'golike':
      return { kind, seed };
  }
}
