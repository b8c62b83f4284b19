import { MEMORY_LIMIT, type PolicyChoice, STACK_LIMIT } from '../machine';
import { MOST, parseSchedule, ScheduleError, STEP_LIMIT } from '../recording';
import { UNTIL_USAGE } from './until';
import { parseOptions, UsageError } from './usage';

export const MEGABYTE = 1024 * 1024;
/** A link has no room for more, and WebAssembly has no more memory. */
const MOST_MEGABYTES = Math.floor(MOST.memory / MEGABYTE);
/** Of a run in free mode, which counts no steps. */
const SECONDS = 30;

export const RUN_USAGE = `usage: hmapscope run FILE.go [options]

Runs a Go program on hmapscope's machine and prints what it prints. The exit status is the program's own,
2 after a crash or at a limit, 1 when it does not compile, 0 where --until stopped it.

  --policy P     who runs next: golike (as Go's scheduler queues them), byHand, roundRobin or random (default: golike)
  --quantum N    steps of a turn, with roundRobin (default: 10)
  --seed N       seed of the machine's chance, and of the golike and random policies (default: 1)
  --schedule S   first these choices, as in "1*3 6 7*12" (goroutine*steps; ? is the policy's), then the policy
  --steps N      stop after N steps (default: ${STEP_LIMIT})
  --free         run without stops, for speed; goes with --seed, --seconds, --memory and --stack
  --seconds N    with --free: stop after N seconds (default: ${SECONDS})
  --memory MB    memory the program may use (default: ${MEMORY_LIMIT / MEGABYTE})
  --stack MB     stack that a goroutine may use (default: ${STACK_LIMIT / MEGABYTE})
${UNTIL_USAGE}  --trace        print every step to stderr
  --hash         print the hash of the last state to stderr
  --link         print the replay link of the run to stderr
  --record FILE  write the run to FILE, which replay and the page open: whatever its length, nothing is lost
`;

export interface RunOptions {
  readonly file: string;
  readonly seed: number;
  readonly policy: PolicyChoice;
  readonly plan: ReturnType<typeof parseSchedule>;
  readonly steps: number;
  /** Breakpoints, as they were written. */
  readonly until: readonly string[];
  readonly trace: boolean;
  readonly hash: boolean;
  readonly link: boolean;
  readonly record: string | undefined;
  readonly free: boolean;
  readonly seconds: number;
  /** Bytes. */
  readonly memoryLimit: number;
  readonly stackLimit: number;
}

/** `usage` is that of the command which takes them. */
export function readRunOptions(args: readonly string[], usage: string = RUN_USAGE): RunOptions {
  try {
    return read(args);
  } catch (error) {
    // Whatever is wrong, it is this command's usage that helps.
    throw error instanceof UsageError && error.usage === RUN_USAGE
      ? new UsageError(error.message, usage)
      : error;
  }
}

function read(args: readonly string[]): RunOptions {
  const { values, positionals } = parseOptions(args, OPTIONS, RUN_USAGE);
  const [file] = positionals;
  if (file === undefined) throw new UsageError('which file?', RUN_USAGE);
  if (positionals.length > 1) throw new UsageError('run takes one file', RUN_USAGE);
  const seed = wholeNumber('--seed', values.seed ?? '1', 0);
  if (values.free === true) {
    const ofSteps = Object.keys(values).find((name) => !FREE_OPTIONS.has(name));
    if (ofSteps !== undefined) {
      throw new UsageError(`a run with --free makes no steps for --${ofSteps}`, RUN_USAGE);
    }
  } else if (values.seconds !== undefined) {
    throw new UsageError('--seconds goes with --free; --steps limits other runs', RUN_USAGE);
  }
  const megabytes = (option: 'memory' | 'stack', least: number, usual: number): number => {
    const text = values[option] ?? `${usual / MEGABYTE}`;
    return MEGABYTE * wholeNumber(`--${option}`, text, least, MOST_MEGABYTES);
  };
  return {
    file,
    seed,
    policy: policyOf(values.policy ?? 'golike', values.quantum, seed),
    plan: planOf(values.schedule ?? ''),
    steps: wholeNumber('--steps', values.steps ?? `${STEP_LIMIT}`, 1, MOST.steps),
    until: values.until ?? [],
    trace: values.trace ?? false,
    hash: values.hash ?? false,
    link: values.link ?? false,
    record: values.record,
    free: values.free ?? false,
    seconds: wholeNumber('--seconds', values.seconds ?? `${SECONDS}`, 1),
    memoryLimit: megabytes('memory', 16, MEMORY_LIMIT),
    stackLimit: megabytes('stack', 1, STACK_LIMIT),
  };
}

const FREE_OPTIONS = new Set(['free', 'seed', 'seconds', 'memory', 'stack']);

const OPTIONS = {
  policy: { type: 'string' },
  quantum: { type: 'string' },
  seed: { type: 'string' },
  schedule: { type: 'string' },
  steps: { type: 'string' },
  until: { type: 'string', multiple: true },
  trace: { type: 'boolean' },
  hash: { type: 'boolean' },
  link: { type: 'boolean' },
  record: { type: 'string' },
  free: { type: 'boolean' },
  seconds: { type: 'string' },
  memory: { type: 'string' },
  stack: { type: 'string' },
} as const;

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

function wholeNumber(
  option: string,
  text: string,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least || value > most) {
    const range = `${least} ${most === Number.MAX_SAFE_INTEGER ? 'on' : `to ${most}`}`;
    throw new UsageError(
      `${option} takes a whole number from ${range}, not \`${text}\``,
      RUN_USAGE,
    );
  }
  return value;
}
