import { LINK_USAGE, linkCommand } from './link';
import { ORACLE_USAGE, oracleCommand } from './oracle';
import { codeOf, isUnread } from './print';
import { REPLAY_USAGE, replayCommand } from './replay';
import { runCommand } from './run';
import { RUN_USAGE } from './run-options';
import { UsageError } from './usage';
import { VET_USAGE, vetCommand } from './vet';

const USAGE = `usage: hmapscope COMMAND …

  hmapscope run FILE.go     runs a Go program, step by visible step
  hmapscope vet FILE.go     says what is wrong with a program without running it
  hmapscope replay LINK     makes a shared run once more, of a link or of a recording's file
  hmapscope link FILE       prints the link of a recording, or of a program's run
  hmapscope oracle DIR      checks the map against what real Go recorded in DIR

--help behind a command tells its options. The exit status is 2 when a command cannot do what it is told, and 3 when
hmapscope itself is broken; what else it is each command tells.
`;

async function main([command, ...args]: readonly string[]): Promise<number> {
  const wantsHelp = args.includes('--help') || args.includes('-h');
  switch (command) {
    case 'run':
      return wantsHelp ? help(RUN_USAGE) : runCommand(args);
    case 'vet':
      return wantsHelp ? help(VET_USAGE) : vetCommand(args);
    case 'replay':
      return wantsHelp ? help(REPLAY_USAGE) : replayCommand(args);
    case 'link':
      return wantsHelp ? help(LINK_USAGE) : linkCommand(args);
    case 'oracle':
      return wantsHelp ? help(ORACLE_USAGE) : oracleCommand(args);
    case 'help':
    case '--help':
    case '-h':
      return help(USAGE);
    case undefined:
      throw new UsageError('which command?', USAGE);
    default:
      throw new UsageError(`no command is called \`${command}\``, USAGE);
  }
}

function help(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** What a shell says of a Go program whose reader has gone: 128 and SIGPIPE. */
const UNREAD = 141;

/** Tells what went wrong; the exit status. */
function failed(error: unknown): number {
  if (isUnread(error)) return UNREAD;
  if (error instanceof UsageError) {
    const usage = error.usage === '' ? '' : `\n${error.usage}`;
    process.stderr.write(`hmapscope: ${error.message}\n${usage}`);
    return 2;
  }
  if (error instanceof Error && codeOf(error) === 'ENOSPC') {
    process.stderr.write(`hmapscope: cannot write what is printed: ${error.message}\n`);
    return 2;
  }
  if (error instanceof RangeError && /memory|allocation/i.test(error.message)) {
    process.stderr.write(
      `hmapscope: this machine has no memory left for it (${error.message}); smaller --memory and --steps need less\n`,
    );
    return 2;
  }
  const told = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`hmapscope: this is a mistake of hmapscope itself: ${told}\n`);
  return 3;
}

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => process.exit(failed(error)));
}
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = failed(error);
}
