import { expect, test } from 'vitest';
import { printedText } from '../machine';
import {
  type BucketArrayView,
  decodeHiter,
  decodeHmap,
  G,
  HITER,
  HMAP,
  mapOddities,
  type Place,
} from '.';
import { runThrough, SEED, type World, worldOf } from './testing/world';

/** Types of keys and elems, and how a program makes one of a number. */
const KINDS: readonly (readonly [key: string, keyOf: string, elem: string, elemOf: string])[] = [
  ['int64', 'int64(i)', 'int64', 'int64(-i)'],
  ['uint32', 'uint32(i)', 'uint16', 'uint16(i)'],
  ['int8', 'int8(i)', 'bool', 'i%2 == 0'],
  ['string', 'fmt.Sprint("k", i)', 'string', 'fmt.Sprint("e", i)'],
  ['string', 'fmt.Sprint(i)', '[20]int64', '[20]int64{int64(i), 1}'],
  ['float64', 'float64(i)/8', 'float32', 'float32(i)/4'],
  ['[3]int16', '[3]int16{int16(i), 1, -2}', 'struct{}', 'struct{}{}'],
  ['pair', 'pair{i, "p"}', 'pair', 'pair{-i, "q"}'],
  ['[20]int64', '[20]int64{int64(i)}', 'complex128', 'complex(float64(i), -1)'],
  ['any', '[]any{i, fmt.Sprint("s", i), float64(i) / 2, pair{i, "x"}}[i%4]', 'any', 'any(i)'],
  ['bool', 'i%2 == 0', 'int8', 'int8(i)'],
  ['*int', '&places[i]', 'int', 'i'],
  ['chan int', 'chans[i%4]', 'uint8', 'uint8(i)'],
  ['struct{ a, b int32 }', 'struct{ a, b int32 }{int32(i), 7}', '[]int', '[]int{i, i}'],
  ['fmt.Stringer', 'number(i)', 'map[string]int', 'map[string]int{"n": i}'],
];

function sourceOf([key, keyOf, elem, elemOf]: (typeof KINDS)[number]): string {
  return `package main

import "fmt"

type pair struct {
	a int
	s string
}

type number int

func (n number) String() string { return "number" }

var (
	places [200]int
	chans  = [4]chan int{make(chan int), make(chan int), make(chan int), make(chan int)}
	m      = map[${key}]${elem}{}
)

func keyOf(i int) ${key} { return ${keyOf} }

func main() {
	state := uint32(${SEED})
	for n := 0; n < 400; n++ {
		state = state*1664525 + 1013904223
		i := int(state >> 16 % 100)
		if n/100%2 == 0 || state>>8%3 == 0 {
			m[keyOf(i)] = ${elemOf}
		} else {
			delete(m, keyOf(i))
		}
	}
	for k, v := range m {
		${key === 'fmt.Stringer' ? 'fmt.Println(int(k.(number)), v)' : 'fmt.Println(k, v)'}
	}
}
`;
}

/** `key elem` of each filled cell; an old bucket's cells bear marks once they have moved. */
function entriesOf({ memory, program }: World, map: Place): string[] {
  const view = decodeHmap(memory, program, map.addr, map.type);
  const arrays: (BucketArrayView | undefined)[] = [view.current, view.old];
  return arrays.flatMap((array) =>
    (array?.chains ?? []).flatMap(({ buckets }) =>
      buckets.flatMap(({ cells }) =>
        cells.filter(({ state }) => state === 'filled').map(({ key, elem }) => `${key} ${elem}`),
      ),
    ),
  );
}

/** Rendered values quote strings, and leave out what is too long. */
const plain = (text: string): string => text.replaceAll('"', '').replace(/(?: 0)+ …\]/g, ']');

test.each(KINDS)(`a map[%s] is decoded as its program prints it, seed ${SEED}`, (...kind) => {
  const world = worldOf(sourceOf(kind));
  const { memory, program, map } = world;
  let looks = 0;
  // A prime: it comes by all kinds of places.
  runThrough(world, 1009, () => {
    const place = map();
    if (place === undefined) return;
    const count = memory.int(place.addr + HMAP.count);
    const entries = entriesOf(world, place);
    // While a cell is written or moved, it is nowhere, or not counted yet.
    expect(Math.abs(entries.length - count)).toBeLessThanOrEqual(1);
    looks++;
  });
  expect(looks).toBeGreaterThan(3);
  const place = map();
  if (place === undefined) throw new Error('the map is gone');
  expect(mapOddities(memory, program, place.addr, place.type)).toEqual([]);
  const printed = printedText(memory, program)
    .map(({ text }) => text)
    .join('')
    .trim();
  const shorter = printed.replace(/(?: 0){5,}\]/g, ']').split('\n');
  const decoded = entriesOf(world, place).map((entry) =>
    plain(entry).replace(/(?: 0){5,}\]/g, ']'),
  );
  expect(decoded.sort()).toEqual(shorter.sort());
});

test('an iterator says where it stands', () => {
  const world = worldOf(`package main

var m = map[int]int{1: 10, 2: 20, 3: 30}

func main() {
	for k, v := range m {
		m[k] = v + 1
	}
}
`);
  const { memory, program, map, instance } = world;
  const table = program.funcs.findIndex(({ name }) => name === 'main.main');
  expect(table).toBeGreaterThan(0);
  const seen = new Set<number>();
  runThrough(world, 1, () => {
    const place = map();
    if (place === undefined) return;
    // The iterator lies in main's frame: there its words are looked for.
    const g = instance.gOf(1);
    const fp = memory.u32(g + G.fp);
    if (memory.u32(fp) !== table) return;
    for (let at = fp & ~7; at < (fp & ~7) + 512; at += 8) {
      const it = decodeHiter(memory, program, at);
      if (it.mapType !== place.type || it.map !== place.addr || it.key === 0) continue;
      expect(it).toMatchObject({ B: 0, startBucket: 0, checkBucket: undefined });
      expect(it.buckets).toBe(memory.pointer(place.addr + HMAP.buckets));
      expect(it.order[0]).toBe(memory.u8(at + HITER.offset));
      expect(it.elem - it.key).toBe(64);
      seen.add(memory.int(it.key));
    }
  });
  expect(seen).toEqual(new Set([1, 2, 3]));
});
