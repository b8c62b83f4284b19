import {
  type ChoiceRun,
  cutPolicies,
  type EarlierPolicy,
  type Gid,
  type PolicyChoice,
  Schedule,
  type StepIndex,
  withPolicy,
} from '../recording';

/** What was to come from a state on. */
export interface ReplacedFuture {
  readonly at: StepIndex;
  readonly plan: Schedule;
  /** Who chose what the plan leaves to a policy, to its end. */
  readonly policies: readonly EarlierPolicy[];
}

/** Who chose the recorded steps. */
export class RunPlan {
  private chosen: PolicyChoice;
  private before: readonly EarlierPolicy[] = [];
  /** The schedule, with what policies chose left to them: shorter to tell. */
  private runs: ChoiceRun[] = [];

  constructor(policy: PolicyChoice) {
    this.chosen = policy;
  }

  get policy(): PolicyChoice {
    return this.chosen;
  }

  get earlier(): readonly EarlierPolicy[] {
    return this.before;
  }

  get schedule(): Schedule {
    return Schedule.of(this.runs);
  }

  /** Another one, of the steps behind the first `length`. */
  choosePolicy(policy: PolicyChoice, length: StepIndex): void {
    this.before = withPolicy(this.before, length, this.chosen);
    this.chosen = policy;
  }

  add(choice: Gid, count: number): void {
    const last = this.runs.at(-1);
    if (last?.gid === choice) {
      this.runs[this.runs.length - 1] = { gid: choice, count: last.count + count };
    } else if (count > 0) this.runs.push({ gid: choice, count });
  }

  cut(at: StepIndex): void {
    this.before = cutPolicies(this.before, at);
    this.runs = [...this.schedule.truncate(at).runs()];
  }

  /** No step is recorded any more. */
  clear(): void {
    this.before = [];
    this.runs = [];
  }

  futureAt(at: StepIndex, length: StepIndex): ReplacedFuture {
    const before = this.before.filter(({ until }) => until > at);
    const policies = [...before, { until: length, policy: this.chosen }];
    return { at, plan: this.schedule.from(at), policies };
  }
}
