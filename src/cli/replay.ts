import { parseArgs } from 'node:util';
import { buildProgram, createInstance, faultOf, printedBytes, Run } from '../machine';
import { decodeLink, LinkError, type ReplayLink } from '../recording';
import { library } from './library';
import { traceLines } from './trace';
import { UsageError } from './usage';

export const REPLAY_USAGE = `usage: hmapscope replay LINK [--trace] [--hash]

Makes the run of a replay link once more, up to the moment that was shared, and prints what it printed. LINK is the
link itself, or the text behind its #.
`;

/** Replays a link; the program's exit status if it had ended, else 0. */
export function replayCommand(args: readonly string[]): number {
  const { link, trace, hash } = readOptions(args);
  if (link.source.kind === 'example') {
    throw new UsageError('the link names a program of the page: open it there', '');
  }
  const built = buildProgram(link.source.text, library(), 'plain');
  if (!built.ok) throw new UsageError('the link holds a program that does not compile', '');
  const { program } = built;
  const { seed, policy, schedule, cursor, stateHash } = link;
  const run = new Run(
    createInstance(program, { seed, golike: policy.kind === 'golike' || link.golike === true }),
    { seed, policy },
  );
  const made = run.follow(schedule);
  run.seek(cursor);
  for (const { fd, bytes } of printedBytes(run.memory, program)) {
    (fd === 2 ? process.stderr : process.stdout).write(bytes);
  }
  const rows = { ...run.recorder.rows, length: run.cursor };
  if (trace) for (const line of traceLines(program, rows)) process.stderr.write(line);
  const fault = faultOf(run.memory, program);
  process.stderr.write(fault?.stderr ?? '');
  if (hash) process.stderr.write(`state ${run.cursor}: ${run.stateHash()}\n`);
  if (made < schedule.length || (stateHash !== undefined && stateHash !== run.stateHash())) {
    process.stderr.write(`hmapscope: the replay drifted: this is not the run that was shared\n`);
    return 2;
  }
  return fault?.exitStatus ?? 0;
}

function readOptions(args: readonly string[]): { link: ReplayLink; trace: boolean; hash: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { trace: { type: 'boolean' }, hash: { type: 'boolean' } },
    });
    const [text] = positionals;
    if (text === undefined || positionals.length > 1) throw new Error('replay takes one link');
    const link = decodeLink(text.slice(text.indexOf('#') + 1));
    return { link, trace: values.trace ?? false, hash: values.hash ?? false };
  } catch (error) {
    if (error instanceof LinkError) throw new UsageError(error.message, '');
    throw new UsageError(error instanceof Error ? error.message : 'what?', REPLAY_USAGE);
  }
}
