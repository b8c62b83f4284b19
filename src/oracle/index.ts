export { checkForced, checkGolden, checkTrace, type Verdict } from './check';
export type { Forced, ForcedOutcome } from './forced';
export type { Golden } from './golden';
export { readInterleaving } from './interleaving';
export type { Digest, Mismatch, ScenarioResult } from './scenario';
export type { Trace } from './trace';
