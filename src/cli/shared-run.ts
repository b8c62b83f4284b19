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
import { compileErrors, readText } from './source';
import { UsageError } from './usage';

/** What a link or a recording's file says: a name of a file that is there, else a link, or the text behind its `#`. */
export function readSharedRun(linkOrFile: string): ReplayLink {
  const hasHash = linkOrFile.includes('#');
  if (linkOrFile.endsWith(FILE_ENDING) || (!hasHash && existsSync(linkOrFile))) {
    return readRecording(linkOrFile);
  }
  try {
    return decodeLink(linkOrFile.slice(linkOrFile.indexOf('#') + 1));
  } catch (error) {
    const isFile = !hasHash && error instanceof LinkError;
    throw isFile ? unfound(linkOrFile, error) : refused(error);
  }
}

/** Nobody knows whether it was to be a file's name. */
function unfound(linkOrFile: string, { message }: LinkError): UsageError {
  const shown = linkOrFile.length > 40 ? `${linkOrFile.slice(0, 40)}…` : linkOrFile;
  return new UsageError(`there is no file \`${shown}\`, and as a link: ${message}`, '');
}

export function readRecording(file: string): ReplayLink {
  const text = readText(file);
  try {
    return decodeFile(text);
  } catch (error) {
    throw refused(error);
  }
}

function refused(error: unknown): unknown {
  return error instanceof LinkError ? new UsageError(error.message, '') : error;
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
  if (!built.ok) {
    const errors = compileErrors(built.diagnostics).trimEnd();
    throw new UsageError(`its program does not compile here:\n${errors}`, '');
  }
  const instance = createInstance(built.program, instanceOptionsOf(link));
  const stepLimit = Math.max(STEP_LIMIT, schedule.length);
  const run = new Run(instance, { seed, policy, stepLimit });
  return { run, drift: replay(run, link) };
}
