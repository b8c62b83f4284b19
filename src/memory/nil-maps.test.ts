import { expect, test } from 'vitest';
import { findNilMaps } from './nil-maps';
import { runThrough, worldOf } from './testing/world';

test('nil maps are found by their names, and no longer when they are made', () => {
  const world = worldOf(`package main

var cache map[string]int
var n int

func main() {
	var seen map[int]bool
	n = len(seen)
	seen = map[int]bool{}
	n = len(seen)
	cache = map[string]int{"a": 1}
	n = len(cache)
}
`);
  const stands = new Set<string>();
  runThrough(world, 1, () => {
    const found = findNilMaps(world.memory, world.program);
    stands.add(found.map(({ name }) => name).join(' '));
  });
  expect([...stands]).toEqual(expect.arrayContaining(['cache seen', 'cache', '']));
});
