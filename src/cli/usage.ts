import { parseArgs, type ParseArgsConfig } from 'node:util';

/** The command line says something that cannot be done. Answered with the command's usage, status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly usage: string;

  constructor(message: string, usage: string) {
    super(message);
    this.usage = usage;
  }
}

/** The options and the other words of a command line. `usage` is that of the command which takes them. */
export function parseOptions<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
  usage: string,
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'what?', usage);
  }
}
