import {
  type Gid,
  OPEN,
  type RaceWindow,
  type Recording,
  type Span,
  type Spans,
} from '../../recording';

/**
 * Stretches of steps start ≤ i < end in order of time and without overlaps, so that what is in view is found by
 * halving. An open end (it lasts) is behind every recording's length.
 */
export interface Track {
  readonly length: number;
  startOf(index: number): number;
  endOf(index: number): number;
}

/**
 * What a lane shows.
 *
 *     outer     |— m[8] = —————————————|   |— wait ———|
 *     inner         |— growWork ———|
 *     innermost       |— evacuate —|
 *     writing      |———————————————|           hashWriting set by this goroutine
 *     racing            |—————|                another goroutine is inside the same map meanwhile
 */
export interface Tracks {
  readonly gid: Gid;
  /** By depth: outer, inner, innermost (anything deeper is left out). */
  readonly spans: readonly SpanTrack[];
  readonly writing: Track;
  readonly racing: Track;
}

const DEPTHS = 3;

/** Walks over all spans and windows, and makes an object of none. */
export function tracksOf(recording: Recording): Tracks[] {
  const { spans, writeWindows, raceWindows, counts } = recording;
  const { gids, laneOf } = counts;
  const places = sortedInto(gids.length * DEPTHS, spans.length, (index) => {
    const lane = laneOf[spans.table.gid[index] ?? 0] ?? -1;
    const depth = spans.depthOf(index) ?? DEPTHS;
    return lane < 0 || depth >= DEPTHS ? -1 : lane * DEPTHS + depth;
  });
  const windows = sortedInto(gids.length, writeWindows.length, (index) => {
    return laneOf[writeWindows.table.gid[index] ?? 0] ?? -1;
  });
  const racing = gids.map((): RaceWindow[] => []);
  for (const window of raceWindows) {
    for (const gid of [window.writer, window.other]) racing[laneOf[gid] ?? -1]?.push(window);
  }
  return gids.map((gid, lane) => ({
    gid,
    spans: Array.from(
      { length: DEPTHS },
      (_, depth) => new SpanTrack(spans, places(lane * DEPTHS + depth)),
    ),
    writing: writingOf(writeWindows, windows(lane)),
    racing: unionOf(racing[lane] ?? []),
  }));
}

export class SpanTrack implements Track {
  private readonly spans: Spans;
  private readonly indexes: Uint32Array;

  constructor(spans: Spans, indexes: Uint32Array) {
    this.spans = spans;
    this.indexes = indexes;
  }

  get length(): number {
    return this.indexes.length;
  }

  startOf(index: number): number {
    return this.spans.table.start[this.indexes[index] ?? 0] ?? 0;
  }

  endOf(index: number): number {
    return this.spans.endOf(this.indexes[index] ?? 0);
  }

  at(index: number): Span {
    return this.spans.at(this.indexes[index] ?? 0);
  }
}

/** Counting sort: the indexes below `length` by the bin that each belongs to, in their order; -1: to none. */
function sortedInto(
  bins: number,
  length: number,
  binOf: (index: number) => number,
): (bin: number) => Uint32Array {
  const ends = new Uint32Array(bins + 1);
  for (let index = 0; index < length; index++) {
    const bin = binOf(index);
    if (bin >= 0) ends[bin + 1] = (ends[bin + 1] as number) + 1;
  }
  for (let bin = 0; bin < bins; bin++) {
    ends[bin + 1] = (ends[bin + 1] as number) + (ends[bin] as number);
  }
  const starts = ends.slice();
  const sorted = new Uint32Array(ends[bins] as number);
  for (let index = 0; index < length; index++) {
    const bin = binOf(index);
    if (bin < 0) continue;
    const place = starts[bin] as number;
    sorted[place] = index;
    starts[bin] = place + 1;
  }
  return (bin) => sorted.subarray(ends[bin], ends[bin + 1]);
}

/** Stretches that neither touch nor overlap. */
class Union implements Track {
  length = 0;
  private readonly starts: Uint32Array;
  private readonly ends: Uint32Array;

  constructor(most: number) {
    this.starts = new Uint32Array(most);
    this.ends = new Uint32Array(most);
  }

  startOf(index: number): number {
    return this.starts[index] ?? 0;
  }

  endOf(index: number): number {
    return this.ends[index] ?? 0;
  }

  /** By start. */
  add(start: number, end: number): void {
    const last = this.length - 1;
    const lastEnd = this.ends[last] ?? 0;
    if (last >= 0 && start <= lastEnd) {
      this.ends[last] = Math.max(lastEnd, end);
    } else if (end > start) {
      this.starts[this.length] = start;
      this.ends[this.length++] = end;
    }
  }
}

function writingOf(windows: Recording['writeWindows'], indexes: Uint32Array): Track {
  const union = new Union(indexes.length);
  for (const index of indexes) union.add(windows.table.start[index] ?? 0, windows.endOf(index));
  return union;
}

/** Windows by start, as stretches. */
export function unionOf(windows: readonly RaceWindow[]): Track {
  const union = new Union(windows.length);
  for (const { start, end } of windows) union.add(start, end ?? OPEN);
  return union;
}

/** Index of the first stretch that ends behind `step`. */
export function firstEndingAfter(track: Track, step: number): number {
  let low = 0;
  let high = track.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (track.endOf(middle) <= step) low = middle + 1;
    else high = middle;
  }
  return low;
}
