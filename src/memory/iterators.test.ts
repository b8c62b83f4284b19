import { expect, test } from 'vitest';
import { findIterators } from './iterators';
import { runThrough, worldOf } from './testing/world';

test('who ranges over a map is found, two loops deep, and nobody after the loops', () => {
  const world = worldOf(`package main

var m = map[int]int{1: 10, 2: 20, 3: 30}
var other = map[int]int{7: 70}

func main() {
	for a := range m {
		for b := range m {
			for range other {
				m[a] = b
			}
		}
	}
	delete(m, 1)
	delete(m, 2)
}
`);
  const { memory, program } = world;
  const seen = new Set<string>();
  let last: number | undefined;
  runThrough(world, 1, () => {
    const place = world.map();
    if (place === undefined) return;
    const found = findIterators(memory, program, place.addr);
    for (const { gid, func, it } of found) {
      expect([gid, func]).toEqual([1, 'main.main']);
      expect(it.map).toBe(place.addr);
    }
    seen.add(found.map(({ it }) => memory.int(it.key)).join(' '));
    last = found.length;
  });
  for (const a of [1, 2, 3]) {
    for (const b of [1, 2, 3]) expect([...seen]).toContain(`${a} ${b}`);
  }
  expect(last).toBe(0);
});
