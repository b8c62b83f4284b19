import type { Gid, RaceWindow, Span, StepIndex, WriteWindow } from '../../recording';

/** Steps start ≤ i < end; an open end (it lasts) is the recording's length or more. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface SpanStretch extends Stretch {
  readonly span: Span;
}

/**
 * What a lane shows, each list in order of time and without overlaps, so that what is in view is found by
 * halving.
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
  readonly spans: readonly (readonly SpanStretch[])[];
  readonly writing: readonly Stretch[];
  readonly racing: readonly Stretch[];
}

export interface Windows {
  readonly spans: readonly Span[];
  readonly writeWindows: readonly WriteWindow[];
  readonly raceWindows: readonly RaceWindow[];
}

const DEPTHS = 3;

export function tracksOf(recording: Windows, gids: readonly Gid[]): Tracks[] {
  const spans = groupBy(
    recording.spans.filter((span) => span.kind !== 'life'),
    (span) => [span.gid],
  );
  const writing = groupBy(recording.writeWindows, (window) => [window.gid]);
  const racing = groupBy(recording.raceWindows, (window) => [window.writer, window.other]);
  return gids.map((gid) => ({
    gid,
    spans: nest(spans.get(gid) ?? []),
    writing: union((writing.get(gid) ?? []).map(stretchOf)),
    racing: union((racing.get(gid) ?? []).map(stretchOf)),
  }));
}

export function stretchOf(window: { start: StepIndex; end: StepIndex | undefined }): Stretch {
  return { start: window.start, end: window.end ?? Number.POSITIVE_INFINITY };
}

function groupBy<T>(items: readonly T[], gidsOf: (item: T) => readonly Gid[]): Map<Gid, T[]> {
  const groups = new Map<Gid, T[]>();
  for (const item of items) {
    for (const gid of gidsOf(item)) {
      const group = groups.get(gid);
      if (group === undefined) groups.set(gid, [item]);
      else group.push(item);
    }
  }
  return groups;
}

/** Spans of one goroutine lie inside each other or apart: its calls do. */
function nest(spans: readonly Span[]): SpanStretch[][] {
  const tracks: SpanStretch[][] = Array.from({ length: DEPTHS }, () => []);
  const open: Stretch[] = [];
  const inOrder = spans
    .map((span) => ({ ...stretchOf(span), span }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  for (const stretch of inOrder) {
    while (open.length > 0 && (open.at(-1) as Stretch).end <= stretch.start) open.pop();
    tracks[open.length]?.push(stretch);
    open.push(stretch);
  }
  return tracks;
}

/** The same steps as stretches that neither touch nor overlap. */
export function union(stretches: readonly Stretch[]): Stretch[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else if (end > start) result.push({ start, end });
  }
  return result;
}

/** Index of the first stretch that ends behind `step`. */
export function firstEndingAfter(stretches: readonly Stretch[], step: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle] as Stretch).end <= step) low = middle + 1;
    else high = middle;
  }
  return low;
}
