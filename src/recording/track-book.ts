import { OPEN, type RaceTable, type SpanTable, spanWhat, type WriteTable } from './lists';
import type { Gid, SpanKind } from './words';

export type TrackKind = SpanKind | 'writing';

/** Indexes of entries in order of start that do not overlap; what does is on the next level. */
type Levels = number[][];

/** Deeper ones are left out. */
const MOST_LEVELS = 4;

export interface RacePair {
  readonly writer: Gid;
  readonly other: Gid;
  readonly throws: boolean;
  readonly levels: readonly (readonly number[])[];
}

interface Tables {
  readonly spans: { readonly table: SpanTable };
  readonly writeWindows: { readonly table: WriteTable };
  readonly raceWindows: { readonly table: RaceTable };
}

/** Entries between two pauses: a few milliseconds. */
const PIECE = 1 << 16;

/** Where each span and window lies. It grows at its end; those who were given its lists see no more than they knew. */
export class TrackBook {
  /** By goroutine. */
  private readonly lanes = new Map<TrackKind, Levels[]>();
  private readonly races = new Map<number, RacePair & { readonly levels: Levels }>();
  /** Entries that were taken. */
  private taken = { spans: 0, writes: 0, races: 0 };

  levels(gid: Gid, kind: TrackKind): readonly (readonly number[])[] {
    return this.lanes.get(kind)?.[gid] ?? [];
  }

  /** Those of all goroutines. */
  levelsOf(kind: TrackKind): readonly (readonly number[])[] {
    // Some have no lane of a kind: flat passes over them.
    return (this.lanes.get(kind) ?? []).flat();
  }

  pairs(): readonly RacePair[] {
    return [...this.races.values()];
  }

  /** This book, or a copy without the entries behind those that are kept. */
  keeping(kept: TrackBook['taken']): TrackBook {
    const { taken } = this;
    const isCut =
      kept.spans < taken.spans || kept.writes < taken.writes || kept.races < taken.races;
    if (!isCut) return this;
    const copy = new TrackBook();
    copy.taken = { ...kept };
    for (const [kind, byGid] of this.lanes) {
      const end = kind === 'writing' ? kept.writes : kept.spans;
      const lanes: Levels[] = [];
      // Some have no lane of a kind: forEach passes over them.
      byGid.forEach((levels, gid) => (lanes[gid] = cutAt(levels, end)));
      copy.lanes.set(kind, lanes);
    }
    for (const [key, pair] of this.races) {
      const levels = cutAt(pair.levels, kept.races);
      if (levels.length > 0) copy.races.set(key, { ...pair, levels });
    }
    return copy;
  }

  /** Takes the entries that are new. */
  *take({ spans, writeWindows, raceWindows }: Tables): Generator<void> {
    for (; this.taken.spans < spans.table.length; yield) this.takeSpans(spans.table);
    for (; this.taken.writes < writeWindows.table.length; yield) {
      this.takeWrites(writeWindows.table);
    }
    for (; this.taken.races < raceWindows.table.length; yield) {
      this.takeRaces(raceWindows.table);
    }
  }

  private takeSpans(table: SpanTable): void {
    const { what, gid } = table;
    const end = Math.min(this.taken.spans + PIECE, table.length);
    for (let index = this.taken.spans; index < end; index++) {
      const is = what[index] as number;
      if (spanWhat.isUntold(is)) continue;
      place(this.laneOf(spanWhat.kind(is), gid[index] as number), index, table);
    }
    this.taken.spans = end;
  }

  private takeWrites(table: WriteTable): void {
    const end = Math.min(this.taken.writes + PIECE, table.length);
    for (let index = this.taken.writes; index < end; index++) {
      place(this.laneOf('writing', table.gid[index] as number), index, table);
    }
    this.taken.writes = end;
  }

  private takeRaces(table: RaceTable): void {
    const end = Math.min(this.taken.races + PIECE, table.length);
    for (let index = this.taken.races; index < end; index++) {
      const writer = table.writer[index] as Gid;
      const other = table.other[index] as Gid;
      const throws = table.throws[index] as number;
      const key = (writer * MOST_GIDS + other) * 2 + throws;
      let pair = this.races.get(key);
      if (pair === undefined) {
        pair = { writer, other, throws: throws === 1, levels: [] };
        this.races.set(key, pair);
      }
      place(pair.levels, index, table);
    }
    this.taken.races = end;
  }

  private laneOf(kind: TrackKind, gid: number): Levels {
    let byGid = this.lanes.get(kind);
    if (byGid === undefined) this.lanes.set(kind, (byGid = []));
    return (byGid[gid] ??= []);
  }
}

/** A goroutine takes memory of its own: there is no room for so many. */
const MOST_GIDS = 2 ** 24;

function place(levels: Levels, index: number, { start, end }: EntryTable): void {
  const from = start[index] as number;
  for (let level = 0; level < MOST_LEVELS; level++) {
    const entries = levels[level];
    if (entries === undefined) {
      levels.push([index]);
      return;
    }
    const last = entries[entries.length - 1];
    if (last === undefined || (end[last] ?? OPEN) <= from) {
      entries.push(index);
      return;
    }
  }
}

interface EntryTable {
  readonly start: Uint32Array;
  readonly end: Uint32Array;
}

function cutAt(levels: Levels, end: number): Levels {
  const cut = levels.map((entries) => {
    let length = entries.length;
    while (length > 0 && (entries[length - 1] as number) >= end) length--;
    return entries.slice(0, length);
  });
  // What has nothing on it was never there.
  return cut.filter(({ length }) => length > 0);
}
