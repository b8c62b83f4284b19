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
import { type Kept, type TrackLists, Tracks } from './tracks';
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

export function tablesOf(views: RecordingViews): RecordingTables {
  const { rows, spans, texts, writes, races } = views;
  return {
    rows: rows.table,
    spans: spans.table,
    texts: texts.table,
    writes: writes.table,
    races: races.table,
  };
}

/** What steps left behind, up to some step: it stays as it is while the machine goes on. */
export interface Recording {
  readonly rows: Rows;
  readonly counts: StepCounts;
  readonly spans: Spans;
  readonly writeWindows: WriteWindows;
  readonly raceWindows: RaceWindows;
  /** Of them all, worked out when it is first asked for. */
  readonly tracks: Tracks;
}

export function recordingOf(tables: RecordingTables, counts: StepCounts): Recording {
  const lists = listsOf(tables);
  let tracks: Tracks | undefined;
  return {
    rows: tables.rows,
    counts,
    ...lists,
    get tracks() {
      return (tracks ??= Tracks.of(lists));
    },
  };
}

/** A recording from the one before it and what is new, in pieces: long ones have millions of spans. */
export function* recordingAfter(
  before: Recording | undefined,
  tables: RecordingTables,
  counts: StepCounts,
  kept: Kept,
): Generator<void, Recording> {
  const lists = listsOf(tables);
  const tracks = yield* Tracks.after(before?.tracks, lists, kept);
  return { rows: tables.rows, counts, ...lists, tracks };
}

function listsOf({ rows, spans, texts, writes, races }: RecordingTables): TrackLists {
  return {
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
  for (const span of inOrder) {
    const { kind, write, gid, start, object } = span;
    spanTable.push({
      what: spanWhat.of(kind, write),
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
