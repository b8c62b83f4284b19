import type { Program } from '../emit';
import { FAULT, Memory, PUSHED } from '../memory';
import {
  CheckpointShelf,
  type EarlierPolicy,
  type Gid,
  POLICY_CHOICE,
  type PolicyChoice,
  Recorder,
  restoreCheckpoint,
  samePolicy,
  type Schedule,
  SHELF_LIMITS,
  type ShelfLimits,
  STEP_LIMIT,
  stateHash,
  type StateMark,
  type StepIndex,
} from '../recording';
import { writePair } from './choice-pairs';
import { follow } from './follow';
import { PREEMPT_WORK, Preemptions } from './preemptions';
import { replayRows } from './replay-rows';
import type { Machine } from './run-machine';
import { type ReplacedFuture, RunPlan } from './run-plan';

export interface RunOptions {
  readonly seed: number;
  readonly policy: PolicyChoice;
  readonly stepLimit?: number;
  /** How many states are kept to go back to. */
  readonly checkpoints?: ShelfLimits;
}

/** Steps that a run makes at a time: few at first, and while a goroutine is in such a loop. */
const PIECE = { first: 256, preempted: 16 };

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
  private readonly choices: RunPlan;
  private readonly preemptions: Preemptions;
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
    this.choices = new RunPlan(policy);
    this.memory = new Memory(machine.memory);
    this.recorder = new Recorder(machine.program, machine.memory);
    this.preemptions = new Preemptions(machine.program, this.recorder);
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
    return this.choices.policy;
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
    return this.preemptions.count * PREEMPT_WORK >= this.stepLimit;
  }

  /** As how many steps all recorded ones count. */
  get work(): number {
    return this.length + this.preemptions.count * PREEMPT_WORK;
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
    return this.choices.schedule;
  }

  get earlier(): readonly EarlierPolicy[] {
    return this.choices.earlier;
  }

  /** Changes how later steps are chosen; the past stays what it was. */
  choosePolicy(policy: PolicyChoice): void {
    if (samePolicy(policy, this.policy)) return;
    this.choices.choosePolicy(policy, this.length);
    if (policy.kind === 'golike' && !this.golike) this.startAsGo();
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
    this.choices.clear();
    this.at = 0;
    this.preemptions.clear();
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
    const enough = this.preemptions.enough(work, this.stepLimit);
    let piece: number = PIECE.first;
    while (this.at < end && !this.hasEnded && !this.machine.stopRequested) {
      if (this.preemptions.count >= enough) break;
      const most = Math.min(piece, this.nextPause(end) - this.at);
      const made = this.machine.run(this.policy, this.at, most, this.lastGid());
      if (made === 0) break;
      this.keep(POLICY_CHOICE);
      piece = this.preemptions.has(this.at - 1) ? PIECE.preempted : piece * 2;
    }
    return this.at - from;
  }

  /** At most `count` steps of one goroutine from the cursor on, which replaces the recorded future; the number made. */
  runAlone(gid: Gid, count: number): number {
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

  /** The recorded next step, or behind the last one a new one by policy; as how many steps its work counts, 0: there is none. */
  advance(): number {
    if (this.at < this.length) this.seek(this.at + 1);
    else if (this.runByPolicy(1) === 0) return 0;
    return this.preemptions.has(this.at - 1) ? PREEMPT_WORK : 1;
  }

  /** Makes the choices of a plan from the cursor on; how many could be made. Before step `until` an earlier policy chooses. */
  follow(plan: Schedule, earlier: readonly EarlierPolicy[] = []): number {
    return follow(this, plan, earlier);
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
    this.at = replayRows(this.machine, this.recorder.rows.gid, this.at, target);
  }

  /** The goroutine that took the step before the cursor; 0 at the start. */
  lastGid(): number {
    return this.at === 0 ? 0 : (this.recorder.rows.gid[this.at - 1] ?? 0);
  }

  /** The future from the cursor on is replaced. */
  private fork(): void {
    if (this.at === this.length) return;
    this.replaced ??= this.choices.futureAt(this.cursor, this.length);
    this.preemptions.cut(this.at);
    this.recorder.truncate(this.at);
    this.endsAtLength = false;
    this.shelf.truncate(this.at);
    this.choices.cut(this.cursor);
  }

  /** Takes what the machine did into the recording. */
  private keep(choice: Gid): void {
    this.recorder.drain();
    this.preemptions.add(this.at);
    this.choices.add(choice, this.length - this.at);
    this.at = this.length;
    this.endsAtLength = this.hasEnded;
    this.takeCheckpointIfDue();
  }

  /** The machine is stopped where a checkpoint is due. */
  private nextPause(end: number): number {
    return Math.min(end, Math.max(this.at + 1, this.shelf.nextDue));
  }

  private takeCheckpointIfDue(): void {
    if (this.at < this.shelf.nextDue) return;
    this.shelf.take(this.cursor, this.machine.memory, this.machine.heapTop);
  }
}
