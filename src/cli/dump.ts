import type { Run } from '../machine';
import {
  type BucketArrayView,
  decodeHmap,
  findMaps,
  flagsText,
  goroutineViews,
  type HmapView,
  type MapShape,
  pointerText,
} from '../memory';

export const DUMPS = ['hmap', 'goroutines', 'timeline'] as const;
export type Dump = (typeof DUMPS)[number];

/** The state at the cursor, in words. */
export function dumpText(run: Run, dump: Dump): string {
  switch (dump) {
    case 'hmap':
      return textOf(mapLines(run));
    case 'goroutines':
      return textOf(goroutineLines(run));
    case 'timeline':
      return textOf(timelineLines(run));
  }
}

function textOf(lines: Iterable<string>): string {
  return [...lines].map((line) => `${line}\n`).join('');
}

function* mapLines({ memory, program }: Run): Generator<string> {
  for (const { name, type, addr } of findMaps(memory, program)) {
    const map = decodeHmap(memory, program, addr, type);
    yield `${name} ${program.types[type]?.name ?? 'map'} at ${pointerText(addr)}`;
    yield `  count ${map.count}  flags ${flagsText(map.flags)}  B ${map.B}  noverflow ${map.noverflow}  hash0 0x${map.hash0.toString(16)}  nevacuate ${map.nevacuate}`;
    yield* arrayLines('buckets', map.current, map);
    yield* arrayLines('oldbuckets', map.old, map);
  }
}

/** A line a bucket: its tophash bytes, and what lives in it; `+` in front of overflow buckets. */
function* arrayLines(
  name: string,
  array: BucketArrayView | undefined,
  { shape }: { readonly shape: MapShape },
): Generator<string> {
  if (array === undefined) return;
  yield `  ${name} ${pointerText(array.addr)}`;
  for (const { index, buckets, damage } of array.chains) {
    for (const [depth, { cells }] of buckets.entries()) {
      const tops = cells.map(({ tophash }) => tophash.toString(16).padStart(2, '0')).join(' ');
      const living = cells.filter(({ state }) => state === 'filled');
      const told = living.map(({ key, elem }) => (hasElem(shape) ? `${key}:${elem}` : key));
      yield `    ${depth === 0 ? `${index}`.padStart(4) : '   +'}: ${[tops, ...told].join('  ')}`;
    }
    if (damage !== undefined) yield `    damaged: ${damage}`;
  }
}

function hasElem({ elemSize }: HmapView['shape']): boolean {
  return elemSize > 0;
}

function* goroutineLines({ memory, program }: Run): Generator<string> {
  for (const { gid, state, waitReason, started, next, frames } of goroutineViews(memory, program)) {
    yield `goroutine ${gid} [${state === 'waiting' ? waitReason : state}]: ${started}`;
    if (next !== undefined) {
      const at = next.addr === 0 ? '' : ` at ${pointerText(next.addr)}`;
      const value = next.value === undefined ? '' : `: ${next.value}`;
      yield `  next: ${next.kind} ${next.text}${at}${value}`;
    }
    for (const { func, file, line, locals } of frames) {
      const told = locals.map(({ name, value }) => `${name}=${value}`);
      yield `  ${[`${func} ${file}:${line}`, ...told].join('  ')}`;
    }
  }
}

/** Spans that began before the cursor, by start; then the windows in which two are in one map. */
function* timelineLines({ recorder, cursor }: Run): Generator<string> {
  const during = (start: number, end: number | undefined): string =>
    `${start}–${end === undefined || end > cursor ? '…' : end}`.padEnd(16);
  const spans = [...recorder.spans].filter(({ start }) => start < cursor);
  for (const { kind, gid, start, end, func, label } of spans.toSorted(
    (a, b) => a.start - b.start,
  )) {
    const what = [label, func].filter((word) => word !== '').join('  ');
    yield `${during(start, end)} g${gid}  ${kind}  ${what}`.trimEnd();
  }
  for (const { map, start, end, gid } of recorder.writeWindows) {
    if (start <= cursor) yield `${during(start, end)} g${gid}  hashWriting  ${pointerText(map)}`;
  }
  for (const { map, start, end, writer, other } of recorder.raceWindows) {
    if (start <= cursor) {
      yield `${during(start, end)} g${writer}  race  ${pointerText(map)}  with g${other}`;
    }
  }
}
