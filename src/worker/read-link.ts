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
  const { source, goVersion, schedule, stateHash, ...rest } = link;
  if (!goVersion.startsWith('1.23.')) {
    throw new LinkError({ kind: 'goVersion', version: goVersion });
  }
  if (schedule.length > STEP_LIMIT) {
    throw new LinkError({ kind: 'tooLarge', what: 'steps', most: STEP_LIMIT });
  }
  return {
    ...rest,
    source: textOf(source, examples),
    schedule: printSchedule(schedule),
    ...(stateHash !== undefined && { stateHash }),
  };
}

function textOf(source: ReplayLink['source'], examples: StartOptions['examples']): string {
  if (source.kind === 'text') return source.text;
  const example = examples.find(({ id }) => id === source.id);
  if (example === undefined) throw new LinkError({ kind: 'unknownProgram', id: source.id });
  return example.source;
}
