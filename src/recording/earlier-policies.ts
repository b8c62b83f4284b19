import { type PolicyChoice, samePolicy } from './policy';
import type { EarlierPolicy } from './replay-link';
import type { StepIndex } from './words';

/** The policies of a recording that was cut off at `n`. */
export function cutPolicies(
  earlier: readonly EarlierPolicy[],
  n: StepIndex,
): readonly EarlierPolicy[] {
  if ((earlier.at(-1)?.until ?? 0) <= n) return earlier;
  const kept: EarlierPolicy[] = [];
  for (const { until, policy } of earlier) {
    if ((kept.at(-1)?.until ?? 0) === n) break;
    kept.push({ until: Math.min(until, n) as StepIndex, policy });
  }
  return kept;
}

/** With `policy`, which chose up to step `until`: stretches of no steps are left out, those of one policy are one. */
export function withPolicy(
  earlier: readonly EarlierPolicy[],
  until: StepIndex,
  policy: PolicyChoice,
): readonly EarlierPolicy[] {
  const last = earlier.at(-1);
  if ((last?.until ?? 0) === until) return earlier;
  const before =
    last !== undefined && samePolicy(last.policy, policy) ? earlier.slice(0, -1) : earlier;
  return [...before, { until, policy }];
}
