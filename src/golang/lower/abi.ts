import type { ValType } from '../ir/ir';
import type { Func, Type } from '../types/type';
import { isBig, leavesOf } from './layout';

/**
 * How values cross a call. In order: one hidden pointer for each big result (to a slot of the caller's), the
 * receiver, the parameters; each as its leaves, or, when big, as the address of a copy in the caller's frame. What
 * is left of the results are the leaves of those that are not big. A closure's context comes before all of it.
 */
export interface Abi {
  /** How many of `params` are hidden result pointers. */
  readonly hidden: number;
  readonly params: readonly ValType[];
  readonly results: readonly ValType[];
}

export function abiOf(type: Func, recv: Type | undefined): Abi {
  const results = type.results.map((r) => r.type);
  const hidden = results.filter(isBig);
  const params = [...(recv ? [recv] : []), ...type.params.map((p) => p.type)];
  return {
    hidden: hidden.length,
    params: [...hidden.map((): ValType => 'i64'), ...params.flatMap(parameterWords)],
    results: results.filter((t) => !isBig(t)).flatMap((t) => leavesOf(t).map((leaf) => leaf.val)),
  };
}

export function parameterWords(type: Type): readonly ValType[] {
  return isBig(type) ? ['i64'] : leavesOf(type).map((leaf) => leaf.val);
}
