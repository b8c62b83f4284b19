import { linkTo } from '../machine';
import { encodeLink, LinkError } from '../recording';
import { startRun } from './run';
import { readRunOptions } from './run-options';
import { readSharedRun } from './shared-run';
import { UsageError } from './usage';

export const LINK_USAGE = `usage: hmapscope link FILE [options]

Prints the replay link of a recording (run --record makes them), or of a run of a Go program: FILE.go takes the options
of run that choose it.
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
  return encodeLink(readSharedRun(file));
}

function linkOfRun(args: readonly string[]): string | undefined {
  const started = startRun(readRunOptions(args, LINK_USAGE));
  return started && linkTo(started.run, started.context);
}
