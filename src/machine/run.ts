import type { Program } from '../emit';
import { FAULT, Memory, PUSHED } from '../memory';
import {
  CheckpointShelf,
  type ChoiceRun,
  cutPolicies,
  type EarlierPolicy,
  type Gid,
  POLICY_CHOICE,
  type PolicyChoice,
  Recorder,
  restoreCheckpoint,
  samePolicy,
  Schedule,
  SHELF_LIMITS,
  type ShelfLimits,
  STEP_LIMIT,
  stateHash,
  type StateMark,
  type StepIndex,
  withPolicy,
} from '../recording';
import { writeColumn, writePair } from './choice-pairs';
import type { Machine } from './run-machine';

export interface RunOptions {
  readonly seed: number;
  readonly policy: PolicyChoice;
  readonly stepLimit?: number;
  /** How many states are kept to go back to. */
  readonly checkpoints?: ShelfLimits;
}

/**
 * A step that began at a preemption point had a whole step's fuel burnt before it: it costs as much work as so many
 * others. A loop that touches nothing another goroutine could see makes no other steps, and must come to its end too.
 */
const PREEMPT_WORK = 1000;
/** Steps that a run makes at a time: few at first, and while a goroutine is in such a loop. */
const PIECE = { first: 256, preempted: 16 };

/** What was to come from a state on. */
export interface ReplacedFuture {
  readonly at: StepIndex;
  readonly plan: Schedule;
  /** Who chose what the plan leaves to a policy, to its end. */
  readonly policies: readonly EarlierPolicy[];
}

/**
 * A program, a seed and a schedule that grows: stands at any state of what is recorded, and goes on from there. The
 * machine's memory is always the memory at `cursor`.
 */
export class Run {
  readonly recorder: Recorder;
  readonly memory: Memory;
  readonly seed: number;
  readonly stepLimit: number;
  private readonly machine: Machine;
  private readonly shelf: CheckpointShelf;
  private at = 0;
  private chosenPolicy: PolicyChoice;
  private policiesBefore: readonly EarlierPolicy[] = [];
  /** Of the recorded steps, those that began at a preemption point. */
  private preempted = 0;
  /** By stop: 1 at a preemption point. */
  private readonly preemptStops: Uint8Array;
  /** The schedule, with what policies chose left to them: shorter to tell. */
  private planned: ChoiceRun[] = [];
  private replaced: ReplacedFuture | undefined;
  private endsAtLength = false;
  /** No byte from here on was ever written. */
  private dirtyTop = 0;

  /** The machine stands at the program's start. */
  constructor(machine: Machine, options: RunOptions) {
    const { seed, policy, stepLimit = STEP_LIMIT, checkpoints = SHELF_LIMITS } = options;
    this.machine = machine;
    this.shelf = new CheckpointShelf(checkpoints);
    this.seed = seed;
    this.stepLimit = stepLimit;
    this.chosenPolicy = policy;
    this.memory = new Memory(machine.memory);
    this.preemptStops = Uint8Array.from(machine.program.stops, ({ site }) =>
      Number(site?.kind === 'preempt'),
    );
    this.recorder = new Recorder(machine.program, machine.memory);
    this.recorder.drain();
    this.takeCheckpointIfDue();
  }

  get program(): Program {
    return this.machine.program;
  }

  get cursor(): StepIndex {
    return this.at as StepIndex;
  }

  get length(): StepIndex {
    return this.recorder.length;
  }

  get policy(): PolicyChoice {
    return this.chosenPolicy;
  }

  get hasEnded(): boolean {
    return this.machine.fault !== FAULT.none;
  }

  /** Whether the recording holds the program's end, wherever the cursor stands. */
  get endsRecorded(): boolean {
    return this.endsAtLength;
  }

  /** True when the program ended because it came to its end. */
  get hasExited(): boolean {
    return this.machine.fault === FAULT.exit;
  }

  get isAtLimit(): boolean {
    return this.at >= this.stepLimit || this.isSpinning;
  }

  /** Most of the work went into loops that touch nothing another goroutine could see. */
  get isSpinning(): boolean {
    return this.preempted * PREEMPT_WORK >= this.stepLimit;
  }

  /** As how many steps all recorded ones count. */
  get work(): number {
    return this.length + this.preempted * PREEMPT_WORK;
  }

  get heapTop(): number {
    return this.machine.heapTop;
  }

  /** Frames of the calls that were made since it was last cleared, each in the slot of its address (memory/layout.ts). */
  get pushed(): Uint32Array {
    return new Uint32Array(this.machine.memory.buffer, PUSHED.start, PUSHED.slots);
  }

  isRunnable(gid: Gid): boolean {
    return !this.hasEnded && this.machine.isRunnable(gid);
  }

  /** That the recording takes: its tables, and the states it can go back to. */
  get bytes(): { readonly tables: number; readonly checkpoints: number } {
    return { tables: this.recorder.bytes, checkpoints: this.shelf.bytes };
  }

  /** Hashes of states on the way to the recording's end. */
  get marks(): readonly StateMark[] {
    return this.shelf.marks;
  }

  stateHash(): string {
    return stateHash(this.machine.memory, this.machine.heapTop);
  }

  /** The first future that was replaced since this was last asked. */
  takeReplaced(): ReplacedFuture | undefined {
    const { replaced } = this;
    this.replaced = undefined;
    return replaced;
  }

  /** Who took each step up to state n. */
  schedule(n: number = this.length): Schedule {
    return this.recorder.schedule(n);
  }

  /** The same schedule with stretches left to the policies: those `earlier`, then the present one. */
  plan(): Schedule {
    return Schedule.of(this.planned);
  }

  get earlier(): readonly EarlierPolicy[] {
    return this.policiesBefore;
  }

  /** Changes how later steps are chosen; the past stays what it was. */
  choosePolicy(policy: PolicyChoice): void {
    const before = this.chosenPolicy;
    if (samePolicy(policy, before)) return;
    this.chosenPolicy = policy;
    if (policy.kind === 'golike' && !this.golike) this.startAsGo();
    else this.policiesBefore = withPolicy(this.policiesBefore, this.length, before);
  }

  /** Whether Go's scheduler is part of the state. Once it is, it stays, whatever policy follows. */
  get golike(): boolean {
    return this.machine.golike;
  }

  /** Makes the recorded steps once more, on a machine whose states have the queues of Go's scheduler in them. */
  private startAsGo(): void {
    const [past, cursor] = [this.schedule(), this.at];
    this.dirtyTop = Math.max(this.dirtyTop, this.machine.heapTop);
    this.machine.restartAsGo(this.dirtyTop);
    this.recorder.truncate(0);
    this.endsAtLength = false;
    this.shelf.truncate(-1);
    this.policiesBefore = [];
    this.at = 0;
    this.preempted = 0;
    this.planned = [];
    this.recorder.drain();
    this.takeCheckpointIfDue();
    this.follow(past);
    this.seek(cursor);
  }

  /** One step of one goroutine. Where the recording has that very step it stays; else it forks. */
  step(gid: Gid): void {
    if (this.recorder.rows.gid[this.at] === gid && this.at < this.length) {
      this.seek(this.at + 1);
      return;
    }
    if (!this.isRunnable(gid)) throw new Error(`goroutine ${gid} cannot run`);
    this.fork();
    this.machine.step(gid);
    this.keep(gid);
  }

  /**
   * At most `count` steps by policy from the cursor on, which replaces the recorded future; the number made, fewer when
   * the program ended, nobody can run, a stop was requested, the limit is reached or so much work is done (what is made once more
   * from a plan was within it).
   */
  runByPolicy(count: number, work?: number): number {
    this.fork();
    const from = this.at;
    const end = Math.min(from + count, this.stepLimit);
    const enough =
      work === undefined
        ? Number.POSITIVE_INFINITY
        : Math.min(this.preempted + work / PREEMPT_WORK, this.stepLimit / PREEMPT_WORK);
    let piece: number = PIECE.first;
    while (this.at < end && !this.hasEnded && !this.machine.stopRequested) {
      if (this.preempted >= enough) break;
      const most = Math.min(piece, this.nextPause(end) - this.at);
      const made = this.machine.run(this.chosenPolicy, this.at, most, this.lastGid());
      if (made === 0) break;
      this.keep(POLICY_CHOICE);
      piece = this.wasPreempted(this.at - 1) ? PIECE.preempted : piece * 2;
    }
    return this.at - from;
  }

  /** The recorded next step, or behind the last one a new one by policy; as how many steps its work counts, 0: there is none. */
  advance(): number {
    if (this.at < this.length) this.seek(this.at + 1);
    else if (this.runByPolicy(1) === 0) return 0;
    return this.wasPreempted(this.at - 1) ? PREEMPT_WORK : 1;
  }

  /** Makes the choices of a plan from the cursor on; how many could be made. Before step `until` an earlier policy chooses. */
  follow(plan: Schedule, earlier: readonly EarlierPolicy[] = []): number {
    const from = this.at;
    const chosen = this.chosenPolicy;
    let left = plan;
    let made = 0;
    let wanted = 0;
    for (const { until, policy } of earlier) {
      const part = left.truncate(Math.max(0, until - this.at));
      left = left.from(part.length);
      this.choosePolicy(policy);
      wanted += part.length;
      made += this.followAll(part);
      if (made < wanted) break;
    }
    this.choosePolicy(chosen);
    if (made === wanted) this.followAll(left);
    return this.at - from;
  }

  /** As many as can be made. */
  private followAll(plan: Schedule): number {
    const from = this.at;
    for (const { gid, count } of plan.runs()) {
      const made = gid === POLICY_CHOICE ? this.runByPolicy(count) : this.runAlone(gid, count);
      if (made < count) break;
    }
    return this.at - from;
  }

  /** Stands at state n of the recording, or at the nearest end of it. */
  seek(n: number): void {
    const target = Math.max(0, Math.min(Math.trunc(n), this.length));
    const checkpoint = this.shelf.nearest(target);
    if (target < this.at || checkpoint.at > this.at) {
      this.dirtyTop = Math.max(this.dirtyTop, this.machine.heapTop);
      restoreCheckpoint(checkpoint, this.machine.memory, this.dirtyTop);
      this.at = checkpoint.at;
    }
    this.replayTo(target);
  }

  /** The goroutine that took the step before the cursor; 0 at the start. */
  lastGid(): number {
    return this.at === 0 ? 0 : (this.recorder.rows.gid[this.at - 1] ?? 0);
  }

  private runAlone(gid: Gid, count: number): number {
    this.fork();
    const from = this.at;
    const end = Math.min(from + count, this.stepLimit);
    while (this.at < end && !this.hasEnded) {
      const most = this.nextPause(end) - this.at;
      writePair(this.machine.memory, gid, most);
      if (this.machine.replay(1, most) === 0) break;
      this.keep(gid);
    }
    return this.at - from;
  }

  /** The future from the cursor on is replaced. */
  private fork(): void {
    if (this.at === this.length) return;
    this.replaced ??= this.futureAt(this.cursor);
    this.preempted -= this.countPreempted(this.at);
    this.recorder.truncate(this.at);
    this.endsAtLength = false;
    this.shelf.truncate(this.at);
    this.policiesBefore = cutPolicies(this.policiesBefore, this.cursor);
    this.planned = [...this.plan().truncate(this.at).runs()];
  }

  private futureAt(at: StepIndex): ReplacedFuture {
    const before = this.policiesBefore.filter(({ until }) => until > at);
    const policies = [...before, { until: this.length, policy: this.chosenPolicy }];
    return { at, plan: this.plan().from(at), policies };
  }

  /** Takes what the machine did into the recording. */
  private keep(choice: Gid): void {
    this.recorder.drain();
    const count = this.length - this.at;
    this.preempted += this.countPreempted(this.at);
    this.at = this.length;
    this.endsAtLength = this.hasEnded;
    const last = this.planned.at(-1);
    if (last?.gid === choice) {
      this.planned[this.planned.length - 1] = { gid: choice, count: last.count + count };
    } else if (count > 0) this.planned.push({ gid: choice, count });
    this.takeCheckpointIfDue();
  }

  private wasPreempted(row: number): boolean {
    return this.preemptStops[this.recorder.rows.stop[row] ?? 0] === 1;
  }

  private countPreempted(from: number): number {
    const { preemptStops, length } = this;
    const { stop } = this.recorder.rows;
    let count = 0;
    for (let row = from; row < length; row++) count += preemptStops[stop[row] ?? 0] ?? 0;
    return count;
  }

  /** The machine is stopped where a checkpoint is due. */
  private nextPause(end: number): number {
    return Math.min(end, Math.max(this.at + 1, this.shelf.nextDue));
  }

  private takeCheckpointIfDue(): void {
    if (this.at < this.shelf.nextDue) return;
    this.shelf.take(this.cursor, this.machine.memory, this.machine.heapTop);
  }

  /** Makes recorded steps once more, without recording them. */
  private replayTo(target: number): void {
    this.machine.logging = false;
    while (this.at < target) {
      // Somebody may ask a run to pause just when it is over; a replay is no run.
      this.machine.stopRequested = false;
      const made = this.machine.replay(
        writeColumn(this.machine.memory, this.recorder.rows.gid, this.at, target),
        target - this.at,
      );
      if (made === 0 && !this.machine.stopRequested) {
        throw new Error(`the replay drifted: step ${this.at} cannot be made again`);
      }
      this.at += made;
    }
    this.machine.logging = true;
  }
}
