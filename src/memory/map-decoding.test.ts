import { expect, test } from 'vitest';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import { buildProgram, createInstance, type Instance, printedText } from '../machine';
import {
  addressNamer,
  type BucketArrayView,
  CHAIN,
  decodeHiter,
  decodeHmap,
  findMaps,
  G,
  HITER,
  HMAP,
  mapOddities,
  Memory,
  type Place,
  POINTER_BASE,
  type ProgramTables,
  readCellStates,
} from '.';

const SEED = Number(process.env['SEED'] ?? 1);
const library = new Library(gorootSources);

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

interface World {
  readonly instance: Instance;
  readonly memory: Memory;
  readonly program: ProgramTables;
  readonly map: () => Place | undefined;
}

function worldOf(source: string): World {
  const built = buildProgram(source, library, 'plain');
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  const { program } = built;
  const instance = createInstance(program, { seed: SEED });
  instance.logging = false;
  const memory = new Memory(instance.memory);
  const map = (): Place | undefined => findMaps(memory, program).find(({ name }) => name === 'm');
  return { instance, memory, program, map };
}

/** Steps until the program ends, and stops now and then. */
function runThrough({ instance }: World, every: number, look: () => void): void {
  for (let step = 1; instance.fault === 0; step++) {
    instance.step(1);
    if (step % every === 0) look();
  }
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

const GROWING = `package main

var m = map[int]*int{}

func main() {
	for i := 0; i < 300; i++ {
		m[i*i*7919] = &[]int{i}[0]
		for range m {
			break
		}
	}
}
`;

test(`nothing that a race could leave makes decoding fail or go on for ever, seed ${SEED}`, () => {
  const world = worldOf(GROWING);
  const { memory, program, map } = world;
  let state = SEED;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const start = process.cpuUsage().user;
  let rounds = 0;
  runThrough(world, 997, () => {
    const place = map();
    if (place === undefined) return;
    const { addr, type } = place;
    const kept = memory.bytes(0, memory.size).slice();
    const { buckets, shape, oldbuckets } = decodeHmap(memory, program, addr, type);
    const targets = [addr, buckets, oldbuckets, memory.pointer(addr + HMAP.extra)].filter(Boolean);
    for (let round = 0; round < 4; round++) {
      for (let n = 0; n < 3; n++) {
        const target = targets[random(targets.length)] ?? addr;
        const at = target + random(target === addr ? HMAP.size : 8 * shape.bucketSize);
        const view = new DataView(memory.bytes(0, memory.size).buffer);
        const wild = [addr, buckets, 8, memory.size - 3, 0xffff_fff0, random(memory.size)];
        if (random(2) === 0) view.setUint8(at, random(256));
        else view.setUint32(at & ~7, wild[random(wild.length)] ?? 0, true);
      }
      decodeHmap(memory, program, addr, type);
      mapOddities(memory, program, addr, type);
      readCellStates(memory, shape, buckets, new Uint8Array(512), new Uint8Array(64));
      decodeHiter(memory, program, addr);
      findMaps(memory, program);
      const nameOf = addressNamer(memory, program);
      for (let n = 0; n < 3; n++) expect(nameOf(random(memory.size))).not.toBe('');
      expect(nameOf(buckets + 3)).not.toBe('');
      rounds++;
    }
    memory.bytes(0, memory.size).set(kept);
  });
  expect(rounds).toBeGreaterThan(50);
  // Microseconds: each round of looking ends soon.
  expect((process.cpuUsage().user - start) / rounds).toBeLessThan(500_000);
}, 300_000);

test('what is odd is said', () => {
  const world = worldOf(GROWING);
  const { memory, program, map } = world;
  runThrough(world, 1e9, () => undefined);
  const place = map();
  if (place === undefined) throw new Error('the map is gone');
  const { addr, type } = place;
  const { buckets, shape } = decodeHmap(memory, program, addr, type);
  const damage = (at: number, value: number): unknown[] => {
    const view = new DataView(memory.bytes(0, memory.size).buffer);
    const kept = view.getUint32(at, true);
    view.setUint32(at, value, true);
    const odd = mapOddities(memory, program, addr, type);
    view.setUint32(at, kept, true);
    return odd.slice(0, 2);
  };
  const overflow = buckets + shape.overflowAt;
  const word = memory.u32(addr + HMAP.flags);
  expect(damage(addr + HMAP.count, 299)).toEqual([{ kind: 'count', count: 299, filled: 300 }]);
  expect(damage(addr + HMAP.flags, (word & 0xffff00ff) | 0xc800)).toEqual([
    { kind: 'tornB', B: 200 },
  ]);
  expect(damage(addr + HMAP.flags, word | 8)).toEqual([{ kind: 'sameSizeGrow' }]);
  const chain = (is: string) => [{ kind: 'chain', array: 'buckets', bucket: 0, is }];
  expect(damage(overflow, buckets)).toEqual(chain('endless'));
  expect(damage(overflow, memory.size - 8)).toEqual(chain('wild'));
  expect(damage(buckets, 0x03030303)).toContainEqual({ kind: 'mark', array: 'buckets', bucket: 0 });
  const behind = { kind: 'behindRest', array: 'buckets', bucket: 0 };
  expect(damage(buckets, 0x20202000)).toContainEqual(behind);
  expect(damage(addr + HMAP.flags, word + 0x10000)).toEqual([
    { kind: 'noverflow', noverflow: (word >>> 16) + 1, found: word >>> 16 },
  ]);
});

test('cells are read without an object for any', () => {
  const world = worldOf(GROWING);
  const { memory, program, map } = world;
  runThrough(world, 1e9, () => undefined);
  const place = map();
  if (place === undefined) throw new Error('the map is gone');
  const { current, shape, buckets } = decodeHmap(memory, program, place.addr, place.type);
  const count = current?.mainCount ?? 0;
  const [tophash, chains] = [new Uint8Array(8 * count), new Uint8Array(count)];
  expect(readCellStates(memory, shape, buckets, tophash, chains)).toBe(count);
  const wanted = current?.chains ?? [];
  expect([...tophash]).toEqual(
    wanted.flatMap(({ buckets }) => buckets[0]?.cells.map((cell) => cell.tophash) ?? []),
  );
  expect([...chains]).toEqual(wanted.map(({ buckets }) => buckets.length - 1));
  expect(Math.max(...chains)).toBeGreaterThan(0);
  const view = new DataView(memory.bytes(0, memory.size).buffer);
  const pointTo = (offset: number): void => {
    view.setBigUint64(buckets + shape.overflowAt, POINTER_BASE | BigInt(offset), true);
    readCellStates(memory, shape, buckets, tophash, chains);
  };
  pointTo(buckets);
  expect(chains[0]).toBe(CHAIN.endless);
  pointTo(memory.size);
  expect(chains[0]).toBe(CHAIN.wild);
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
