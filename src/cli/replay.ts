import { faultOf, printedBytes } from '../machine';
import { driftText, type ReplayLink } from '../recording';
import { type Dump, DUMPS, dumpText } from './dump';
import { print } from './print';
import { openSharedRun, readSharedRun } from './shared-run';
import { traceLines } from './trace';
import { seekUntil, UNTIL_USAGE } from './until';
import { parseOptions, UsageError } from './usage';

export const REPLAY_USAGE = `usage: hmapscope replay LINK|FILE [options]

Makes a shared run once more, up to the moment that was shared, and prints what it printed. LINK is a replay link, or the
text behind its #; FILE a recording (run --record makes them). A run that is not its maker's says so, and ends with status 2.

  --at N         stand at step N of the run instead
${UNTIL_USAGE}                 (from the run's start, or from --at, up to its end)
  --dump WHAT    instead of what it printed, print the state: hmap, goroutines, or timeline (what led to it)
  --trace        print every step to stderr
  --hash         print the hash of the state to stderr
`;

interface ReplayOptions {
  readonly link: ReplayLink;
  readonly at: number | undefined;
  readonly until: readonly string[];
  readonly dump: Dump | undefined;
  readonly trace: boolean;
  readonly hash: boolean;
}

/** Replays a link; the program's exit status if it had ended, else 0. */
export function replayCommand(args: readonly string[]): number {
  const { link, at, until, dump, trace, hash } = readOptions(args);
  const { run, drift } = openSharedRun(link);
  if (at !== undefined) {
    if (at > run.length)
      throw new UsageError(`--at ${at} is behind the run's ${run.length} steps`, '');
    run.seek(at);
  }
  if (until.length > 0) {
    if (at === undefined) run.seek(0);
    seekUntil(run, until);
  }
  const { program, memory } = run;
  if (dump !== undefined) process.stdout.write(dumpText(run, dump));
  else print(printedBytes(memory, program));
  if (trace) {
    for (const line of traceLines(program, run.recorder.rows, run.cursor)) {
      process.stderr.write(line);
    }
  }
  const fault = faultOf(memory, program);
  if (dump === undefined) process.stderr.write(fault?.stderr ?? '');
  if (hash) process.stderr.write(`state ${run.cursor}: ${run.stateHash()}\n`);
  if (drift !== undefined) {
    process.stderr.write(`hmapscope: ${driftText(drift)}\n`);
    return 2;
  }
  return dump === undefined ? (fault?.exitStatus ?? 0) : 0;
}

function readOptions(args: readonly string[]): ReplayOptions {
  const { values, positionals } = parseOptions(args, OPTIONS, REPLAY_USAGE);
  const [text] = positionals;
  if (text === undefined || positionals.length > 1) {
    throw new UsageError('replay takes one link or file', REPLAY_USAGE);
  }
  const { at, until = [], dump, trace = false, hash = false } = values;
  if (at !== undefined && !/^\d{1,10}$/.test(at)) {
    throw new UsageError(`--at takes a step's number, not \`${at}\``, REPLAY_USAGE);
  }
  const wanted = DUMPS.find((name) => name === dump);
  if (dump !== undefined && wanted === undefined) {
    throw new UsageError(`--dump takes ${DUMPS.join(', ')}, not \`${dump}\``, REPLAY_USAGE);
  }
  const link = readSharedRun(text);
  const step = at === undefined ? undefined : Number(at);
  return { link, at: step, until, dump: wanted, trace, hash };
}

const OPTIONS = {
  at: { type: 'string' },
  until: { type: 'string', multiple: true },
  dump: { type: 'string' },
  trace: { type: 'boolean' },
  hash: { type: 'boolean' },
} as const;
