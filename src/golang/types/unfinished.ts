import type { Named } from './type';

/** Named types whose declaration is being read. */
const unfinished = new WeakSet<Named>();

export function beginType(named: Named): void {
  unfinished.add(named);
}

export function finishType(named: Named): void {
  unfinished.delete(named);
}

export function isUnfinished(named: Named): boolean {
  return unfinished.has(named);
}
