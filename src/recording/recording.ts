import type { RowColumn } from './columns';
import {
  OPEN,
  RACE_COLUMNS,
  RaceWindows,
  SPAN_COLUMNS,
  spanWhat,
  Spans,
  WRITE_COLUMNS,
  WriteWindows,
} from './lists';
import { countSteps, type StepCounts } from './step-counts';
import { type Table, type TableView, TableWriter } from './table';
import { TextBook } from './texts';
import type { Gid, RaceWindow, Rows, Span, WriteWindow } from './words';

/** The columns of each table that a recording is made of. */
export interface RecordingColumns {
  readonly rows: RowColumn;
  readonly spans: (typeof SPAN_COLUMNS)[number];
  readonly texts: 'unit';
  readonly writes: (typeof WRITE_COLUMNS)[number];
  readonly races: (typeof RACE_COLUMNS)[number];
}
export type TableName = keyof RecordingColumns;
export type RecordingTables = {
  readonly [Name in TableName]: Table<RecordingColumns[Name]>;
};
export type RecordingViews = {
  readonly [Name in TableName]: TableView<RecordingColumns[Name]>;
};

/** What steps left behind, up to some step: it stays as it is while the machine goes on. */
export interface Recording {
  readonly rows: Rows;
  readonly counts: StepCounts;
  readonly spans: Spans;
  readonly writeWindows: WriteWindows;
  readonly raceWindows: RaceWindows;
}

export function recordingOf(tables: RecordingTables, counts: StepCounts): Recording {
  const { rows, spans, texts, writes, races } = tables;
  return {
    rows,
    counts,
    spans: new Spans(spans, texts, rows.length),
    writeWindows: new WriteWindows(writes, rows.length),
    raceWindows: new RaceWindows(races, rows.length),
  };
}

/** A recording as it is written out. */
export interface RecordingParts {
  readonly rows: Rows;
  /** Whose steps are counted. */
  readonly gids?: readonly Gid[];
  readonly spans?: readonly Span[];
  readonly writeWindows?: readonly WriteWindow[];
  readonly raceWindows?: readonly RaceWindow[];
}

export function recordingFrom(parts: RecordingParts): Recording {
  const { rows, gids = [], spans = [], writeWindows = [], raceWindows = [] } = parts;
  const texts = new TextBook(false);
  const spanTable = new TableWriter(SPAN_COLUMNS, false);
  const endOf = ({ end = OPEN }: { readonly end: number | undefined }): number => end;
  const inOrder = spans.toSorted((a, b) => a.start - b.start || endOf(b) - endOf(a));
  const open = new Map<Gid, readonly Span[]>();
  for (const span of inOrder) {
    const { kind, write, gid, start, object } = span;
    const around = (open.get(gid) ?? []).filter((one) => endOf(one) > start);
    if (kind !== 'life') open.set(gid, [...around, span]);
    spanTable.push({
      what: spanWhat.of(kind, write, around.length),
      gid,
      start,
      end: endOf(span),
      func: texts.placeOf(span.func),
      label: texts.placeOf(span.label),
      object,
    });
  }
  const writes = new TableWriter(WRITE_COLUMNS, false);
  for (const window of writeWindows) writes.push({ ...window, end: endOf(window) });
  const races = new TableWriter(RACE_COLUMNS, false);
  for (const window of raceWindows) {
    races.push({ ...window, end: endOf(window), throws: Number(window.throws) });
  }
  const tables = {
    rows,
    spans: spanTable.view().table,
    texts: texts.table.view().table,
    writes: writes.view().table,
    races: races.view().table,
  };
  return recordingOf(tables, countSteps(rows, gids));
}

const NONE = new Uint32Array();
export const EMPTY_RECORDING = recordingFrom({
  rows: { length: 0, gid: NONE, stop: NONE, addr: NONE, value: NONE },
});
