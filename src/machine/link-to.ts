import { encodeLink, type ReplayLink, type Schedule } from '../recording';
import type { Run } from './run';

const GO_VERSION = '1.23.5';

/** The replay link to the run's cursor, in the shorter of its two forms. */
export function linkTo(run: Run, source: string | ReplayLink['source']): string {
  const { seed, policy, cursor } = run;
  const stateHash = run.stateHash();
  const encode = (schedule: Schedule): string =>
    encodeLink({
      source: typeof source === 'string' ? { kind: 'text', text: source } : source,
      goVersion: GO_VERSION,
      seed,
      policy,
      ...(run.golike && policy.kind !== 'golike' && { golike: true }),
      schedule,
      cursor,
      stateHash,
    });
  const planned = encode(run.plan());
  if (run.plan().isExplicit) return planned;
  const explicit = encode(run.schedule());
  return planned.length <= explicit.length ? planned : explicit;
}
