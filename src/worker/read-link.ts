import { decodeLink, LinkError, printSchedule } from '../recording';
import type { OpenRequest } from './session';
import type { StartOptions } from './start-options';

/** What the text behind `#` asks a session to open; throws a LinkError that says what is wrong with it. */
export function readLink(fragment: string, examples: StartOptions['examples'] = []): OpenRequest {
  const link = decodeLink(fragment);
  if (!link.goVersion.startsWith('1.23.')) {
    throw new LinkError(`the link needs Go ${link.goVersion}, which this hmapscope does not run`);
  }
  const { source, seed, policy, schedule, cursor, stateHash } = link;
  const text =
    source.kind === 'text' ? source.text : examples.find(({ id }) => id === source.id)?.source;
  if (text === undefined) {
    throw new LinkError('the link needs a built-in program that this hmapscope does not have');
  }
  return {
    source: text,
    seed,
    policy,
    ...(link.golike === true && { golike: true }),
    schedule: printSchedule(schedule),
    cursor,
    ...(stateHash !== undefined && { stateHash }),
  };
}
