import { expect, test } from 'vitest';
import {
  addressNamer,
  CHAIN,
  decodeHiter,
  decodeHmap,
  findMaps,
  HMAP,
  mapOddities,
  POINTER_BASE,
  readCellStates,
} from '.';
import { runThrough, SEED, worldOf } from './testing/world';

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
