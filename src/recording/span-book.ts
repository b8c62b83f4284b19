import { OPEN, SPAN_COLUMNS, Spans, spanWhat } from './lists';
import type { CallMeaning } from './span-call';
import { TableWriter } from './table';
import { TextBook } from './texts';
import type { Gid, Span, SpanKind } from './words';

const NONE: readonly number[] = [];

/** Deeper calls are all as deep as this. */
const DEEPEST = 255;

/**
 * The spans of a recording in the order in which they are found: calls and lives when they begin, many waits only when
 * they end. A goroutine that waits makes no calls, so that its own spans are in order of start all the same.
 *
 * A call begins in the private work behind step i-1 and ends in that behind step j-1, so it covers the steps
 * i ≤ n < j and its goroutine is inside in those states:
 *
 *     step     … i-1 |  i … j-1 | j …
 *                  begin       end
 */
export class SpanBook {
  readonly table: TableWriter<(typeof SPAN_COLUMNS)[number]>;
  readonly texts: TextBook;
  /** Indexes of each goroutine's open calls, outermost first. */
  private readonly stacks = new Map<Gid, number[]>();
  /** Index of a goroutine's open wait, and of its life while it lasts. */
  private readonly openWaits = new Map<Gid, number>();
  private readonly openLives = new Map<Gid, number>();
  /** Indexes of the holds that last. */
  private openHolds: number[] = [];
  /** Of whom a life was told last, and how many lives there are. */
  private lives: Gid[] = [];

  constructor(isShared: boolean) {
    this.table = new TableWriter(SPAN_COLUMNS, isShared);
    this.texts = new TextBook(isShared);
  }

  /** As they are now. */
  get spans(): Spans {
    const { columns, length } = this.table;
    return new Spans({ ...columns, length }, this.texts.table.columns, OPEN);
  }

  /** Goroutines whose life has begun and not ended. */
  get living(): Iterable<Gid> {
    return this.openLives.keys();
  }

  get lifeCount(): number {
    return this.lives.length;
  }

  get lastBorn(): Gid | undefined {
    return this.lives.at(-1);
  }

  beginCall(n: number, gid: Gid, func: string, kind: SpanKind, meaning: CallMeaning): void {
    const { label, object, write } = meaning;
    const untold = kind === 'wait';
    const what = spanWhat.of(kind, write, this.depthOf(gid), untold);
    this.stackOf(gid).push(this.add(what, gid, n, OPEN, func, label, object));
  }

  /** Ends the innermost open call of `func`, and before it those inside it that a panic left; their indexes. */
  endCall(n: number, gid: Gid, func: string): readonly number[] {
    const stack = this.stackOf(gid);
    const wanted = this.texts.placeOf(func);
    const { func: funcs } = this.table.columns;
    let level = stack.length - 1;
    while (level >= 0 && funcs[stack[level] as number] !== wanted) level--;
    if (level < 0) return NONE;
    const ended = stack.splice(level).reverse();
    for (const index of ended) this.close(index, n);
    return ended;
  }

  /** Goroutine `gid` is in a call of this kind on `object`. */
  isIn(kind: SpanKind, gid: Gid, object: number): boolean {
    const { what, object: objects } = this.table.columns;
    for (const index of this.stackOf(gid)) {
      if (objects[index] === object && spanWhat.kind(what[index] as number) === kind) return true;
    }
    return false;
  }

  /** The calls that goroutine `gid` is in, outermost first. */
  openCallsOf(gid: Gid): Span[] {
    return (this.stacks.get(gid) ?? []).map((index) => this.spans.at(index));
  }

  /** The innermost call that goroutine `gid` is in. */
  innermost(gid: Gid): Span | undefined {
    const index = this.stacks.get(gid)?.at(-1);
    return index === undefined ? undefined : this.spans.at(index);
  }

  /** Indexes of the map operations that goroutines are in, in the order of their begin. */
  openOperations(): readonly number[] {
    const { what } = this.table.columns;
    const open = [...this.stacks.values()].flat().sort((a, b) => a - b);
    return open.filter((index) => spanWhat.kind(what[index] as number) === 'operation');
  }

  isWaiting(gid: Gid): boolean {
    return this.openWaits.has(gid);
  }

  openWait(start: number, gid: Gid, label: string): void {
    this.openWaits.set(gid, this.addWait(start, OPEN, gid, label));
  }

  /** A wait that is over: already open, or found only now. */
  endWait(start: number, n: number, gid: Gid, label: string): void {
    const open = this.openWaits.get(gid);
    if (open === undefined) {
      this.addWait(start, n, gid, label);
      return;
    }
    this.close(open, n);
    this.openWaits.delete(gid);
  }

  /** Unless the lock is part of another that the goroutine takes, and that is told of when it has it. */
  beginHold(n: number, gid: Gid, object: number, write: boolean): void {
    const { what, object: objects } = this.table.columns;
    let [calls, locking] = [0, 0];
    for (const index of this.stackOf(gid)) {
      if (objects[index] !== object || spanWhat.kind(what[index] as number) !== 'lock') continue;
      calls++;
      locking = index;
    }
    if (calls > 1) return;
    const hold = this.add(spanWhat.of('hold', write, 0), gid, n, OPEN, '', '', object);
    // Named as the call is.
    const { label } = this.table.columns;
    if (calls === 1) label[hold] = label[locking] as number;
    this.openHolds.push(hold);
  }

  /** The goroutine's own, or when it has none anybody's: a lock may be given back for another. */
  endHold(n: number, gid: Gid, object: number, write: boolean): void {
    const { what, gid: gids, object: objects } = this.table.columns;
    const wanted = spanWhat.of('hold', write, 0);
    const is = (hold: number): boolean => objects[hold] === object && what[hold] === wanted;
    const own = this.openHolds.findLastIndex((hold) => is(hold) && gids[hold] === gid);
    const at = own >= 0 ? own : this.openHolds.findLastIndex(is);
    for (const hold of at < 0 ? NONE : this.openHolds.splice(at, 1)) this.close(hold, n);
  }

  /** The program died; state n is the first that tells. */
  addFault(n: number, gid: Gid, label: string): void {
    this.add(spanWhat.of('fault', false, 0), gid, n, OPEN, '', label, 0);
  }

  beginLife(n: number, gid: Gid): void {
    this.openLives.set(gid, this.add(spanWhat.of('life', false, 0), gid, n, OPEN, '', '', 0));
    this.lives.push(gid);
  }

  endLife(n: number, gid: Gid): void {
    const index = this.openLives.get(gid);
    if (index !== undefined) this.close(index, n);
    this.openLives.delete(gid);
  }

  /** Forgets what happened behind state n: what ended later is open again. */
  truncate(n: number): void {
    const { table } = this;
    table.filter((index) => (table.columns.start[index] ?? 0) <= n);
    this.stacks.clear();
    this.openWaits.clear();
    this.openLives.clear();
    this.openHolds = [];
    this.lives = [];
    const { what, gid: gids, end } = table.columns;
    for (let index = 0; index < table.length; index++) {
      const gid = gids[index] as Gid;
      const kind = spanWhat.kind(what[index] ?? 0);
      const isWait = kind === 'wait' && !spanWhat.isUntold(what[index] ?? 0);
      // The step `end` itself ends a wait, and is cut off when it is step n.
      const lastEnd = isWait ? n - 1 : n;
      if ((end[index] ?? OPEN) > lastEnd) table.change('end', index, OPEN);
      if (kind === 'life') this.lives.push(gid);
      if (end[index] !== OPEN) continue;
      if (isWait) this.openWaits.set(gid, index);
      else if (kind === 'life') this.openLives.set(gid, index);
      else if (kind === 'hold') this.openHolds.push(index);
      else if (kind === 'fault') continue;
      else this.stackOf(gid).push(index);
    }
  }

  private stackOf(gid: Gid): number[] {
    let stack = this.stacks.get(gid);
    if (stack === undefined) this.stacks.set(gid, (stack = []));
    return stack;
  }

  /** Spans that lie around what goroutine `gid` does now. */
  private depthOf(gid: Gid): number {
    const { what } = this.table.columns;
    let depth = 0;
    for (const index of this.stackOf(gid)) if (!spanWhat.isUntold(what[index] as number)) depth++;
    return Math.min(depth, DEEPEST);
  }

  private addWait(start: number, end: number, gid: Gid, label: string): number {
    const what = spanWhat.of('wait', false, this.depthOf(gid));
    return this.add(what, gid, start, end, '', label, 0);
  }

  private add(
    what: number,
    gid: Gid,
    start: number,
    end: number,
    func: string,
    label: string,
    object: number,
  ): number {
    const { texts } = this;
    return this.table.push({
      what,
      gid,
      start,
      end,
      func: texts.placeOf(func),
      label: texts.placeOf(label),
      object,
    });
  }

  private close(index: number, n: number): void {
    if (this.table.columns.end[index] === OPEN) this.table.change('end', index, n);
  }
}
