/** How a run chooses when nobody says. Stateless: the choice at step n follows from n, the seed and who can run. */
export type PolicyChoice =
  /** The person clicks; a run goes on with the goroutine that ran last, round robin when it cannot. */
  | { readonly kind: 'byHand' }
  /** Each runnable goroutine in turn, `quantum` steps each. */
  | { readonly kind: 'roundRobin'; readonly quantum: number }
  /** Uniformly among the runnable ones at each step. */
  | { readonly kind: 'random'; readonly seed: number }
  /**
   * As Go's own scheduler queues them; of the goroutines that have a processor one, uniformly. The queues are part of
   * the state, and only such a run has them.
   */
  | { readonly kind: 'golike'; readonly seed: number };

export function samePolicy(a: PolicyChoice, b: PolicyChoice): boolean {
  if (a.kind === 'roundRobin') return b.kind === a.kind && b.quantum === a.quantum;
  if (a.kind === 'random' || a.kind === 'golike') return b.kind === a.kind && b.seed === a.seed;
  return b.kind === a.kind;
}
