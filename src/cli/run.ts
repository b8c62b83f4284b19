import { writeSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import {
  buildProgram,
  linkTo,
  createInstance,
  faultOf,
  FreeRun,
  MEMORY_LIMIT,
  type PolicyChoice,
  printedBytes,
  Pursuit,
  Run,
} from '../machine';
import { parseSchedule, ScheduleError, STEP_LIMIT } from '../recording';
import { library } from './library';
import { compileErrors, readSource } from './source';
import { traceLines } from './trace';
import { UsageError } from './usage';

const MEGABYTE = 1024 * 1024;

export const RUN_USAGE = `usage: hmapscope run FILE.go [options]

Runs a Go program on hmapscope's machine and prints what it prints. The exit status is the program's own,
2 after a crash, 1 when it does not compile.

  --policy P     who runs next: golike (as Go's scheduler queues them), byHand, roundRobin or random (default: golike)
  --quantum N    steps of a turn, with roundRobin (default: 10)
  --seed N       seed of the machine's chance, and of the golike and random policies (default: 1)
  --schedule S   first these choices, as in "1*3 6 7*12" (goroutine*steps; ? is the policy's), then the policy
  --steps N      stop after N steps (default: ${STEP_LIMIT})
  --free         run without stops, for speed; the only options beside it are --seed and --memory
  --memory MB    memory the program may use (default: ${MEMORY_LIMIT / MEGABYTE})
  --trace        print every step to stderr
  --hash         print the hash of the last state to stderr
  --link         print the replay link of the run to stderr
`;

/** Runs a program; its exit status. */
export function runCommand(args: readonly string[]): number {
  const options = readOptions(args);
  if (options.free) return runFree(options);
  const { file, seed, policy, plan, steps, trace, hash, link, memoryLimit } = options;
  const source = readSource(file);
  const built = buildProgram(source, library(), 'plain', { name: basename(file) });
  if (!built.ok) {
    process.stderr.write(compileErrors(built.diagnostics));
    return 1;
  }
  const { program } = built;
  const golike = policy.kind === 'golike';
  const instance = createInstance(program, { seed, golike, memoryLimit });
  const run = new Run(instance, { seed, policy, stepLimit: steps });
  const made = run.follow(plan);
  if (made < plan.length && !run.hasEnded && made < steps) {
    process.stderr.write(
      `hmapscope: step ${made} of the schedule cannot be made: goroutine ${plan.at(made)} cannot run\n`,
    );
    return 2;
  }
  const pursuit = new Pursuit(run, { kind: 'end' });
  const stopped = pursuit.advance(Number.POSITIVE_INFINITY);

  for (const { fd, bytes } of printedBytes(run.memory, program)) {
    (fd === 2 ? process.stderr : process.stdout).write(bytes);
  }
  if (trace) for (const line of traceLines(program, run.recorder.rows)) process.stderr.write(line);
  const fault = faultOf(run.memory, program);
  process.stderr.write(fault?.stderr ?? '');
  if (stopped === 'limit') {
    process.stderr.write(`hmapscope: stopped after ${run.length} steps; --steps sets the limit\n`);
  }
  if (stopped === 'spinning') {
    process.stderr.write(
      'hmapscope: stopped in a loop that touches nothing another goroutine could see; --steps sets the limit\n',
    );
  }
  if (link) process.stderr.write(`#${linkTo(run, source)}\n`);
  if (hash) process.stderr.write(`state ${run.cursor}: ${run.stateHash()}\n`);
  return fault?.exitStatus ?? 2;
}

/** Printed as it comes: nothing says when a program ends. */
function runFree({ file, seed, memoryLimit }: RunOptions): number {
  const name = basename(file);
  const built = buildProgram(readSource(file), library(), 'plain', { name, mode: 'free' });
  if (!built.ok) {
    process.stderr.write(compileErrors(built.diagnostics));
    return 1;
  }
  const run = new FreeRun(built.program, { seed, memoryLimit });
  while (!run.hasEnded) {
    run.advance();
    for (const { fd, bytes } of run.takeOutput()) writeSync(fd, bytes);
  }
  const fault = faultOf(run.memory, built.program);
  process.stderr.write(fault?.stderr ?? '');
  return fault?.exitStatus ?? 2;
}

interface RunOptions {
  readonly file: string;
  readonly seed: number;
  readonly policy: PolicyChoice;
  readonly plan: ReturnType<typeof parseSchedule>;
  readonly steps: number;
  readonly trace: boolean;
  readonly hash: boolean;
  readonly link: boolean;
  readonly free: boolean;
  /** Bytes. */
  readonly memoryLimit: number;
}

function readOptions(args: readonly string[]): RunOptions {
  const { values, positionals } = parsed(args);
  const [file] = positionals;
  if (file === undefined) throw new UsageError('which file?', RUN_USAGE);
  if (positionals.length > 1) throw new UsageError('run takes one file', RUN_USAGE);
  const seed = wholeNumber('--seed', values.seed ?? '1', 0);
  return {
    file,
    seed,
    policy: policyOf(values.policy ?? 'golike', values.quantum, seed),
    plan: planOf(values.schedule ?? ''),
    steps: wholeNumber('--steps', values.steps ?? `${STEP_LIMIT}`, 1),
    trace: values.trace ?? false,
    hash: values.hash ?? false,
    link: values.link ?? false,
    free: values.free ?? false,
    memoryLimit:
      MEGABYTE * wholeNumber('--memory', values.memory ?? `${MEMORY_LIMIT / MEGABYTE}`, 16),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        policy: { type: 'string' },
        quantum: { type: 'string' },
        seed: { type: 'string' },
        schedule: { type: 'string' },
        steps: { type: 'string' },
        trace: { type: 'boolean' },
        hash: { type: 'boolean' },
        link: { type: 'boolean' },
        free: { type: 'boolean' },
        memory: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'what?', RUN_USAGE);
  }
}

function policyOf(name: string, quantum: string | undefined, seed: number): PolicyChoice {
  if (quantum !== undefined && name !== 'roundRobin') {
    throw new UsageError('--quantum goes with --policy roundRobin', RUN_USAGE);
  }
  switch (name) {
    case 'byHand':
      return { kind: 'byHand' };
    case 'roundRobin':
      return { kind: 'roundRobin', quantum: wholeNumber('--quantum', quantum ?? '10', 1) };
    case 'random':
    case 'golike':
      return { kind: name, seed };
    default:
      throw new UsageError(`no policy is called \`${name}\``, RUN_USAGE);
  }
}

function planOf(text: string) {
  try {
    return parseSchedule(text);
  } catch (error) {
    if (error instanceof ScheduleError) throw new UsageError(error.message, RUN_USAGE);
    throw error;
  }
}

function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
    throw new UsageError(
      `${option} takes a whole number from ${least} on, not \`${text}\``,
      RUN_USAGE,
    );
  }
  return value;
}
