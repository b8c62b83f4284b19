import { expect, test } from 'vitest';
import { HMAP, mapShape, TOPHASH } from '../../memory';
import { worldOf } from '../../memory/testing/world';
import { type Gid, Recorder } from '../../recording';
import { AT } from '../testing/map-memory';
import { scene } from '../testing/pictured';
import { type Carry, carriesIn } from './carries';
import { travels } from './travels';

const SLOW = 60_000;
const [KEYS, ELEMS] = [8, 72];

/** What happens to the first entry of the old bucket 0 on its way to a cell. */
function carry(to: number, at: number): Carry {
  return { gid: 6 as Gid, from: AT.oldbuckets, to, at };
}

test('evacuation moves an entry from its old cell to X or Y', () => {
  const before = scene(`map[int]int B=1 count=2 nevacuate=0
    old 0: 9c:4=40 2b:2=20`);
  const after = scene(`map[int]int B=1 count=2 nevacuate=0
    old 0: X:4=40 2b:2=20
    0: 9c:4=40`);
  const x = AT.buckets;
  const carries = [x, x + KEYS, x + ELEMS].map((at) => carry(x, at));
  const found = travels(before, after, carries);
  expect(found.map(({ text, from, to }) => [text, from.at, to.at])).toEqual([
    ['9c', AT.oldbuckets, x],
    ['4', AT.oldbuckets + KEYS, x + KEYS],
    ['40', AT.oldbuckets + ELEMS, x + ELEMS],
  ]);
});

test('an entry that arrives part by part travels part by part', () => {
  const y = AT.buckets + 144;
  const top = scene('map[int]int B=1 count=1 nevacuate=0\nold 0: Y:4=40\n1: 9c');
  const key = scene('map[int]int B=1 count=1 nevacuate=0\nold 0: Y:4=40\n1: 9c:4=0');
  const elem = scene('map[int]int B=1 count=1 nevacuate=0\nold 0: Y:4=40\n1: 9c:4=40');
  const texts = (from: typeof top, to: typeof top, at: number): string[] =>
    travels(from, to, [carry(y, at)]).map(({ text }) => text);
  expect(texts(top, key, y + KEYS)).toEqual(['4']);
  expect(texts(key, elem, y + ELEMS)).toEqual(['40']);
});

test('an entry leaves from where it stood when its old bucket is gone, and of an elem that was changed nothing is said', () => {
  const before = scene('map[int]int B=1 count=1 nevacuate=0\nold 0: 9c:4=40');
  const after = scene('map[int]int B=1 count=1\n0: 9c:4=41');
  const found = travels(before, after, [carry(AT.buckets, AT.buckets + ELEMS)]);
  expect(found.map(({ text, from }) => [text, from.y])).toEqual([
    ['', (before.buckets[0]?.y ?? 0) + (before.buckets[0]?.parts[2]?.y ?? 0)],
  ]);
});

test('where buckets are squares, an entry travels as a square', () => {
  const before = scene('map[int]int B=6 count=1 nevacuate=0\nold 3: 9c:4=40');
  const after = scene('map[int]int B=6 count=1 nevacuate=0\nold 3: Y:4=40\n35: 9c:4=40');
  const [from, to] = [AT.oldbuckets + 3 * 144, AT.buckets + 35 * 144];
  const carries = [to, to + KEYS, to + ELEMS].map((at) => ({ gid: 6 as Gid, from, to, at }));
  expect(travels(before, after, carries)).toMatchObject([
    { text: '', from: { at: from, width: 7.5 }, to: { at: to, width: 7.5 } },
  ]);
});

const grows = (make: string, insert: string, change: string): string => `package main

var m = ${make}

func main() {
	for i := range 9 {
		${insert}
	}
	${change}
	select {}
}
`;

/** The ninth entry makes the map grow; nobody carries it, and nobody carries what is changed then. */
test.each([
  ['words', grows('map[int]int{}', 'm[i] = 10 * i', 'm[7]++')],
  ['strings', grows('map[string]int{}', 'm[string(rune(65+i))] = i', 'm["H"]++')],
  ['any keys', grows('map[[3]int]int{}', 'm[[3]int{i, i, i}] = i', 'm[[3]int{7, 7, 7}]++')],
])('what evacuation carries is told by its own steps: %s', { timeout: SLOW }, (_, source) => {
  const { instance, memory, map } = worldOf(source);
  instance.logging = true;
  const recorder = new Recorder(instance.program, instance.memory);
  while (instance.fault === 0) {
    instance.step(1);
    recorder.drain();
  }
  const { rows } = recorder;
  const carries = carriesIn(rows, instance.program, 0, rows.length);
  const byStep = Array.from({ length: rows.length }, (_, i) =>
    carriesIn(rows, instance.program, i, i + 1),
  );
  expect(byStep.flat()).toEqual(carries);

  const place = map();
  if (place === undefined) throw new Error('there is no map');
  const shape = mapShape(instance.program.types, place.type);
  const buckets = memory.pointer(place.addr + HMAP.buckets);
  const entries = new Map(carries.map(({ from, to }) => [from, to]));
  expect(entries.size).toBe(8);
  for (const [from, to] of entries) {
    const bucket = Math.floor((to - buckets) / shape.bucketSize);
    const [old, cell] = [from % 8, (to - buckets) % shape.bucketSize];
    expect(memory.u8(from)).toBe(bucket === 0 ? TOPHASH.evacuatedX : TOPHASH.evacuatedY);
    // Each word of the entry once, and nothing else.
    const words = (at: number, slot: number): number[] =>
      Array.from({ length: slot / 8 }, (_, word) => at + cell * slot + 8 * word);
    const start = buckets + bucket * shape.bucketSize;
    const parts = [
      to,
      ...words(start + 8, shape.keySlot),
      ...words(start + shape.elemsAt, shape.elemSlot),
    ];
    const carried = carries.filter((carry) => carry.from === from).map(({ at }) => at);
    expect(
      carried.sort((a, b) => a - b),
      `cell ${old}`,
    ).toEqual(parts);
  }
});
