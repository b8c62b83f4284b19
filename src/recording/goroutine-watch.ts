import { FAULT, G, G_STATUS, SCHED } from '../memory';
import type { RowColumns } from './columns';
import { MAY_PARK } from './marks';
import type { RecordedProgram } from './recorded-program';
import { readText, type RecordedMemory } from './recorded-memory';
import type { SpanBook } from './span-book';
import type { Gid } from './words';

interface Parts {
  readonly program: RecordedProgram;
  readonly memory: RecordedMemory;
  readonly columns: RowColumns;
  readonly spanBook: SpanBook;
  /** By stop (marks.ts). */
  readonly marks: Uint8Array;
}

/** Births, deaths, parked goroutines and the fault: they are what memory says after its last step, and not in the log. */
export class GoroutineWatch {
  private readonly parts: Parts;
  private readonly sched: number;
  private nextGid = 0;
  /** State whose fault was told of; -1: none was. */
  private faultAt = -1;
  /** States in which timers started goroutines that were not looked at yet, and the function that does. */
  private timerStarts: number[] = [];
  private readonly startFunc: number;
  /** Those that made steps since memory was looked at. */
  private moved: Gid[] = [];

  constructor(parts: Parts) {
    this.parts = parts;
    this.sched = parts.program.symbols.get('runtime.sched') ?? 0;
    this.startFunc = parts.program.funcs.findIndex(({ span }) => span === 'start');
  }

  /** Goroutine `gid` took steps that are new. */
  noticeTurn(gid: Gid): void {
    this.moved.push(gid);
  }

  /** A call begins. A timer that is due happens behind a step, before the next one: where its record stands, behind n rows. */
  noticeStart(n: number, words: Uint32Array, at: number): void {
    if (words[at + 1] === this.startFunc) this.timerStarts.push(n);
  }

  /** The rows from `from` on are new; `lastRow`: of each goroutine, plus one. */
  observe(from: number, lastRow: Uint32Array): void {
    const { memory, spanBook } = this.parts;
    const view = new DataView(memory.buffer);
    const allgs = view.getUint32(this.sched + SCHED.allgs, true);
    const allglen = view.getUint32(this.sched + SCHED.allglen, true);
    let row = from;
    for (let gid = Math.max(1, this.nextGid); gid < allglen; gid++) {
      const g = view.getUint32(allgs + gid * 8, true);
      if (view.getUint32(g + G.goid, true) !== gid) continue;
      // Ids that Go's runtime keeps for itself were dead before anything ran.
      const dead = view.getUint32(g + G.status, true) === G_STATUS.dead;
      if (dead && (lastRow[gid] ?? 0) === 0) continue;
      const parent = view.getUint32(g + G.parent, true);
      const start = parent === 0 ? this.timerStarts.shift() : undefined;
      row = start ?? this.findGoRow(row, parent, view.getUint32(g + G.gostop, true));
      spanBook.beginLife(row, gid as Gid);
    }
    this.nextGid = allglen;
    this.timerStarts = [];
    // Who made no step since stands where it stood: of a hundred thousand, most.
    for (const gid of this.moved) {
      const g = view.getUint32(allgs + gid * 8, true);
      const last = lastRow[gid] ?? 0;
      if (view.getUint32(g + G.status, true) === G_STATUS.dead) spanBook.endLife(last, gid);
      else this.noticeParked(gid, last, view.getUint32(g + G.stop, true));
    }
    this.moved = [];
    this.observeFault(view);
  }

  /** What a goroutine waits for that made the call of a row: a place among the texts. */
  waitLabel(gid: Gid, row: number): number {
    const { program, columns, spanBook } = this.parts;
    const label = spanBook.innermostLabel(gid);
    if (label !== undefined) return label;
    return spanBook.texts.placeOf(program.stops[columns.stop[row] ?? 0]?.site?.text ?? '');
  }

  /** Forgets the steps from n on, as the books have. */
  truncate(n: number): void {
    const { spanBook } = this.parts;
    this.nextGid = (spanBook.lastBorn ?? -1) + 1;
    this.moved = [...spanBook.living];
    if (this.faultAt > n) this.faultAt = -1;
  }

  private observeFault(view: DataView): void {
    const { columns, memory, spanBook } = this.parts;
    const fault = view.getUint32(this.sched + SCHED.fault, true);
    const isToldOf = columns.length === this.faultAt;
    if (fault === FAULT.none || fault === FAULT.exit || isToldOf) return;
    this.faultAt = columns.length;
    const gid = view.getUint32(this.sched + SCHED.faultG, true) as Gid;
    const text = view.getUint32(this.sched + SCHED.faultText, true);
    const length = view.getUint32(this.sched + SCHED.faultText + 8, true);
    spanBook.addFault(this.faultAt, gid, readText(memory, text, length));
  }

  /** It stands before the very call that its last row made. It may have been woken since: it waits until it runs. */
  private noticeParked(gid: Gid, last: number, standsAt: number): void {
    const { columns, spanBook, marks } = this.parts;
    if (last === 0 || columns.stop[last - 1] !== standsAt) return;
    if (((marks[standsAt] ?? 0) & MAY_PARK) === 0 || spanBook.isWaiting(gid)) return;
    spanBook.openWait(last, gid, this.waitLabel(gid, last - 1));
  }

  /** State behind the `go` statement that made a goroutine: ids count up, so each is looked for behind the one before. */
  private findGoRow(from: number, parent: number, gostop: number): number {
    const { columns } = this.parts;
    for (let n = from; n < columns.length; n++) {
      if (columns.stop[n] === gostop && columns.gid[n] === parent) return n + 1;
    }
    return from;
  }
}
