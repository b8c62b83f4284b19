import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildProgram, createInstance, faultOf, printedText, Pursuit, Run } from '../machine';
import type { PolicyChoice } from '../recording';
import { library, locked, RANDOM, strings, twoWriters } from './testing/hosted';

const SEED = 20260104;
const PROGRAMS = { twoWriters, locked, strings };

function start(source: string, policy: PolicyChoice, memory: 'shared' | 'plain' = 'plain'): Run {
  const built = buildProgram(source, library, memory);
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  return new Run(createInstance(built.program, { seed: 1 }), {
    seed: 1,
    policy,
    stepLimit: 30_000,
  });
}

/** All that must be equal when a run is made once more. */
function account(run: Run) {
  const { recorder, memory, program } = run;
  const { rows } = recorder;
  return {
    hash: run.stateHash(),
    output: printedText(memory, program),
    fault: faultOf(memory, program),
    rows: [rows.gid, rows.stop, rows.addr, rows.value].map((column) =>
      Buffer.from(column.slice(0, rows.length).buffer).toString('base64'),
    ),
    // Births and waits are found when the log is drained, sooner or later.
    spans: [...recorder.spans].map((span) => JSON.stringify(span)).sort(),
    writes: [...recorder.writeWindows],
    races: [...recorder.raceWindows],
  };
}
describe(`a run of a Go program (seed ${SEED})`, { timeout: 60_000 }, () => {
  it.each(Object.entries(PROGRAMS))(
    '%s: made again from its schedule it is the same',
    (_, source) => {
      const property = fc.property(fc.nat(1e6), (seed) => {
        const run = start(source, { kind: 'random', seed });
        new Pursuit(run, { kind: 'end' }).advance(Number.POSITIVE_INFINITY);
        const again = start(source, { kind: 'byHand' }, seed % 2 === 0 ? 'shared' : 'plain');
        again.follow(run.schedule());
        expect(account(again)).toEqual(account(run));
      });
      fc.assert(property, { seed: SEED, numRuns: 15 });
    },
  );

  it.each(Object.entries(PROGRAMS))(
    '%s: state n is the same however one gets there',
    (_, source) => {
      const run = start(source, RANDOM);
      const hashes = [run.stateHash()];
      while (!run.hasEnded && run.length < 400) {
        run.runByPolicy(1);
        hashes.push(run.stateHash());
      }
      const property = fc.property(fc.nat(hashes.length - 1), (n) => {
        run.seek(n);
        expect(run.stateHash()).toBe(hashes[n]);
      });
      fc.assert(property, { seed: SEED, numRuns: 60 });
    },
  );

  it('is the same on shared and on plain memory, after every step', () => {
    const runs = (['shared', 'plain'] as const).map((memory) => start(twoWriters, RANDOM, memory));
    const [shared, plain] = runs;
    for (let n = 0; n < 400; n++) {
      if (shared?.hasEnded !== false) break;
      for (const run of runs) run.runByPolicy(1);
      expect(shared.stateHash()).toBe(plain?.stateHash());
    }
    expect(shared?.length).toBeGreaterThan(20);
  });
});
