import { LOG_RECORD, LOG_START, LOG_TAG, WORD } from '../memory';
import { RowColumns } from './columns';
import { GoroutineWatch } from './goroutine-watch';
import { OPEN, RaceWindows, type Spans, spanWhat, WriteWindows } from './lists';
import {
  CLAIMS_FLAGS,
  FLAGS_AT,
  HASH_WRITING,
  LOOKS_AT_FLAGS,
  marksOf,
  MAY_PARK,
  STORES_FLAGS,
} from './marks';
import type { RecordedProgram } from './recorded-program';
import { readText, readWaitReason, type RecordedMemory } from './recorded-memory';
import { Schedule } from './schedule';
import { SpanBook } from './span-book';
import { SpanDictionary } from './span-call';
import type { RecordingViews } from './recording';
import type { Gid, Rows, Span, StepIndex } from './words';
import { IteratorBook } from './iterator-book';
import { type OpenOperation, WindowBook } from './window-book';

/** In words of the log. */
const LOG_FIRST = LOG_START >> 2;
const RECORD = LOG_RECORD >> 2;

/**
 * Turns the machine's log into rows, spans and windows, as far as it was made; cut off at any state, it goes on from
 * there as if the rest had never been. The machine calls `drain` while the log's memory is as its last step left it.
 */
export class Recorder {
  readonly columns: RowColumns;
  private readonly spanBook: SpanBook;
  private readonly windowBook: WindowBook;
  private readonly program: RecordedProgram;
  private readonly memory: RecordedMemory;
  /** By stop. */
  private readonly marks: Uint8Array;
  /** By goroutine: its last row, plus one; 0: none. */
  private lastRow = new Uint32Array(64);
  private readonly goroutines: GoroutineWatch;
  private readonly iterators = new IteratorBook();
  private readonly dictionary: SpanDictionary;
  /** By function: the place of its name among the texts. */
  private readonly names: number[] = [];

  constructor(program: RecordedProgram, memory: RecordedMemory) {
    this.program = program;
    this.memory = memory;
    // Who may look at the memory may look at the recording.
    const isShared = !(memory.buffer instanceof ArrayBuffer);
    this.columns = new RowColumns(isShared);
    this.spanBook = new SpanBook(isShared);
    this.windowBook = new WindowBook(isShared);
    this.marks = marksOf(program);
    const { columns, spanBook, marks } = this;
    this.goroutines = new GoroutineWatch({ program, memory, columns, spanBook, marks });
    const reader = {
      text: (at: number, length: number) => readText(memory, at, length),
      waitReason: (reason: number) => readWaitReason(program, memory, reason),
      mapOf: (iterator: number) => this.iterators.mapOf(iterator),
    };
    this.dictionary = new SpanDictionary(program, reader, spanBook.texts);
    this.goroutines.observe(0, this.lastRow);
  }

  get length(): StepIndex {
    return this.columns.length as StepIndex;
  }

  get rows(): Rows {
    return this.columns;
  }

  /** All of them, as they are now. */
  get spans(): Spans {
    return this.spanBook.spans;
  }

  get writeWindows(): WriteWindows {
    const { columns, length } = this.windowBook.writes;
    return new WriteWindows({ ...columns, length }, OPEN);
  }

  get raceWindows(): RaceWindows {
    const { columns, length } = this.windowBook.races;
    return new RaceWindows({ ...columns, length }, OPEN);
  }

  /** The innermost map operation that goroutine `gid` is in at the end of the recording. */
  openOperation(gid: Gid): Span | undefined {
    return this.spanBook.openCallsOf(gid).findLast((span) => span.kind === 'operation');
  }

  /** Who took each step so far. */
  schedule(length: number = this.columns.length): Schedule {
    return Schedule.ofColumn(this.columns.gid, Math.min(length, this.columns.length));
  }

  /**
   * Takes the log's records and empties it: the loop that ten million steps a second pass, so in one piece and by locals.
   * What a step entered and left stands before its own record.
   */
  drain(): void {
    const { columns, marks, goroutines } = this;
    const words = new Uint32Array(this.memory.buffer);
    const end = (words[WORD.logNext >> 2] as number) >> 2;
    columns.reserve((end - LOG_FIRST) / RECORD);
    const { gid: gids, stop: stops, addr: addrs, value: values } = columns;
    const from = columns.length;
    let { lastRow } = this;
    let n: number = from;
    let calls = end;
    let before = 0;
    for (let at = LOG_FIRST; at < end; at += RECORD) {
      const gid = words[at] as number;
      if (gid >= LOG_TAG.begin) {
        if (calls > at) calls = at;
        if ((gid & LOG_TAG.mask) >>> 0 === LOG_TAG.begin) {
          goroutines.noticeStart(n, words, at);
          at += RECORD * (words[at + 3] as number);
        }
        continue;
      }
      const stop = words[at + 1] as number;
      gids[n] = gid;
      stops[n] = stop;
      addrs[n] = words[at + 2] as number;
      values[n] = words[at + 3] as number;
      if (gid !== before) {
        before = gid;
        if (gid >= lastRow.length) lastRow = this.widenLastRow(gid);
        if ((lastRow[gid] as number) <= from) goroutines.noticeTurn(gid as Gid);
      }
      const mark = marks[stop] as number;
      if (mark !== 0) this.notice(n, mark);
      lastRow[gid] = ++n;
      if (calls < at) {
        columns.extend(n);
        this.takeCalls(words, calls, at);
        calls = end;
      }
    }
    columns.extend(n);
    words[WORD.logNext >> 2] = LOG_START;
    goroutines.observe(from, lastRow);
  }

  /** All of it as it is now, for a reader that may look at any time, and how it differs from the views before. */
  views(): RecordingViews {
    return {
      rows: this.columns.view(),
      spans: this.spanBook.table.view(),
      texts: this.spanBook.texts.table.view(),
      writes: this.windowBook.writes.view(),
      races: this.windowBook.races.view(),
    };
  }

  /** Bytes of the tables. */
  get bytes(): number {
    const { table, texts } = this.spanBook;
    const { writes, races } = this.windowBook;
    const tables = [this.columns, table, texts.table, writes, races];
    return tables.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Forgets the steps from n on. The machine stands at n. */
  truncate(n: number): void {
    this.columns.cut(n);
    this.spanBook.truncate(n);
    const operations = this.spanBook.openOperations().map((index) => this.operationOf(index));
    this.windowBook.truncate(n, operations);
    this.iterators.truncate(n);
    this.findLastRows();
    this.goroutines.truncate(n);
  }

  /** Of the open span at an index. */
  private operationOf(index: number): OpenOperation {
    const { gid, object: map, write, start } = this.spanBook.spans.at(index);
    const { gid: gids, stop, addr, length } = this.columns;
    let looked = false;
    for (let n: number = start; n < length && !looked; n++) {
      const looks = ((this.marks[stop[n] ?? 0] ?? 0) & LOOKS_AT_FLAGS) !== 0;
      looked = looks && gids[n] === gid && addr[n] === map + FLAGS_AT;
    }
    return { gid, map, write, looked };
  }

  private notice(n: number, mark: number): void {
    const gid = (this.columns.gid[n] ?? 0) as Gid;
    if ((mark & STORES_FLAGS) !== 0) {
      const map = (this.columns.addr[n] ?? 0) - FLAGS_AT;
      const writing = ((this.columns.value[n] ?? 0) & HASH_WRITING) !== 0;
      this.windowBook.storeFlags(n + 1, gid, map, writing, (mark & CLAIMS_FLAGS) !== 0);
    }
    if ((mark & LOOKS_AT_FLAGS) !== 0) {
      this.windowBook.lookAtFlags(gid, (this.columns.addr[n] ?? 0) - FLAGS_AT);
    }
    if ((mark & MAY_PARK) !== 0) this.noticeRetry(n, gid);
  }

  /**
   * A goroutine that parked stands before the operation that it will retry: the same call twice in a row, and
   * between the two it waited.
   */
  private noticeRetry(n: number, gid: Gid): void {
    const last = this.lastRow[gid] ?? 0;
    if (last === 0 || this.columns.stop[last - 1] !== this.columns.stop[n]) return;
    this.spanBook.endWait(last, n, gid, this.goroutines.waitLabel(gid, last - 1));
  }

  /** The begins with their args and the ends of one step: they happened in the private work behind its operation. */
  private takeCalls(words: Uint32Array, start: number, end: number): void {
    let at = start;
    while (at < end) {
      const tag = words[at] ?? 0;
      const gid = (tag & LOG_TAG.gid) as Gid;
      const func = words[at + 1] ?? 0;
      const kind = (tag & LOG_TAG.mask) >>> 0;
      const count = kind === LOG_TAG.begin ? (words[at + 3] ?? 0) : 0;
      if (kind === LOG_TAG.end) this.endCall(gid, func);
      if (kind === LOG_TAG.begin) this.beginCall(gid, words, at);
      at += RECORD * (1 + count);
    }
  }

  private beginCall(gid: Gid, words: Uint32Array, at: number): void {
    const meaning = this.dictionary.meaningOf(words, at);
    if (meaning === undefined) return;
    const n = this.columns.length;
    const { kind, object, write, iterator } = meaning;
    if (iterator !== 0) this.iterators.begin(n, iterator, object);
    if (kind === 'hold') return this.spanBook.beginHold(n, gid, object, write);
    if (kind === 'release') return this.spanBook.endHold(n, gid, object, write);
    // An operation that another is made of (mapaccess2 in mapaccess1) is no operation of its own.
    const isOperation = kind === 'operation';
    if (isOperation && object !== 0 && this.spanBook.isInOperation(gid, object)) return;
    this.spanBook.beginCall(n, gid, this.nameOf(words[at + 1] ?? 0), meaning);
    if (isOperation) {
      this.windowBook.beginOperation(n, { gid, map: object, write, looked: false });
    }
  }

  private endCall(gid: Gid, func: number): void {
    this.spanBook.endCall(this.columns.length, gid, this.nameOf(func), this.endOperation);
  }

  private readonly endOperation = (index: number): void => {
    const { what, gid, object } = this.spanBook.table.columns;
    if (spanWhat.kind(what[index] as number) !== 'operation') return;
    this.windowBook.endOperation(this.columns.length, gid[index] as Gid, object[index] as number);
  };

  /** Place of a function's name among the texts. */
  private nameOf(func: number): number {
    const known = this.names[func];
    if (known !== undefined) return known;
    const place = this.spanBook.texts.placeOf(this.program.funcs[func]?.name ?? '');
    this.names[func] = place;
    return place;
  }

  private widenLastRow(gid: number): Uint32Array<ArrayBuffer> {
    const wider = new Uint32Array(Math.max(gid + 1, this.lastRow.length * 2));
    wider.set(this.lastRow);
    this.lastRow = wider;
    return wider;
  }

  private findLastRows(): void {
    this.lastRow.fill(0);
    const { gid: gids, length } = this.columns;
    let missing = this.spanBook.lifeCount;
    for (let n = length - 1; n >= 0 && missing > 0; n--) {
      const gid = gids[n] ?? 0;
      if (this.lastRow[gid] !== 0) continue;
      this.lastRow[gid] = n + 1;
      missing--;
    }
  }
}
