import { expect, test } from 'vitest';
import { Library, type TypeInfo } from '../golang';
import { CHUNK, FRAME, G, SCHED } from '../memory';
import { gorootSources } from '.';

const { modules } = new Library(gorootSources);
const types = modules.find((module) => module.path === 'runtime')?.types ?? [];

/** Field offsets of a runtime struct, by Go name. */
function struct(name: string): { size: number; fields: Record<string, number> } {
  const info: TypeInfo | undefined = types.find((type) => type.name === `runtime.${name}`);
  if (info?.fields === undefined) throw new Error(`runtime.${name} is no struct`);
  const fields = info.fields.map((field) => [field.name, field.offset] as const);
  return { size: info.size, fields: Object.fromEntries(fields) };
}

test('a goroutine lies in memory as the host reads it', () => {
  const { size, fields } = struct('g');
  const { parentGoid, ...same } = fields;
  expect({ size, ...same, parent: parentGoid }).toEqual(G);
});

test('the run’s own words lie in memory as the host reads them', () => {
  const { size, fields } = struct('schedt');
  expect({ size, ...fields }).toEqual(SCHED);
});

test('frames and stack chunks begin as the emitter makes them', () => {
  const { fn, ...head } = struct('frame').fields;
  const { args, ...frame } = FRAME;
  expect({ func: fn, ...head }).toEqual(frame);
  expect(struct('frame').size).toBe(args);
  const chunk = struct('stackChunk');
  expect(chunk.size).toBe(CHUNK.header);
  expect(chunk.fields).toMatchObject({ end: CHUNK.end, prev: CHUNK.prev, next: CHUNK.next });
});

test('map structs have the sizes of Go 1.23', () => {
  const { size, fields } = struct('hmap');
  expect(size).toBe(48);
  expect(fields).toEqual({
    count: 0,
    flags: 8,
    B: 9,
    noverflow: 10,
    hash0: 12,
    buckets: 16,
    oldbuckets: 24,
    nevacuate: 32,
    extra: 40,
  });
  expect(struct('hiter').size).toBe(96);
  expect(struct('mapextra').size).toBe(24);
});
