import {
  type Drift,
  type Gid,
  lastSure,
  POLICY_CHOICE,
  type PolicyChoice,
  type ReplayLink,
  type StateMark,
} from '../recording';
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
  | 'ended'
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
 * Makes a link's choices on a run at its start, piece by piece, and looks at the states on the way. It ends at the link's cursor;
 * where the run drifted before that, at the last state that is known to be its maker's.
 */
export class Replay {
  private readonly run: Run;
  private readonly link: Replayed;
  private readonly marks: readonly StateMark[];
  private nextMark = 0;
  private readonly agreed: StateMark[] = [];
  private found: Drift | undefined;

  constructor(run: Run, link: Replayed) {
    this.run = run;
    this.link = link;
    const { marks, stateHash, cursor } = link;
    const atCursor = stateHash === undefined ? [] : [{ at: cursor, hash: stateHash }];
    this.marks = [...marks, ...atCursor].toSorted((a, b) => a.at - b.at);
  }

  get drift(): Drift | undefined {
    return this.found;
  }

  /** Steps made so far, and in all. */
  get progress(): { readonly made: number; readonly length: number } {
    return { made: this.run.length, length: this.link.schedule.length };
  }

  /**
   * Makes at most `budget` steps, or fewer that are as much work; whether it is over. Behind a drift it goes on for as long as
   * there is such a step.
   */
  advance(budget: number): boolean {
    const { run, link } = this;
    const { length } = link.schedule;
    // It may have been stopped, and looked at elsewhere.
    run.seek(run.length);
    let enough = run.work + budget;
    let piece = PIECE;
    for (;;) {
      enough -= this.look();
      const [from, work] = [run.cursor, run.work];
      if (from >= length) return this.over();
      if (work >= enough) return false;
      const { policy, until } = this.stretch(from);
      run.choosePolicy(policy);
      const mark = this.marks[this.nextMark]?.at ?? length;
      const to = Math.min(from + piece, from + enough - work, length, until, mark);
      if (run.follow(link.schedule.slice(from, to)) < to - from) {
        this.stuck();
        return this.over();
      }
      // Some steps are as much work as a thousand others (run.ts).
      piece = run.work - work > to - from ? PIECE : piece * 2;
    }
  }

  /** Leaves it where it is, at the last state that is known to be its maker's: `advance` goes on from there. */
  stop(): void {
    const { run, link } = this;
    run.choosePolicy(link.policy);
    run.seek(
      this.found === undefined ? link.cursor : Math.min(link.cursor, this.found.agreed ?? 0),
    );
  }

  private over(): true {
    const { run, link } = this;
    const isLate = link.ended === true && !run.hasEnded;
    if (isLate) this.drifted('late');
    this.stop();
    return true;
  }

  /** Who chooses what is left to a policy from a step on. */
  private stretch(from: number): { policy: PolicyChoice; until: number } {
    const { earlier, policy } = this.link;
    return earlier.find(({ until }) => until > from) ?? { policy, until: Number.POSITIVE_INFINITY };
  }

  /** At the hashes of the state that the run stands at; as how many steps the work counts. */
  private look(): number {
    const { cursor, heapTop } = this.run;
    let hash: string | undefined;
    for (; this.marks[this.nextMark]?.at === cursor; this.nextMark++) {
      const mark = this.marks[this.nextMark];
      if (mark === undefined || this.found !== undefined) continue;
      hash ??= this.run.stateHash();
      if (hash.startsWith(mark.hash)) this.agreed.push(mark);
      else this.drifted('state');
    }
    return hash === undefined ? 0 : Math.max(0, heapTop - SMALL_HEAP) / BYTES_PER_STEP;
  }

  private stuck(): void {
    const { run, link } = this;
    const gid = link.schedule.at(run.cursor);
    const isPolicys = gid === undefined || gid === POLICY_CHOICE;
    if (run.hasEnded || isPolicys) this.drifted('early');
    else this.drifted('choice', gid);
  }

  private drifted(kind: Drift['kind'], gid?: Gid): void {
    const agreed = lastSure(this.agreed);
    this.found ??= { kind, agreed, at: this.run.cursor, ...(gid !== undefined && { gid }) };
  }
}

/** Bytes of memory that are hashed while a step is made; those of a small heap are not worth counting. */
const BYTES_PER_STEP = 100;
const SMALL_HEAP = 4 * 2 ** 20;

/** Steps that are made at once, before it is known how much work they are. */
const PIECE = 64;

/** All of it at once. */
export function replay(run: Run, link: Replayed): Drift | undefined {
  const all = new Replay(run, link);
  all.advance(Number.POSITIVE_INFINITY);
  return all.drift;
}
