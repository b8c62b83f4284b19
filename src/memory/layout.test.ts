import { expect, test } from 'vitest';
import { buildProgram } from '../oracle/build';
import { G, HITER, HMAP, MAPEXTRA, SCHED } from '.';

const program = buildProgram(
  'package main\n\nfunc main() {\n\tm := map[int]int{1: 1}\n\tfor range m {\n\t}\n}\n',
);

test.each([
  ['runtime.hmap', HMAP],
  ['runtime.mapextra', MAPEXTRA],
  ['runtime.hiter', HITER],
  ['runtime.g', G],
  ['runtime.schedt', SCHED],
] as const)('%s lies in memory as the constants say', (name, layout) => {
  const struct = program.types.find((type) => type.name === name);
  expect(struct?.size).toBe(layout.size);
  const offsets = new Map(struct?.fields?.map((field) => [plain(field.name), field.offset]));
  for (const [field, offset] of Object.entries({ ...layout, size: undefined })) {
    expect([field, offsets.get(plain(field))]).toEqual([field, offset]);
  }
});

/** layout.ts says `parent` for parentGoid. */
function plain(name: string): string {
  return name.replace('Goid', '').toLowerCase();
}
