import { encodeLink, LinkError, type ReplayLink, type Schedule } from '../recording';
import type { Run } from './run';

const GO_VERSION = '1.23.5';

/** What a run does not know of itself. */
export type LinkContext = Pick<ReplayLink, 'source' | 'fileName' | 'memoryLimit' | 'stackLimit'> & {
  readonly view?: ReplayLink['view'];
};

/** The run at its cursor, its schedule in deviations from the policies. */
export function replayLinkOf(run: Run, { view = {}, ...context }: LinkContext): ReplayLink {
  const { seed, policy, earlier, cursor, marks } = run;
  return {
    ...context,
    goVersion: GO_VERSION,
    seed,
    policy,
    earlier,
    ...(run.golike && policy.kind !== 'golike' && { golike: true }),
    schedule: run.plan(),
    ...(run.endsRecorded && { ended: true }),
    cursor,
    stateHash: run.stateHash(),
    marks,
    view,
  };
}

/** The same with every choice written out: who opens it need not know how policies choose. */
export function explicitLinkOf(run: Run, context: LinkContext): ReplayLink {
  return { ...replayLinkOf(run, context), earlier: [], schedule: run.schedule() };
}

/** The text of the replay link to the run's cursor, in the shorter of its two forms. A LinkError says that it is too long. */
export function linkTo(run: Run, context: LinkContext): string {
  const planned = replayLinkOf(run, context);
  const text = encodeLink(planned);
  const explicit = explicitLinkOf(run, context);
  // Runs of choices cost more than stretches of a policy: what has many more of them is not tried.
  if (runsOf(explicit.schedule) > MANY * runsOf(planned.schedule)) return text;
  try {
    const written = encodeLink(explicit);
    return text.length <= written.length ? text : written;
  } catch (error) {
    if (error instanceof LinkError) return text;
    throw error;
  }
}

const MANY = 8;

function runsOf(schedule: Schedule): number {
  return [...schedule.runs()].length;
}
