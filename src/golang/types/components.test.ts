import { expect, test } from 'vitest';
import { components } from './components';

const SEED = 1;

/** Edges that a small generator draws. */
function graph(count: number, edges: number, seed: number): number[][] {
  const next: number[][] = Array.from({ length: count }, () => []);
  let state = seed;
  const draw = (): number => {
    state = (state * 48271) % 0x7fffffff;
    return state % count;
  };
  for (let i = 0; i < edges; i++) next[draw()]?.push(draw());
  return next;
}

function reached(next: number[][], from: number): Set<number> {
  const seen = new Set([from]);
  for (const node of seen) for (const other of next[node] ?? []) seen.add(other);
  return seen;
}

test('nodes of one component are those that lead to one another', () => {
  for (let round = 0; round < 100; round++) {
    const next = graph(12, 4 + (round % 20), SEED + round);
    const of = components(next.keys(), (node) => next[node] ?? []);
    const from = next.map((_, node) => reached(next, node));
    for (const a of next.keys())
      for (const b of next.keys()) {
        const together = from[a]?.has(b) === true && from[b]?.has(a) === true;
        expect(of.get(a) === of.get(b), `seed ${SEED + round}, ${a} and ${b}`).toBe(together);
      }
  }
});

test('a chain may be long', () => {
  const of = components([0], (node) => (node < 100_000 ? [node + 1] : []));
  expect(new Set(of.values()).size).toBe(100_001);
});
