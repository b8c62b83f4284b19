import { OPEN, type RaceWindows, type Spans, type WriteWindows } from './lists';
import { firstEndingAfter, TableTrack } from './track';
import { type RacePair, TrackBook, type TrackKind } from './track-book';
import type { Gid, Span } from './words';

/** What of a recording is laid in tracks. */
export interface TrackLists {
  readonly spans: Spans;
  readonly writeWindows: WriteWindows;
  readonly raceWindows: RaceWindows;
}

/** How many entries of each list are where they were before. */
export interface Kept {
  readonly spans: number;
  readonly writes: number;
  readonly races: number;
}

/**
 * Spans and windows by goroutine and kind, each in tracks without overlaps, found once for a recording however
 * often it is asked:
 *
 *     operation    |— m[8] = —————————————|   |— m[9] —|
 *     evacuate         |— evacuate(1) —|
 *     wait                                                |— semacquire —|
 *     hold         |— mu ——————————————————————|
 *                       |— rw —————|                          overlaps: a track of its own
 *     writing         |——————————————|                        hashWriting set by this goroutine
 */
export class Tracks {
  private readonly book: TrackBook;
  private readonly lists: TrackLists;

  private constructor(book: TrackBook, lists: TrackLists) {
    this.book = book;
    this.lists = lists;
  }

  static of(lists: TrackLists): Tracks {
    const work = Tracks.after(undefined, lists, NOTHING);
    for (;;) {
      const { done, value } = work.next();
      if (done === true) return value;
    }
  }

  /** From those before, by what is new alone; it comes in pieces, as long runs have millions of spans. */
  static *after(
    before: Tracks | undefined,
    lists: TrackLists,
    kept: Kept,
  ): Generator<void, Tracks> {
    const book = (before?.book ?? new TrackBook()).keeping(kept);
    yield* book.take(lists);
    return new Tracks(book, lists);
  }

  /** What lies inside another one of its kind is on a later track. */
  of(gid: Gid, kind: TrackKind): readonly TableTrack[] {
    const { spans, writeWindows } = this.lists;
    const list = kind === 'writing' ? writeWindows : spans;
    return this.book.levels(gid, kind).map((level) => new TableTrack(level, list.table, list));
  }

  /** The operations that are under way in state n, or end there, in the order of their begin. */
  operationsAt(n: number): Span[] {
    const { spans } = this.lists;
    const found: number[] = [];
    for (const level of this.book.levelsOf('operation')) {
      const track = new TableTrack(level, spans.table, spans);
      let index = firstEndingAfter(track, n - 1);
      for (; index < track.length && track.startOf(index) <= n; index++) {
        found.push(track.entryOf(index));
      }
    }
    return found.sort((a, b) => a - b).map((index) => spans.at(index));
  }

  /** The last state before n, or the first behind it, in which an operation begins or ends. */
  operationEdge(n: number, side: 'before' | 'behind'): number | undefined {
    const { spans } = this.lists;
    const edges = this.book
      .levelsOf('operation')
      .map((level) => edgeBeside(new TableTrack(level, spans.table, spans), n, side))
      .filter((edge) => edge !== undefined && edge !== OPEN) as number[];
    if (edges.length === 0) return undefined;
    return side === 'before' ? Math.max(...edges) : Math.min(...edges);
  }

  /** Who raced with whom. */
  races(): readonly (Omit<RacePair, 'levels'> & { readonly tracks: readonly TableTrack[] })[] {
    const { raceWindows } = this.lists;
    return this.book.pairs().map(({ writer, other, throws, levels }) => ({
      writer,
      other,
      throws,
      tracks: levels.map((level) => new TableTrack(level, raceWindows.table, raceWindows)),
    }));
  }
}

function edgeBeside(track: TableTrack, n: number, side: 'before' | 'behind'): number | undefined {
  const next = firstEndingAfter(track, n);
  const edges = (index: number): [number, number] => [track.startOf(index), track.endOf(index)];
  if (side === 'behind')
    return next < track.length ? edges(next).find((edge) => edge > n) : undefined;
  for (let index = Math.min(next, track.length - 1); index >= 0; index--) {
    const edge = edges(index).findLast((one) => one < n);
    if (edge !== undefined) return edge;
  }
  return undefined;
}

const NOTHING: Kept = { spans: 0, writes: 0, races: 0 };
