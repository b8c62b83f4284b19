import { expect, test } from 'vitest';
import { findMaps } from '../../memory';
import { runThrough, worldOf } from '../../memory/testing/world';
import { byteFields } from './byte-fields';
import { byteTargets } from './byte-targets';

test('a map’s header and buckets are told byte by byte, without a gap', { timeout: 60_000 }, () => {
  const world = worldOf(`package main

func main() {
	m := map[int32]string{}
	m[7] = "seven"
	for range 3 {
		println(len(m))
	}
}
`);
  let told: string[][] = [];
  runThrough(world, 1, () => {
    const { instance, program, memory } = world;
    if (findMaps(memory, program).length === 0 || told.length > 1) return;
    const targets = byteTargets(instance.memory, program, [], undefined);
    told = targets.map((target) => {
      const fields = byteFields(instance.memory, program, target);
      const covered = fields.reduce((sum, { size }) => sum + size, 0);
      const first = fields.filter(({ name }) =>
        /^(?:B|count|overflow|tophash\[0\]|key\[7\])$/.test(name),
      );
      return [
        `${target.name} ${target.size} ${covered}`,
        ...first.map(({ name, offset, size }) => `${name} +${offset} ${size}`),
      ];
    });
  });
  expect(told).toEqual([
    ['m 48 48', 'count +0 8', 'B +9 1'],
    ['m.buckets[0] 176 176', 'tophash[0] +0 1', 'key[7] +36 4', 'overflow +168 8'],
  ]);
});
