import {
  decodeFile,
  decodeLink,
  LinkError,
  printSchedule,
  type ReplayLink,
  STEP_LIMIT,
} from '../recording';
import type { OpenRequest } from './session';
import type { StartOptions } from './start-options';

/** What the text behind `#` asks a session to open; throws a LinkError that says what is wrong with it. */
export function readLink(fragment: string, examples: StartOptions['examples'] = []): OpenRequest {
  return requestOf(decodeLink(fragment), examples);
}

/** What a recording's file asks a session to open; throws a LinkError that says what is wrong with it. */
export function readFile(text: string, examples: StartOptions['examples'] = []): OpenRequest {
  return requestOf(decodeFile(text), examples);
}

/** What a link or a recording's file asks for; throws a LinkError when it cannot be had here. */
function requestOf(link: ReplayLink, examples: StartOptions['examples']): OpenRequest {
  if (!link.goVersion.startsWith('1.23.')) {
    throw new LinkError(`it needs Go ${link.goVersion}, which this hmapscope does not run`);
  }
  const { source, goVersion: _, schedule, stateHash, ...rest } = link;
  if (schedule.length > STEP_LIMIT) {
    throw new LinkError(
      `it holds ${schedule.length} steps, and a page makes at most ${STEP_LIMIT}`,
    );
  }
  const text =
    source.kind === 'text' ? source.text : examples.find(({ id }) => id === source.id)?.source;
  if (text === undefined) {
    throw new LinkError('it needs a built-in program that this hmapscope does not have');
  }
  return {
    ...rest,
    source: text,
    schedule: printSchedule(schedule),
    ...(stateHash !== undefined && { stateHash }),
  };
}
