import type { Drift, ReplayLink, StepIndex } from '../recording';
import type { InstanceOptions } from './instance';
import type { Run } from './run';

/** What a replay link says of the run itself. */
export type Replayed = Pick<
  ReplayLink,
  | 'seed'
  | 'policy'
  | 'earlier'
  | 'golike'
  | 'schedule'
  | 'cursor'
  | 'stateHash'
  | 'marks'
  | 'memoryLimit'
  | 'stackLimit'
>;

/** What an instance must be told so that its states can be those of the link's run. */
export function instanceOptionsOf(
  link: Pick<Replayed, 'seed' | 'policy' | 'golike' | 'memoryLimit' | 'stackLimit' | 'earlier'>,
): InstanceOptions {
  const { seed, policy, earlier, golike, memoryLimit, stackLimit } = link;
  const policies = [policy, ...earlier.map((before) => before.policy)];
  return {
    seed,
    golike: golike === true || policies.some(({ kind }) => kind === 'golike'),
    ...(memoryLimit !== undefined && { memoryLimit }),
    ...(stackLimit !== undefined && { stackLimit }),
  };
}

/**
 * Makes a link's choices on a run at its start, and stands at the link's cursor; where the run drifted before that, at the first
 * state that is not its maker's.
 */
export function replay(run: Run, link: Replayed): Drift | undefined {
  const made = run.follow(link.schedule, link.earlier) as StepIndex;
  const drift = driftOf(run, link, made);
  run.seek(Math.min(link.cursor, drift?.at ?? link.cursor));
  return drift;
}

function driftOf(run: Run, link: Replayed, made: StepIndex): Drift | undefined {
  const { schedule, marks, cursor, stateHash } = link;
  const atCursor = stateHash === undefined ? [] : [{ at: cursor, hash: stateHash }];
  let agreed: StepIndex | undefined;
  for (const { at, hash } of [...marks, ...atCursor].toSorted((a, b) => a.at - b.at)) {
    if (at > made) break;
    run.seek(at);
    if (!run.stateHash().startsWith(hash)) return { kind: 'state', agreed, at };
    agreed = at;
  }
  return made < schedule.length ? { kind: 'choice', agreed, at: made } : undefined;
}
