import {
  type EarlierPolicy,
  type Gid,
  POLICY_CHOICE,
  type PolicyChoice,
  type Schedule,
  type StepIndex,
} from '../recording';

/** What of a run it takes to follow a plan. */
interface Follower {
  readonly cursor: StepIndex;
  readonly policy: PolicyChoice;
  choosePolicy(policy: PolicyChoice): void;
  runByPolicy(count: number): number;
  runAlone(gid: Gid, count: number): number;
}

/** Makes the choices of a plan from the cursor on; how many could be made. Before step `until` an earlier policy chooses. */
export function follow(run: Follower, plan: Schedule, earlier: readonly EarlierPolicy[]): number {
  const from = run.cursor;
  const chosen = run.policy;
  let left = plan;
  let made = 0;
  let wanted = 0;
  for (const { until, policy } of earlier) {
    const part = left.truncate(Math.max(0, until - run.cursor));
    left = left.from(part.length);
    run.choosePolicy(policy);
    wanted += part.length;
    made += followAll(run, part);
    if (made < wanted) break;
  }
  run.choosePolicy(chosen);
  if (made === wanted) followAll(run, left);
  return run.cursor - from;
}

/** As many as can be made. */
function followAll(run: Follower, plan: Schedule): number {
  const from = run.cursor;
  for (const { gid, count } of plan.runs()) {
    const made = gid === POLICY_CHOICE ? run.runByPolicy(count) : run.runAlone(gid, count);
    if (made < count) break;
  }
  return run.cursor - from;
}
