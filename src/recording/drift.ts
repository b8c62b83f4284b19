import type { StateMark } from './replay-link';
import type { Gid, StepIndex } from './words';

/** A replay led elsewhere: the machine here is not the one that made the link. */
export interface Drift {
  /** Of the last state that is known to be the same; undefined: none is. */
  readonly agreed: StepIndex | undefined;
  /** The first state that is known to be another. */
  readonly at: StepIndex;
  /** By its hash, or because its next step cannot be made, the program has ended before its time, or not in time. */
  readonly kind: 'state' | 'choice' | 'early' | 'late';
  /** Who was to make the next step and cannot. */
  readonly gid?: Gid;
}

/** Where it went elsewhere: at step `at`, somewhere after `agreed`, or anywhere before `at`. */
export function driftPlace({ agreed, at }: Drift): 'at' | 'between' | 'before' {
  if (at === 0 || (agreed !== undefined && agreed >= at - 1)) return 'at';
  return agreed === undefined ? 'before' : 'between';
}

/** A chance of less than one in 60,000 to be taken in by another state. */
const SURE_BITS = 16;

/** Of marks that agreed one after the other, the last that can be relied on: a short one may agree by chance, but not those behind it too. */
export function lastSure(agreed: readonly StateMark[]): StepIndex | undefined {
  let bits = 0;
  return agreed.findLast(({ hash }) => (bits += 4 * hash.length) >= SURE_BITS)?.at;
}

/** A sentence without its capital and its full stop. */
export function driftText(drift: Drift): string {
  const { agreed = 0, at } = drift;
  const place = driftPlace(drift);
  const since = place === 'between' ? `between step ${told(agreed)} and` : place;
  const where = `${since} step ${told(at)}${howText(drift)}`;
  return `this run drifted ${where}: the link was made by another hmapscope; what follows is not what its maker saw`;
}

function howText({ kind, gid }: Drift): string {
  switch (kind) {
    case 'state':
      return '';
    case 'choice':
      return `, where goroutine ${gid} cannot go on as it did`;
    case 'early':
      return ', where it ended too soon';
    case 'late':
      return ', where it should have ended';
  }
}

function told(step: number): string {
  return `${step}`.replace(/\B(?=(?:\d{3})+$)/g, ',');
}
