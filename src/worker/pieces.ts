import type { RecordingViews, TableName } from '../recording';

/** Entries of a table for a reader that keeps a copy: from `at` on, or one for each index. */
export interface WirePiece {
  readonly name: TableName;
  /** Entries of the whole table. */
  readonly length: number;
  readonly at: number | Uint32Array;
  readonly columns: Readonly<Record<string, Uint32Array>>;
}

/** In one message: copied in a part of a frame. */
export const MOST_ENTRIES = 1 << 16;

export function* piecesOf(views: RecordingViews): Generator<WirePiece> {
  for (const [name, { table, keep, changed }] of Object.entries(views)) {
    const { length, ...columns } = table;
    const about = { name: name as TableName, length };
    for (let from = 0; from < changed.length; from += MOST_ENTRIES) {
      const at = Uint32Array.from(changed.slice(from, from + MOST_ENTRIES));
      yield { ...about, at, columns: picked(columns, (column) => at.map((i) => column[i] ?? 0)) };
    }
    // A table that was only cut is told of too.
    for (let at = keep; at === keep || at < length; at += MOST_ENTRIES) {
      const end = Math.min(at + MOST_ENTRIES, length);
      yield { ...about, at, columns: picked(columns, (column) => column.slice(at, end)) };
    }
  }
}

function picked(
  columns: Readonly<Record<string, Uint32Array>>,
  pick: (column: Uint32Array) => Uint32Array,
): WirePiece['columns'] {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, pick(column)]));
}

export function buffersOf({ at, columns }: WirePiece): ArrayBuffer[] {
  const arrays = [...Object.values(columns), ...(typeof at === 'number' ? [] : [at])];
  return arrays.map(({ buffer }) => buffer as ArrayBuffer);
}
