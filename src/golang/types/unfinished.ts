import type { Named } from './type';

/** Of a type whose declaration is being read. */
interface Unfinished {
  /** Its right side is nothing but another type's name. */
  readonly isName: boolean;
  readonly whenDone: (() => void)[];
}

const unfinished = new WeakMap<Named, Unfinished>();

export function beginType(named: Named, isName: boolean): void {
  unfinished.set(named, { isName, whenDone: [] });
}

export function finishType(named: Named): void {
  const state = unfinished.get(named);
  unfinished.delete(named);
  for (const run of state?.whenDone ?? []) run();
}

export function isUnfinished(named: Named): boolean {
  return unfinished.has(named);
}

/**
 * In `type A struct { next *B }; type B A` B has to wait for A. Says whether there is such a wait: none is needed for
 * what is finished, and none helps where names alone go round.
 */
export function waitFor(named: Named, run: () => void): boolean {
  const state = unfinished.get(named);
  if (state === undefined || state.isName) return false;
  state.whenDone.push(run);
  return true;
}
