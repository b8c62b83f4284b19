import { linkTo } from '../machine';
import { encodeLink, LinkError } from '../recording';
import { startRun } from './run';
import { readRunOptions } from './run-options';
import { readRecording } from './shared-run';
import { UsageError } from './usage';

export const LINK_USAGE = `usage: hmapscope link FILE [options]

Prints the replay link of a recording (run --record makes them), or of a run of a Go program: FILE.go takes the options
of run that choose it. The exit status is 1 when the program does not compile.
`;

/** Prints a link; 0, or 1 when the program does not compile. */
export function linkCommand(args: readonly string[]): number {
  try {
    const link = linkOf(args);
    if (link === undefined) return 1;
    process.stdout.write(`#${link}\n`);
    return 0;
  } catch (error) {
    if (error instanceof LinkError) {
      throw new UsageError(`${error.message}: share its file (run --record)`, '');
    }
    throw error;
  }
}

function linkOf(args: readonly string[]): string | undefined {
  const [file = ''] = args;
  if (args.some((arg) => arg.endsWith('.go'))) return linkOfRun(args);
  if (file === '' || file.startsWith('-')) throw new UsageError('which file?', LINK_USAGE);
  if (args.length > 1) {
    throw new UsageError('options choose a run of FILE.go; a recording takes none', LINK_USAGE);
  }
  return encodeLink(readRecording(file));
}

function linkOfRun(args: readonly string[]): string | undefined {
  const options = readRunOptions(args, LINK_USAGE);
  const { free, trace, hash, link, record } = options;
  if (free || trace || hash || link || record !== undefined) {
    throw new UsageError('only options that choose the run go with link', LINK_USAGE);
  }
  const started = startRun(options);
  return started && linkTo(started.run, started.context);
}
