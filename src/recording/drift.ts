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

/** Where it went elsewhere: at step `at`, somewhere after `agreed`, or anywhere before `at`. */
export function driftPlace({ agreed, at, kind }: Drift): 'at' | 'between' | 'before' {
  if (kind === 'choice' || at === 0 || agreed === at - 1) return 'at';
  return agreed === undefined ? 'before' : 'between';
}

/** A sentence without its capital and its full stop. */
export function driftText(drift: Drift): string {
  const { agreed = 0, at } = drift;
  const place = driftPlace(drift);
  const since = place === 'between' ? `between step ${told(agreed)} and` : place;
  const where = `${since} step ${told(at)}`;
  return `this run drifted ${where}: the link was made by another hmapscope; the picture from there on is not what its maker saw`;
}

function told(step: number): string {
  return `${step}`.replace(/\B(?=(?:\d{3})+$)/g, ',');
}
