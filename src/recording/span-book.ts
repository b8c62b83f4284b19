import { OPEN, SPAN_COLUMNS, Spans, spanWhat } from './lists';
import type { CallMeaning } from './span-call';
import { takeOut } from './take-out';
import { TableWriter } from './table';
import { TextBook } from './texts';
import type { Gid, Span } from './words';

const WAIT = spanWhat.of('wait', false);
const LIFE = spanWhat.of('life', false);
const FAULT = spanWhat.of('fault', false);
const SHARED_HOLD = spanWhat.of('hold', false);
const SOLE_HOLD = spanWhat.of('hold', true);

function holdOf(write: boolean): number {
  return write ? SOLE_HOLD : SHARED_HOLD;
}

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
  /** The place of no text. */
  private readonly unnamed: number;
  /** By goroutine: indexes of its open calls, outermost first. */
  private readonly stacks: number[][] = [];
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
    this.unnamed = this.texts.placeOf('');
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

  /** `func`: the place of its name among the texts. */
  beginCall(n: number, gid: Gid, func: number, { what, label, object }: CallMeaning): void {
    this.stackOf(gid).push(this.add(what, gid, n, OPEN, func, label, object));
  }

  /** Ends the innermost open call of `func`, and before it those inside it that a panic left; `ended` is told their indexes. */
  endCall(n: number, gid: Gid, func: number, ended: (index: number) => void): void {
    const stack = this.stackOf(gid);
    const { func: funcs } = this.table.columns;
    let level = stack.length - 1;
    while (level >= 0 && funcs[stack[level] as number] !== func) level--;
    if (level < 0) return;
    while (stack.length > level) {
      const index = stack.pop() as number;
      this.close(index, n);
      ended(index);
    }
  }

  /** Goroutine `gid` is in an operation on a map. */
  isInOperation(gid: Gid, map: number): boolean {
    const { what, object } = this.table.columns;
    for (const index of this.stackOf(gid)) {
      if (object[index] === map && spanWhat.kind(what[index] as number) === 'operation')
        return true;
    }
    return false;
  }

  /** The calls that goroutine `gid` is in, outermost first. */
  openCallsOf(gid: Gid): Span[] {
    return this.stackOf(gid).map((index) => this.spans.at(index));
  }

  /** What the innermost call that goroutine `gid` is in is called: a place among the texts. */
  innermostLabel(gid: Gid): number | undefined {
    const index = this.stackOf(gid).at(-1);
    return index === undefined ? undefined : this.table.columns.label[index];
  }

  /** Indexes of the map operations that goroutines are in, in the order of their begin. */
  openOperations(): readonly number[] {
    const { what } = this.table.columns;
    const open = this.stacks.flat().sort((a, b) => a - b);
    return open.filter((index) => spanWhat.kind(what[index] as number) === 'operation');
  }

  isWaiting(gid: Gid): boolean {
    return this.openWaits.has(gid);
  }

  openWait(start: number, gid: Gid, label: number): void {
    this.openWaits.set(gid, this.addWait(start, OPEN, gid, label));
  }

  /** A wait that is over: already open, or found only now. */
  endWait(start: number, n: number, gid: Gid, label: number): void {
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
    const { what, object: objects, label } = this.table.columns;
    let calls = 0;
    // Named as the call is.
    let name = this.unnamed;
    for (const index of this.stackOf(gid)) {
      if (objects[index] !== object || spanWhat.kind(what[index] as number) !== 'lock') continue;
      calls++;
      name = label[index] as number;
    }
    if (calls > 1) return;
    this.openHolds.push(this.add(holdOf(write), gid, n, OPEN, this.unnamed, name, object));
  }

  /** The goroutine's own, or when it has none anybody's: a lock may be given back for another. */
  endHold(n: number, gid: Gid, object: number, write: boolean): void {
    const { openHolds } = this;
    const { what, gid: gids, object: objects } = this.table.columns;
    const wanted = holdOf(write);
    let found = -1;
    for (let at = openHolds.length - 1; at >= 0; at--) {
      const hold = openHolds[at] as number;
      if (objects[hold] !== object || what[hold] !== wanted) continue;
      const isOwn = gids[hold] === gid;
      if (isOwn || found < 0) found = at;
      if (isOwn) break;
    }
    if (found < 0) return;
    this.close(openHolds[found] as number, n);
    takeOut(openHolds, found);
  }

  /** The program died; state n is the first that tells. */
  addFault(n: number, gid: Gid, label: string): void {
    this.add(FAULT, gid, n, OPEN, this.unnamed, this.texts.placeOf(label), 0);
  }

  beginLife(n: number, gid: Gid): void {
    const { unnamed } = this;
    this.openLives.set(gid, this.add(LIFE, gid, n, OPEN, unnamed, unnamed, 0));
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
    this.stacks.length = 0;
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
    return (this.stacks[gid] ??= []);
  }

  private addWait(start: number, end: number, gid: Gid, label: number): number {
    return this.add(WAIT, gid, start, end, this.unnamed, label, 0);
  }

  private add(
    what: number,
    gid: Gid,
    start: number,
    end: number,
    func: number,
    label: number,
    object: number,
  ): number {
    const index = this.table.add();
    const { columns } = this.table;
    columns.what[index] = what;
    columns.gid[index] = gid;
    columns.start[index] = start;
    columns.end[index] = end;
    columns.func[index] = func;
    columns.label[index] = label;
    columns.object[index] = object;
    return index;
  }

  private close(index: number, n: number): void {
    if (this.table.columns.end[index] === OPEN) this.table.change('end', index, n);
  }
}
