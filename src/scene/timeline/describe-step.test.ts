import { expect, test } from 'vitest';
import { describeStep } from './describe-step';

function describe(site: { kind: string; text: string; size: number }, value: number): string {
  const one = Uint32Array.of(1);
  const rows = {
    length: 1,
    gid: Uint32Array.of(6),
    stop: one,
    addr: one,
    value: Uint32Array.of(value),
  };
  const { gid, verb, what } = describeStep(rows, [{ site: undefined }, { site }], 0);
  return `G${gid} ${verb} ${what}`;
}

test('a step is told in a few words, a value only when all of it is known', () => {
  expect(describe({ kind: 'write', text: 'h.flags', size: 1 }, 0xff04)).toBe(
    'G6 writes h.flags ← 4',
  );
  expect(describe({ kind: 'read', text: 'h.count', size: 8 }, 9)).toBe('G6 reads h.count = 9');
  expect(describe({ kind: 'write', text: 'h.buckets', size: 8 }, 0x10e000)).toBe(
    'G6 writes h.buckets',
  );
  expect(describe({ kind: 'call', text: 'wg.Wait', size: 0 }, 0)).toBe('G6 calls wg.Wait');
  expect(describe({ kind: 'start', text: 'main.main', size: 0 }, 0)).toBe('G6 starts ');
});
