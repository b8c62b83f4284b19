import { existsSync } from 'node:fs';
import { PROGRAMS } from '../lessons';
import { createInstance, instanceOptionsOf, buildProgram, replay, Run } from '../machine';
import {
  decodeFile,
  decodeLink,
  type Drift,
  FILE_ENDING,
  LinkError,
  type LinkProblem,
  MAIN_FILE,
  type ReplayLink,
  STEP_LIMIT,
} from '../recording';
import { library } from './library';
import { readSource } from './source';
import { UsageError } from './usage';

/** What a link or a recording's file says: a name of a file that is there, else a link, or the text behind its `#`. */
export function readSharedRun(linkOrFile: string): ReplayLink {
  const isFile =
    linkOrFile.endsWith(FILE_ENDING) || (!linkOrFile.includes('#') && existsSync(linkOrFile));
  try {
    return isFile
      ? decodeFile(readSource(linkOrFile))
      : decodeLink(linkOrFile.slice(linkOrFile.indexOf('#') + 1));
  } catch (error) {
    if (error instanceof LinkError) throw new UsageError(error.message, '');
    throw error;
  }
}

function sourceOf({ source }: ReplayLink): string {
  if (source.kind === 'text') return source.text;
  const text = PROGRAMS.find(({ id }) => id === source.id)?.source;
  if (text === undefined) throw unfit({ kind: 'unknownProgram', id: source.id });
  return text;
}

function unfit(problem: LinkProblem): UsageError {
  return new UsageError(new LinkError(problem).message, '');
}

/** Makes a shared run once more, and stands at its cursor, or where it drifted. */
export function openSharedRun(link: ReplayLink): { run: Run; drift: Drift | undefined } {
  if (!link.goVersion.startsWith('1.23.')) {
    throw unfit({ kind: 'goVersion', version: link.goVersion });
  }
  const { seed, policy, schedule } = link;
  const name = link.fileName ?? MAIN_FILE;
  const built = buildProgram(sourceOf(link), library(), 'plain', { name });
  if (!built.ok) throw new UsageError('it holds a program that does not compile', '');
  const instance = createInstance(built.program, instanceOptionsOf(link));
  const stepLimit = Math.max(STEP_LIMIT, schedule.length);
  const run = new Run(instance, { seed, policy, stepLimit });
  return { run, drift: replay(run, link) };
}
