import type { Table } from './table';
import { type Texts, textAt } from './texts';
import type { Gid, RaceWindow, Span, SpanKind, StepIndex, WriteWindow } from './words';

/** In a column of ends: it lasts. */
export const OPEN = 0xffff_ffff;

export const SPAN_COLUMNS = ['what', 'gid', 'start', 'end', 'func', 'label', 'object'] as const;
export const WRITE_COLUMNS = ['gid', 'map', 'start', 'end'] as const;
export const RACE_COLUMNS = ['map', 'start', 'end', 'writer', 'other', 'throws'] as const;
export type SpanTable = Table<(typeof SPAN_COLUMNS)[number]>;
export type WriteTable = Table<(typeof WRITE_COLUMNS)[number]>;
export type RaceTable = Table<(typeof RACE_COLUMNS)[number]>;

const KINDS: readonly SpanKind[] = [
  'operation',
  'grow',
  'evacuate',
  'lock',
  'wait',
  'life',
  'hold',
  'fault',
];
const KIND_BITS = 7;
const WRITE_BIT = 8;
/** A call that may wait says what for; the waits themselves are found by who stands still. */
const UNTOLD_BIT = 16;
const OPERATION = KINDS.indexOf('operation');
const WAIT = KINDS.indexOf('wait');

/** What a span is, in one number. */
export const spanWhat = {
  of: (kind: SpanKind, write: boolean, untold = false): number =>
    KINDS.indexOf(kind) | (write ? WRITE_BIT : 0) | (untold ? UNTOLD_BIT : 0),
  kind: (what: number): SpanKind => KINDS[what & KIND_BITS] ?? 'operation',
  isUntold: (what: number): boolean => (what & UNTOLD_BIT) !== 0,
};

/** Entries of a table as objects, made when they are asked for. */
abstract class List<T> implements Iterable<T> {
  abstract readonly length: number;
  abstract at(index: number): T;

  *[Symbol.iterator](): Iterator<T> {
    for (let index = 0; index < this.length; index++) yield this.at(index);
  }

  findLast(is: (item: T) => boolean): T | undefined {
    for (let index = this.length - 1; index >= 0; index--) {
      const item = this.at(index);
      if (is(item)) return item;
    }
    return undefined;
  }
}

/**
 * Spans in the order in which they were found: those of one goroutine by start, what lies around before what lies
 * inside. What ended behind the recording's end still lasts: the machine may have gone on since.
 */
export class Spans extends List<Span> {
  readonly table: SpanTable;
  private readonly texts: Pick<Texts, 'unit'>;
  private readonly steps: number;

  constructor(table: SpanTable, texts: Pick<Texts, 'unit'>, steps: number) {
    super();
    this.table = table;
    this.texts = texts;
    this.steps = steps;
  }

  get length(): number {
    return this.table.length;
  }

  /** Without calls that are told of as waits. */
  override *[Symbol.iterator](): Iterator<Span> {
    for (let index = 0; index < this.length; index++) {
      if (!spanWhat.isUntold(this.table.what[index] ?? 0)) yield this.at(index);
    }
  }

  at(index: number): Span {
    const { table, texts } = this;
    const what = table.what[index] ?? 0;
    const end = this.endOf(index);
    return {
      kind: spanWhat.kind(what),
      gid: table.gid[index] as Gid,
      start: table.start[index] as StepIndex,
      end: end === OPEN ? undefined : (end as StepIndex),
      func: textAt(texts, table.func[index] ?? 0),
      label: textAt(texts, table.label[index] ?? 0),
      object: table.object[index] ?? 0,
      write: (what & WRITE_BIT) !== 0,
    };
  }

  /** OPEN while it lasts. */
  endOf(index: number): number {
    const end = this.table.end[index] ?? OPEN;
    if (end < this.steps) return end;
    // The step `end` itself ends a wait, and was made when the wait was found to be over.
    const isLast = end === this.steps && ((this.table.what[index] ?? 0) & KIND_BITS) !== WAIT;
    return isLast ? end : OPEN;
  }

  isOperation(index: number): boolean {
    return ((this.table.what[index] ?? 0) & (KIND_BITS | UNTOLD_BIT)) === OPERATION;
  }

  /** Indexes of the operations, in order of start. */
  *operations(): Generator<number> {
    for (let index = 0; index < this.length; index++) if (this.isOperation(index)) yield index;
  }

  /** The last operation that starts before state n, of one goroutine or of any. */
  lastOperation(n: number, gid?: Gid): Span | undefined {
    const { start, gid: gids } = this.table;
    for (let index = this.length - 1; index >= 0; index--) {
      if ((start[index] ?? 0) >= n || !this.isOperation(index)) continue;
      if (gid === undefined || gids[index] === gid) return this.at(index);
    }
    return undefined;
  }

  /** The operations that are under way in state n, or end there. */
  operationsAt(n: number): Span[] {
    const { start } = this.table;
    const found: Span[] = [];
    for (let index = 0; index < this.length; index++) {
      const isThen = (start[index] ?? 0) <= n && this.endOf(index) >= n;
      if (isThen && this.isOperation(index)) found.push(this.at(index));
    }
    return found;
  }
}

/** Windows by start. */
abstract class Windows<T> extends List<T> {
  abstract readonly table: WriteTable | RaceTable;
  protected abstract readonly steps: number;

  get length(): number {
    return this.table.length;
  }

  /** OPEN while it lasts. */
  endOf(index: number): number {
    const end = this.table.end[index] ?? OPEN;
    return end > this.steps ? OPEN : end;
  }

  protected whenOf(index: number): Pick<WriteWindow, 'start' | 'end'> {
    const end = this.endOf(index);
    return {
      start: this.table.start[index] as StepIndex,
      end: end === OPEN ? undefined : (end as StepIndex),
    };
  }
}

export class WriteWindows extends Windows<WriteWindow> {
  readonly table: WriteTable;
  protected readonly steps: number;

  constructor(table: WriteTable, steps: number) {
    super();
    this.table = table;
    this.steps = steps;
  }

  at(index: number): WriteWindow {
    const { gid, map } = this.table;
    return { gid: gid[index] as Gid, map: map[index] ?? 0, ...this.whenOf(index) };
  }

  /** The last window of a map that is open in state n and not `but`'s. */
  lastAt(map: number, n: number, but?: Gid): WriteWindow | undefined {
    const { map: maps, gid, start } = this.table;
    for (let index = this.length - 1; index >= 0; index--) {
      if (maps[index] !== map || (start[index] ?? 0) > n || this.endOf(index) <= n) continue;
      if (gid[index] !== but) return this.at(index);
    }
    return undefined;
  }
}

export class RaceWindows extends Windows<RaceWindow> {
  readonly table: RaceTable;
  protected readonly steps: number;

  constructor(table: RaceTable, steps: number) {
    super();
    this.table = table;
    this.steps = steps;
  }

  at(index: number): RaceWindow {
    const { map, writer, other, throws } = this.table;
    return {
      map: map[index] ?? 0,
      writer: writer[index] as Gid,
      other: other[index] as Gid,
      throws: throws[index] === 1,
      ...this.whenOf(index),
    };
  }

  /** How many go undetected. */
  undetected(): number {
    let count = 0;
    const { throws } = this.table;
    for (let index = 0; index < this.length; index++) if (throws[index] === 0) count++;
    return count;
  }

  /** The start of the last window that starts before state n, or of the first that starts behind it. */
  startBeside(n: number, side: 'before' | 'behind'): StepIndex | undefined {
    const { start } = this.table;
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = start[middle] as number;
      if (side === 'before' ? at < n : at <= n) low = middle + 1;
      else high = middle;
    }
    const index = side === 'before' ? low - 1 : low;
    return index < 0 || index >= this.length ? undefined : (start[index] as StepIndex);
  }
}
