import type { CallMeaning } from './span-call';
import type { Gid, Span, StepIndex } from './words';

/**
 * The spans of a recording: calls in the order of their begin, waits and lives by start. A span is replaced, never
 * changed, when it ends.
 *
 * A call begins in the private work behind step i-1 and ends in that behind step j-1, so it covers the steps
 * i ≤ n < j and its goroutine is inside in those states:
 *
 *     step     … i-1 |  i … j-1 | j …
 *                  begin       end
 */
export class SpanBook {
  readonly calls: Span[] = [];
  readonly lives: Span[] = [];
  /** In the order in which they were found; many are found only when they end. */
  private foundWaits: Span[] = [];
  /** The same by start; undefined: to be sorted anew. */
  private sortedWaits: readonly Span[] | undefined;
  /** Indexes into `calls` of each goroutine's open ones, outermost first. */
  private readonly stacks = new Map<Gid, number[]>();
  /** Index of a goroutine's open wait, and of its life while it lasts. */
  private readonly openWaits = new Map<Gid, number>();
  private readonly openLives = new Map<Gid, number>();

  get waits(): readonly Span[] {
    this.sortedWaits ??= this.foundWaits.toSorted((a, b) => a.start - b.start);
    return this.sortedWaits;
  }

  /** Goroutines whose life has begun and not ended. */
  get living(): Iterable<Gid> {
    return this.openLives.keys();
  }

  beginCall(n: number, gid: Gid, func: string, meaning: CallMeaning): Span {
    const { kind, label, object, write } = meaning;
    const span = { kind, gid, start: n as StepIndex, end: undefined, func, label, object, write };
    this.stackOf(gid).push(this.calls.push(span) - 1);
    return span;
  }

  /** Ends the innermost open call of `func`, and before it those inside it that a panic left. */
  endCall(n: number, gid: Gid, func: string): Span[] {
    const stack = this.stackOf(gid);
    let level = stack.length - 1;
    while (level >= 0 && this.calls[stack[level] ?? -1]?.func !== func) level--;
    if (level < 0) return [];
    const ended: Span[] = [];
    while (stack.length > level) {
      const span = closeAt(this.calls, stack.pop() ?? -1, n);
      if (span !== undefined) ended.push(span);
    }
    return ended;
  }

  /** Goroutine `gid` is in an operation on `object`. */
  isInOperation(gid: Gid, object: number): boolean {
    for (const index of this.stackOf(gid)) {
      const span = this.calls[index];
      if (span?.kind === 'operation' && span.object === object) return true;
    }
    return false;
  }

  /** The calls that goroutine `gid` is in, outermost first. */
  openCallsOf(gid: Gid): Span[] {
    return (this.stacks.get(gid) ?? []).flatMap((index) => this.calls[index] ?? []);
  }

  /** The innermost call that goroutine `gid` is in. */
  innermost(gid: Gid): Span | undefined {
    return this.calls[this.stacks.get(gid)?.at(-1) ?? -1];
  }

  /** The open calls, in the order of their begin. */
  openCalls(): Span[] {
    const indexes = [...this.stacks.values()].flat().sort((a, b) => a - b);
    return indexes.flatMap((index) => this.calls[index] ?? []);
  }

  isWaiting(gid: Gid): boolean {
    return this.openWaits.has(gid);
  }

  openWait(start: number, gid: Gid, label: string): void {
    this.openWaits.set(gid, this.addWait(start, undefined, gid, label));
  }

  /** A wait that is over: already open, or found only now. */
  endWait(start: number, n: number, gid: Gid, label: string): void {
    const open = this.openWaits.get(gid);
    if (open === undefined) {
      this.addWait(start, n, gid, label);
      return;
    }
    closeAt(this.foundWaits, open, n);
    this.sortedWaits = undefined;
    this.openWaits.delete(gid);
  }

  beginLife(n: number, gid: Gid): void {
    this.openLives.set(gid, this.lives.push(plainSpan('life', gid, n, undefined, '')) - 1);
  }

  endLife(n: number, gid: Gid): void {
    closeAt(this.lives, this.openLives.get(gid) ?? -1, n);
    this.openLives.delete(gid);
  }

  /** Forgets what happened behind state n: what ended later is open again. */
  truncate(n: number): void {
    truncateAll(this.calls, n);
    truncateAll(this.lives, n);
    // The step `end` itself ends a wait, and is cut off when it is step n.
    this.foundWaits = [...this.waits];
    this.sortedWaits = undefined;
    truncateAll(this.foundWaits, n, n - 1);
    this.stacks.clear();
    for (const [index, span] of this.calls.entries()) {
      if (span.end === undefined) this.stackOf(span.gid).push(index);
    }
    this.openWaits.clear();
    for (const [index, span] of this.foundWaits.entries()) {
      if (span.end === undefined) this.openWaits.set(span.gid, index);
    }
    this.openLives.clear();
    for (const [index, span] of this.lives.entries()) {
      if (span.end === undefined) this.openLives.set(span.gid, index);
    }
  }

  private stackOf(gid: Gid): number[] {
    let stack = this.stacks.get(gid);
    if (stack === undefined) this.stacks.set(gid, (stack = []));
    return stack;
  }

  private addWait(start: number, end: number | undefined, gid: Gid, label: string): number {
    this.sortedWaits = undefined;
    return this.foundWaits.push(plainSpan('wait', gid, start, end, label)) - 1;
  }
}

function plainSpan(
  kind: 'wait' | 'life',
  gid: Gid,
  start: number,
  end: number | undefined,
  label: string,
): Span {
  return {
    kind,
    gid,
    start: start as StepIndex,
    end: end as StepIndex | undefined,
    func: '',
    label,
    object: 0,
    write: false,
  };
}

/** Something that lasts from a step on: spans and windows. */
interface Lasting {
  readonly start: StepIndex;
  readonly end: StepIndex | undefined;
}

/** Replaces what is open at an index by the same with an end; undefined when nothing is. */
export function closeAt<T extends Lasting>(all: T[], index: number, n: number): T | undefined {
  const open = all[index];
  if (open === undefined || open.end !== undefined) return undefined;
  const closed = { ...open, end: n as StepIndex };
  all[index] = closed;
  return closed;
}

/** Keeps what began in states up to n, and opens again what ended behind `lastEnd`. Sorted by start. */
export function truncateAll(all: Lasting[], n: number, lastEnd: number = n): void {
  while ((all.at(-1)?.start ?? 0) > n) all.pop();
  for (const [index, item] of all.entries()) {
    if (item.end !== undefined && item.end > lastEnd) all[index] = { ...item, end: undefined };
  }
}
