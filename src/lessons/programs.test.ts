import { expect, test } from 'vitest';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import { buildProgram } from '../machine';
import { SessionHost } from '../worker';
import { PROGRAMS, type ProgramId } from './programs';

const library = new Library(gorootSources);
const SEEDS = 30;

/** How a program ends in some random orders: fatal texts, and `ended`. */
async function outcomes(source: string): Promise<Set<string>> {
  const seen = new Set<string>();
  for (let seed = 1; seed <= SEEDS; seed++) {
    const host = new SessionHost({
      build: (text) => buildProgram(text, library, 'plain'),
      breathe: async () => {},
    });
    const opened = await host.open({ source, seed, policy: { kind: 'random', seed } });
    if (!opened.ok) return new Set(opened.diagnostics.map(({ message }) => message));
    const { fault } = await host.run({ kind: 'end' });
    seen.add(fault === undefined || fault.kind === 'exit' ? 'ended' : fault.text);
  }
  return seen;
}

const WRITES = 'concurrent map writes';
const EXPECTED: Record<ProgramId, readonly string[]> = {
  'two-writers': [WRITES],
  'reader-writer': ['concurrent map read and map write'],
  growth: [WRITES],
  mutex: ['ended'],
  'iterate-while-writing': ['concurrent map iteration and map write'],
  'string-keys': [WRITES],
};

for (const { id, source } of PROGRAMS) {
  test(`${id} can end as it should: ${EXPECTED[id].join(', ')}`, async () => {
    const seen = await outcomes(source);
    expect([...seen]).toEqual(expect.arrayContaining([...EXPECTED[id]]));
  });
}

test('with the mutex no order throws', async () => {
  const source = PROGRAMS.find(({ id }) => id === 'mutex')?.source ?? '';
  expect([...(await outcomes(source))]).toEqual(['ended']);
});

for (const { id, source, opening } of PROGRAMS) {
  test(`${id} opens where its goroutines are about to meet on the map`, async () => {
    const host = new SessionHost({
      build: (text) => buildProgram(text, library, 'plain'),
      breathe: async () => {},
    });
    const policy = { kind: 'byHand' } as const;
    const opened = await host.open({ source, seed: 1, policy, schedule: opening });
    if (!opened.ok) throw new Error(`${id} does not compile`);
    expect(opened.drift).toBeUndefined();
    const { goroutines, fault } = opened.moved;
    expect(fault).toBeUndefined();
    const able = goroutines.filter(({ state }) => state === 'runnable');
    expect(able.length).toBeGreaterThanOrEqual(2);
  });
}
