import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { OPEN } from './lists';
import { LAW_SEED } from './testing/arbitraries';
import { firstEndingAfter, type TableTrack, type Track } from './track';
import type { TrackKind } from './track-book';
import { Tracks, type TrackLists } from './tracks';
import { recordingFrom } from './recording';
import type { Gid, Rows, Span, SpanKind, StepIndex } from './words';

const KINDS = ['operation', 'evacuate', 'wait', 'hold', 'life', 'fault'] as const;
const GIDS = [1, 6, 7] as Gid[];

interface Drawn {
  readonly kind: SpanKind;
  readonly gid: Gid;
  readonly start: number;
  readonly long: number;
}

const spans: fc.Arbitrary<Span[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      gid: fc.constantFrom(...GIDS),
      start: fc.nat(60),
      long: fc.nat(20),
    }),
    { maxLength: 40 },
  )
  .map((drawn) => drawn.map(spanOf));

function spanOf({ kind, gid, start, long }: Drawn): Span {
  const end = long === 20 ? undefined : ((start + long) as StepIndex);
  const about = { func: '', label: '', object: 0, write: true };
  return { kind, gid, start: start as StepIndex, end, ...about };
}

function listsOf(all: readonly Span[]): TrackLists {
  const none = new Uint32Array(100);
  const rows: Rows = { length: 100, gid: none, stop: none, addr: none, value: none };
  return recordingFrom({
    rows,
    gids: GIDS,
    spans: all,
    writeWindows: all.map(({ gid, start, end }) => ({ gid, map: 0, start, end })),
    raceWindows: all.map(({ gid, start, end, kind }) => ({
      map: 0,
      writer: gid,
      other: 99 as Gid,
      throws: kind === 'wait',
      start,
      end,
    })),
  });
}

const entries = (tracks: readonly TableTrack[]): number[][] =>
  tracks.map((track) => Array.from({ length: track.length }, (_, index) => track.entryOf(index)));

function written(tracks: Tracks): unknown {
  const kinds: TrackKind[] = [...KINDS, 'writing'];
  const filled = (levels: number[][]): number[][] => levels.filter((level) => level.length > 0);
  return [
    ...GIDS.flatMap((gid) => kinds.map((kind) => filled(entries(tracks.of(gid, kind))))),
    ...tracks
      .races()
      .map(({ writer, throws, tracks: races }) => [writer, throws, ...filled(entries(races))])
      .filter((pair) => pair.length > 2)
      .map(String)
      .sort(),
  ];
}

test('tracks hold what is of a goroutine and a kind, in order and without overlaps', () => {
  fc.assert(
    fc.property(spans, (all) => {
      const lists = listsOf(all);
      const tracks = Tracks.of(lists);
      const laid = GIDS.flatMap((gid) =>
        KINDS.flatMap((kind) => {
          const levels = tracks.of(gid, kind);
          for (const level of levels) expectInOrder(level);
          const found = entries(levels).flat();
          for (const index of found) expect(lists.spans.at(index)).toMatchObject({ gid, kind });
          return found;
        }),
      );
      expect(new Set(laid).size).toBe(laid.length);
      // What is missing lies in four others.
      for (let index = 0; index < lists.spans.length; index++) {
        if (laid.includes(index)) continue;
        const { gid, kind, start } = lists.spans.at(index);
        const around = laid.filter((other) => {
          const span = lists.spans.at(other);
          const covers = other < index && (span.end ?? 1000) > start;
          return covers && span.gid === gid && span.kind === kind;
        });
        expect(around.length).toBeGreaterThanOrEqual(4);
      }
    }),
    { seed: LAW_SEED },
  );
});

function expectInOrder(track: Track): void {
  for (let index = 1; index < track.length; index++) {
    expect(track.endOf(index - 1)).toBeLessThanOrEqual(track.startOf(index));
  }
}

test('tracks that grow and are cut are those of the whole, and those before stay as they were', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ more: spans, keep: fc.nat(100) }), { maxLength: 6 }),
      (edits) => {
        let all: Span[] = [];
        let tracks: Tracks | undefined;
        const checks: (() => void)[] = [];
        for (const { more, keep } of edits) {
          const kept = Math.round((all.length * keep) / 100);
          const last = all[kept - 1]?.start ?? 0;
          // Later ones begin later; ends may have come behind what was kept.
          const added = more.map((span) => ({
            ...span,
            start: (span.start + last) as StepIndex,
            end: span.end && ((span.end + last) as StepIndex),
          }));
          const inOrder = added.sort(
            (a, b) => a.start - b.start || (b.end ?? 1e9) - (a.end ?? 1e9),
          );
          all = [...all.slice(0, kept), ...inOrder];
          const lists = listsOf(all);
          // Where two begin together, the longer one comes first: another place for those that were there.
          const same = lists.spans.table.start
            .subarray(0, kept)
            .filter((start) => start < last).length;
          const work = Tracks.after(tracks, lists, { spans: same, writes: same, races: same });
          let piece = work.next();
          while (piece.done !== true) piece = work.next();
          const now = piece.value;
          tracks = now;
          const expected = written(Tracks.of(lists));
          checks.push(() => expect(written(now)).toEqual(expected));
          for (const check of checks) check();
        }
      },
    ),
    { seed: LAW_SEED },
  );
});

test('operations and their edges are those that a look at all of them finds', () => {
  fc.assert(
    fc.property(spans, fc.nat(90), (all, n) => {
      // Deeper than four in one another they are left out.
      const lists = listsOf(all.slice(0, 9));
      const tracks = Tracks.of(lists);
      const laid = new Set(GIDS.flatMap((gid) => entries(tracks.of(gid, 'operation')).flat()));
      const operations = [...laid].sort((a, b) => a - b).map((index) => lists.spans.at(index));
      const isAt = (span: Span): boolean => span.start <= n && (span.end ?? OPEN) >= n;
      expect(tracks.operationsAt(n)).toEqual(operations.filter(isAt));
      fc.pre(laid.size === [...lists.spans].filter(({ kind }) => kind === 'operation').length);
      expect(tracks.operationsAt(n)).toEqual(lists.spans.operationsAt(n));
      const edges = operations.flatMap(({ start, end }) => [start, end ?? start]);
      const before = edges.filter((edge) => edge < n).sort((a, b) => b - a)[0];
      const behind = edges.filter((edge) => edge > n).sort((a, b) => a - b)[0];
      expect(tracks.operationEdge(n, 'before')).toBe(before);
      expect(tracks.operationEdge(n, 'behind')).toBe(behind);
    }),
    { seed: LAW_SEED, numRuns: 300 },
  );
});

test('the first stretch that ends behind a step is found from anywhere before it', () => {
  const stretches = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 60 });
  fc.assert(
    fc.property(stretches, fc.nat(400), fc.nat(60), (gaps, step, from) => {
      let at = 0;
      const ends = gaps.map(([gap, long]) => (at += gap + long));
      const track: Track = {
        length: ends.length,
        startOf: (index) => (ends[index] ?? 0) - (gaps[index]?.[1] ?? 0),
        endOf: (index) => ends[index] ?? 0,
      };
      const slow = ends.findIndex((end) => end > step);
      const found = slow < 0 ? ends.length : slow;
      expect(firstEndingAfter(track, step, Math.min(from, found))).toBe(found);
    }),
    { seed: LAW_SEED },
  );
});
