import { expect, test } from 'vitest';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import { buildProgram, FreeRun } from '../machine';

/**
 * spec/hmap.md §13: a range starts at a random cell of a random bucket and goes on in order, so that of few entries the
 * first one inserted comes first far too often. Measured on real Go in 80,000 ranges: 70,097, 49,986 and 10,032.
 */
const CHANCES = [
  { entries: 2, chance: 7 / 8, measured: 70_097 },
  { entries: 4, chance: 5 / 8, measured: 49_986 },
  { entries: 8, chance: 1 / 8, measured: 10_032 },
] as const;
const RANGES = 80_000;
const SEEDS = [1, 2, 3];

const SOURCE = `package main

func main() {
	for entries := 2; entries <= 8; entries *= 2 {
		m := map[int]int{}
		for i := range entries {
			m[i] = i
		}
		first := 0
		for range ${RANGES} {
			for k := range m {
				if k == 0 {
					first++
				}
				break
			}
		}
		println(first)
	}
}
`;

const built = buildProgram(SOURCE, new Library(gorootSources), 'plain', { mode: 'free' });

function firsts(seed: number): number[] {
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  const run = new FreeRun(built.program, { seed });
  let text = '';
  while (!run.hasEnded) {
    run.advance();
    for (const { bytes } of run.takeOutput()) text += new TextDecoder().decode(bytes);
  }
  return text.trim().split('\n').map(Number);
}

test.each(SEEDS)('the first entry comes first as often as in real Go, seed %i', (seed) => {
  for (const [i, times] of firsts(seed).entries()) {
    const { chance = 0, measured = 0 } = CHANCES[i] ?? {};
    const deviation = Math.sqrt(RANGES * chance * (1 - chance));
    expect(Math.abs(times - RANGES * chance)).toBeLessThan(4 * deviation);
    // Two samples differ by more than one does from its mean.
    expect(Math.abs(times - measured)).toBeLessThan(4 * Math.SQRT2 * deviation);
  }
});

test('chance is the seed', () => {
  expect(firsts(1)).toEqual(firsts(1));
  expect(firsts(1)).not.toEqual(firsts(2));
});
