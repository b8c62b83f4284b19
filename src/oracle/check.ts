import { createInstance, type Instance } from '../machine';
import { buildProgram } from './build';
import { findSchedule, type Forced, type ForcedOutcome, forcedSource, runForced } from './forced';
import { type Golden, readGolden } from './golden';
import { type Digest, runScenario, type ScenarioResult } from './scenario';
import { scenarioSource } from './scenario-program';
import type { Trace } from './trace';
import { TRACE_PROGRAMS } from './trace-programs';
import { runTrace } from './trace-run';
import { traceSource } from './trace-source';

export type Verdict<Result> =
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'checked'; readonly result: Result };

/** Checks a golden file; undefined when the bytes are none (a table of hashes). */
export function checkGolden(
  bytes: Uint8Array,
  digest: Digest,
): { readonly golden: Golden; readonly verdict: Verdict<ScenarioResult> } | undefined {
  const golden = readGolden(bytes);
  if (golden === undefined) return undefined;
  return { golden, verdict: checkScenario(golden, digest) };
}

function checkScenario(golden: Golden, digest: Digest): Verdict<ScenarioResult> {
  const program = buildProgram(scenarioSource(golden.scenario));
  const result = runScenario(golden, program, createInstance(program, { seed: 1 }), digest);
  return { kind: 'checked', result };
}

/** The first difference from a trace in words, undefined when there is none. */
export function checkTrace(trace: Trace): Verdict<string | undefined> {
  const source = TRACE_PROGRAMS.find(({ name }) => name === trace.name);
  if (source === undefined) {
    return { kind: 'skipped', reason: 'no program' };
  }
  const program = buildProgram(traceSource(source));
  const result = runTrace(trace, source, program, createInstance(program, { seed: 1 }));
  return { kind: 'checked', result };
}

/** Finds the schedule of a forced interleaving, and how the program ends under it, each time that it is run. */
export function checkForced(forced: Forced, times: number): ForcedOutcome[] {
  const program = buildProgram(forcedSource(forced));
  const fresh = (): Instance => createInstance(program, { seed: 1 });
  const schedule = findSchedule(forced, program, fresh());
  return Array.from({ length: times }, () => runForced(forced, program, fresh(), schedule));
}
