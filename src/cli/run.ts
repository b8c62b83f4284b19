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
  type Fault,
  type PolicyChoice,
  printedBytes,
  Pursuit,
  Run,
  STACK_LIMIT,
} from '../machine';
import { parseSchedule, ScheduleError, STEP_LIMIT } from '../recording';
import { library } from './library';
import { compileErrors, readSource } from './source';
import { traceLines } from './trace';
import { UsageError } from './usage';

const MEGABYTE = 1024 * 1024;
/** Of a run in free mode, which counts no steps. */
const SECONDS = 30;

export const RUN_USAGE = `usage: hmapscope run FILE.go [options]

Runs a Go program on hmapscope's machine and prints what it prints. The exit status is the program's own,
2 after a crash, 1 when it does not compile.

  --policy P     who runs next: golike (as Go's scheduler queues them), byHand, roundRobin or random (default: golike)
  --quantum N    steps of a turn, with roundRobin (default: 10)
  --seed N       seed of the machine's chance, and of the golike and random policies (default: 1)
  --schedule S   first these choices, as in "1*3 6 7*12" (goroutine*steps; ? is the policy's), then the policy
  --steps N      stop after N steps (default: ${STEP_LIMIT})
  --free         run without stops, for speed; beside it only --seed, --seconds, --memory and --stack count
  --seconds N    with --free: stop after N seconds (default: ${SECONDS})
  --memory MB    memory the program may use (default: ${MEMORY_LIMIT / MEGABYTE})
  --stack MB     stack that a goroutine may use (default: ${STACK_LIMIT / MEGABYTE})
  --trace        print every step to stderr
  --hash         print the hash of the last state to stderr
  --link         print the replay link of the run to stderr
`;

/** Runs a program; its exit status. */
export function runCommand(args: readonly string[]): number {
  const options = readOptions(args);
  if (options.free) return runFree(options);
  const { file, seed, policy, plan, steps, trace, hash, link, memoryLimit, stackLimit } = options;
  const source = readSource(file);
  const built = buildProgram(source, library(), 'plain', { name: basename(file) });
  if (!built.ok) {
    process.stderr.write(compileErrors(built.diagnostics));
    return 1;
  }
  const { program } = built;
  const golike = policy.kind === 'golike';
  const instance = createInstance(program, { seed, golike, memoryLimit, stackLimit });
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
  process.stderr.write(faultText(fault, options));
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
function runFree(options: RunOptions): number {
  const { file, seed, seconds, memoryLimit, stackLimit } = options;
  const name = basename(file);
  const built = buildProgram(readSource(file), library(), 'plain', { name, mode: 'free' });
  if (!built.ok) {
    process.stderr.write(compileErrors(built.diagnostics));
    return 1;
  }
  const run = new FreeRun(built.program, { seed, memoryLimit, stackLimit });
  const end = performance.now() + seconds * 1000;
  while (!run.hasEnded && performance.now() < end) {
    run.advance();
    for (const { fd, bytes } of run.takeOutput()) writeSync(fd, bytes);
  }
  const fault = faultOf(run.memory, built.program);
  process.stderr.write(faultText(fault, options));
  if (fault === undefined) {
    process.stderr.write(`hmapscope: stopped after ${seconds} s; --seconds sets the limit\n`);
  }
  return fault?.exitStatus ?? 2;
}

/** What Go says, and where the limit is ours, how to move it. */
function faultText(fault: Fault | undefined, { memoryLimit, stackLimit }: RunOptions): string {
  if (fault === undefined) return '';
  if (fault.kind === 'memory') {
    return `${fault.stderr}\nhmapscope: the program may use ${memoryLimit / MEGABYTE} MB, and memory is never freed; --memory sets the limit\n`;
  }
  if (fault.kind === 'stack') {
    return `${fault.stderr}\nhmapscope: here a stack may have ${stackLimit / MEGABYTE} MB; --stack sets the limit\n`;
  }
  return fault.stderr;
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
  readonly seconds: number;
  /** Bytes. */
  readonly memoryLimit: number;
  readonly stackLimit: number;
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
    seconds: wholeNumber('--seconds', values.seconds ?? `${SECONDS}`, 1),
    memoryLimit:
      MEGABYTE * wholeNumber('--memory', values.memory ?? `${MEMORY_LIMIT / MEGABYTE}`, 16),
    stackLimit: MEGABYTE * wholeNumber('--stack', values.stack ?? `${STACK_LIMIT / MEGABYTE}`, 1),
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
        seconds: { type: 'string' },
        memory: { type: 'string' },
        stack: { type: 'string' },
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
