import type { Gid } from './words';

/**
 * Stands in a schedule for 'as the policy chooses'. A recorded schedule has none of these; a plan to replay
 * (a link, a request) may leave long stretches to the policy.
 */
export const POLICY_CHOICE = 0 as Gid;

/** Goroutine ids fit the log's tag, lengths a typed array's index. */
export const MAX_GID = 0xff_ffff;
export const MAX_LENGTH = 0x7fff_ffff;

export interface ChoiceRun {
  readonly gid: Gid;
  readonly count: number;
}

/**
 * Who takes each step: choices of goroutine, run-length coded. Printed `1*3 6 7*12 ?*100`: 1 three times, 6
 * once, 7 twelve times, then a hundred choices of the policy.
 *
 *     gids   1  6  7        run r holds the steps ends[r-1] ≤ n < ends[r]; neighbours differ,
 *     ends   3  4 16        so that equal schedules are equal arrays
 */
export class Schedule {
  static readonly empty = new Schedule(new Uint32Array(0), new Uint32Array(0));

  private readonly gids: Uint32Array;
  private readonly ends: Uint32Array;

  private constructor(gids: Uint32Array, ends: Uint32Array) {
    this.gids = gids;
    this.ends = ends;
  }

  static of(runs: Iterable<ChoiceRun>): Schedule {
    const gids: number[] = [];
    const ends: number[] = [];
    let length = 0;
    for (const { gid, count } of runs) {
      if (!isChoice(gid, count) || length + count > MAX_LENGTH) {
        throw new RangeError(`no such choices: ${gid}*${count}`);
      }
      length += count;
      if (count === 0) continue;
      if (gids.at(-1) === gid) ends[ends.length - 1] = length;
      else {
        gids.push(gid);
        ends.push(length);
      }
    }
    return new Schedule(Uint32Array.from(gids), Uint32Array.from(ends));
  }

  /** The first `length` choices of a column that holds one goroutine a step. */
  static ofColumn(column: Uint32Array, length: number): Schedule {
    let runs = 0;
    for (let n = 0; n < length; n++) if (n === 0 || column[n] !== column[n - 1]) runs++;
    const gids = new Uint32Array(runs);
    const ends = new Uint32Array(runs);
    let r = -1;
    for (let n = 0; n < length; n++) {
      if (n === 0 || column[n] !== column[n - 1]) gids[++r] = column[n] ?? 0;
      ends[r] = n + 1;
    }
    return new Schedule(gids, ends);
  }

  get length(): number {
    return this.ends.at(-1) ?? 0;
  }

  /** True when nothing is left to a policy. */
  get isExplicit(): boolean {
    return !this.gids.includes(POLICY_CHOICE);
  }

  /** Who takes the step from state n to n+1. */
  at(n: number): Gid | undefined {
    return this.gids[this.runAt(n)] as Gid | undefined;
  }

  append(gid: Gid, count = 1): Schedule {
    return this.concat([{ gid, count }]);
  }

  concat(runs: Iterable<ChoiceRun>): Schedule {
    return Schedule.of([...this.runs(), ...runs]);
  }

  /** The choices of the first n steps. */
  truncate(n: number): Schedule {
    if (n >= this.length) return this;
    const r = this.runAt(n);
    const start = r === 0 ? 0 : (this.ends[r - 1] ?? 0);
    const runs = n > start ? r + 1 : r;
    const ends = this.ends.slice(0, runs);
    if (n > start) ends[r] = n;
    return new Schedule(this.gids.slice(0, runs), ends);
  }

  /** The choices of the steps from n on. */
  from(n: number): Schedule {
    if (n <= 0) return this;
    const r = this.runAt(n);
    return new Schedule(
      this.gids.slice(r),
      this.ends.slice(r).map((end) => end - n),
    );
  }

  /** The choices of the steps [from, to). */
  slice(from: number, to: number): Schedule {
    const first = this.runAt(from);
    const last = Math.min(this.runAt(to - 1), this.ends.length - 1);
    if (to <= from || first > last) return Schedule.empty;
    const ends = this.ends.slice(first, last + 1).map((end) => Math.min(end, to) - from);
    return new Schedule(this.gids.slice(first, last + 1), ends);
  }

  equals(other: Schedule): boolean {
    return sameWords(this.gids, other.gids) && sameWords(this.ends, other.ends);
  }

  *runs(): Generator<ChoiceRun> {
    let start = 0;
    for (let r = 0; r < this.gids.length; r++) {
      const end = this.ends[r] ?? start;
      yield { gid: (this.gids[r] ?? 0) as Gid, count: end - start };
      start = end;
    }
  }

  /** One word a step, for the columns [from, to) of the machine. */
  choices(from: number, to: number): Uint32Array {
    const out = new Uint32Array(Math.max(0, Math.min(to, this.length) - from));
    for (let r = this.runAt(from), at = 0; at < out.length; r++) {
      const end = Math.min((this.ends[r] ?? 0) - from, out.length);
      out.fill(this.gids[r] ?? 0, at, end);
      at = end;
    }
    return out;
  }

  toString(): string {
    return printSchedule(this);
  }

  /** Index of the run that holds step n: the first whose end lies behind n. */
  private runAt(n: number): number {
    let low = 0;
    let high = this.ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ends[middle] ?? 0) > n) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** The first word of a text that is no choice, or the one with which it has too many steps. */
export interface WrongChoice {
  readonly kind: 'none' | 'tooMany';
  /** From 1 on, as all of these. */
  readonly nth: number;
  readonly line: number;
  readonly column: number;
  /** Its beginning. */
  readonly word: string;
}

/** A text that is no schedule: what is wrong, and where. */
export class ScheduleError extends Error {
  override readonly name = 'ScheduleError';
  readonly wrong: WrongChoice;

  /** A text of one line needs no line. */
  constructor(wrong: WrongChoice, hasLines: boolean) {
    const { kind, nth, line, column, word } = wrong;
    const place = hasLines ? `line ${line}, column ${column}` : `at column ${column}`;
    super(
      kind === 'tooMany'
        ? `the schedule has more than ${MAX_LENGTH} steps, ${place}`
        : `choice ${nth} of the schedule, ${place}, is \`${word}\`: write a goroutine's id, or id*count, as in \`1*3 6 7*12\``,
    );
    this.wrong = wrong;
  }
}

export function printSchedule(schedule: Schedule): string {
  const words: string[] = [];
  for (const { gid, count } of schedule.runs()) {
    const who = gid === POLICY_CHOICE ? '?' : `${gid}`;
    words.push(count === 1 ? who : `${who}*${count}`);
  }
  return words.join(' ');
}

/**
 * Reads what `printSchedule` prints; choices may be separated by any white space or commas. Throws a ScheduleError that says
 * where the first word stands that is no choice.
 */
export function parseSchedule(text: string): Schedule {
  const runs: ChoiceRun[] = [];
  let length = 0;
  const wrong = (kind: WrongChoice['kind'], word: string, index: number): ScheduleError => {
    const place = placeOf(text, index);
    const told = { kind, nth: runs.length + 1, ...place, word: word.slice(0, 20) };
    return new ScheduleError(told, text.includes('\n'));
  };
  for (const { 0: word, index } of text.matchAll(/[^\s,]+/g)) {
    const match = /^(\?|\d+)(?:\*(\d+))?$/.exec(word);
    const gid = match?.[1] === '?' ? POLICY_CHOICE : (Number(match?.[1]) as Gid);
    const count = Number(match?.[2] ?? 1);
    if (match === null || !isChoice(gid, count) || (gid === POLICY_CHOICE && match[1] !== '?')) {
      throw wrong('none', word, index);
    }
    length += count;
    if (length > MAX_LENGTH) throw wrong('tooMany', word, index);
    runs.push({ gid, count });
  }
  return Schedule.of(runs);
}

/** Columns count characters, as an editor does. */
function placeOf(text: string, index: number): Pick<WrongChoice, 'line' | 'column'> {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function isChoice(gid: number, count: number): boolean {
  return (
    Number.isInteger(gid) && gid >= 0 && gid <= MAX_GID && Number.isSafeInteger(count) && count >= 0
  );
}

function sameWords(a: Uint32Array, b: Uint32Array): boolean {
  return a.length === b.length && a.every((word, i) => word === b[i]);
}
