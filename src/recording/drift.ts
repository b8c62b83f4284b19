import type { StepIndex } from './words';

/** A replay led elsewhere: the machine here is not the one that made the link. */
export interface Drift {
  /** Of the last state that is known to be the same; undefined: none is. */
  readonly agreed: StepIndex | undefined;
  /** The first state that is known to be another, or that has no such next step. */
  readonly at: StepIndex;
  /** Another state, or a choice that cannot be made. */
  readonly kind: 'state' | 'choice';
}

/** A sentence without its capital and its full stop. */
export function driftText({ agreed, at, kind }: Drift): string {
  const isExact = kind === 'choice' || at === 0 || agreed === at - 1;
  const since = agreed === undefined ? 'before' : `between step ${told(agreed)} and`;
  const where = isExact ? `at step ${told(at)}` : `${since} step ${told(at)}`;
  return `this run drifted ${where}: the link was made by another hmapscope; the picture from there on is not what its maker saw`;
}

function told(step: number): string {
  return `${step}`.replace(/\B(?=(?:\d{3})+$)/g, ',');
}
