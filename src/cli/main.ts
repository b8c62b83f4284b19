import { oracleCommand } from './oracle';
import { RUN_USAGE, runCommand } from './run';
import { UsageError } from './usage';

const USAGE = `usage: hmapscope COMMAND …

  hmapscope run FILE.go     runs a Go program, step by visible step
  hmapscope oracle DIR      checks the map against what real Go recorded in DIR
  hmapscope help run        tells the options of run
`;

async function main([command, ...args]: readonly string[]): Promise<number> {
  const wantsHelp = args.includes('--help') || args.includes('-h');
  switch (command) {
    case 'run':
      if (wantsHelp) return help(RUN_USAGE);
      return runCommand(args);
    case 'oracle':
      if (wantsHelp) return help(USAGE);
      return oracleCommand(args);
    case 'help':
    case '--help':
    case '-h':
      return help(args[0] === 'run' ? RUN_USAGE : USAGE);
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

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(
    `hmapscope: ${error.message}\n${error.usage === '' ? '' : `\n${error.usage}`}`,
  );
  process.exitCode = 2;
}
