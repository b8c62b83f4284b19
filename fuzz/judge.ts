import { compileProgram, Library } from '../src/golang';
import { scan } from '../src/golang/syntax/explain/scanner';
import { gorootSources } from '../src/goroot';
import {
  buildProgram,
  createInstance,
  type Fault,
  faultOf,
  FreeRun,
  printedText,
  Pursuit,
  Run,
} from '../src/machine';
import type { Memory } from '../src/memory';
import type { PolicyChoice } from '../src/recording';

/** What went wrong with a program; undefined: nothing. */
export type Problem = string | undefined;

const library = new Library(gorootSources);

export function vet(text: string): Problem {
  const { module, diagnostics } = compileProgram({ name: 'main.go', text }, library);
  if (module === undefined && diagnostics.length === 0) return 'neither a module nor a reason';
  const wrong = diagnostics.find(
    ({ line, column, message }) => !(line > 0) || !(column > 0) || message === '',
  );
  return wrong && `a diagnostic without a place or words: ${JSON.stringify(wrong)}`;
}

/**
 * What a program may do before it is taken for one that does not end, so that within a second (worker.ts) both modes are
 * compiled, run, and told of: who fills this memory with frames has half a million of them.
 */
const STEPS = 20_000;
const MEMORY = 32 * 1024 * 1024;
/** FreeRun.advance makes some millions of turns of loops, or calls. */
const ADVANCES = 1;
/** What a fault says that no program can cause: WebAssembly's own trap. */
const TRAPS = /unreachable code|unexpected signal during|unexpected fault address|stack overflow$/;

/** A program that compiles runs gated and free, to its end or a limit, and ends in the same way. */
export function run(text: string): Problem {
  const gated = buildProgram(text, library, 'plain');
  if (!gated.ok) return undefined;
  const alone = endsInOneWay(text);
  const stepped = runGated(gated.program, alone);
  const built = buildProgram(text, library, 'plain', { mode: 'free' });
  if (!built.ok) return 'free mode refuses what gated mode takes';
  const free = runFree(built.program);
  for (const [mode, ended] of [
    ['gated', stepped],
    ['free', free],
  ] as const) {
    const text = ended.fault?.text ?? '';
    if (ended.fault?.kind === 'throw' && TRAPS.test(text)) return `${mode}: ${text}`;
  }
  if (!stepped.fault || !free.fault || !alone) return undefined;
  if ([stepped, free].some(({ fault }) => fault?.kind === 'memory' || fault?.kind === 'stack'))
    return undefined;
  if (stepped.shown === free.shown) return undefined;
  return `gated and free differ:\n${stepped.shown}\n----\n${free.shown}`;
}

interface Ended {
  readonly fault: Fault | undefined;
  /** All that a person sees of it. */
  readonly shown: string;
}

type Program = (ReturnType<typeof buildProgram> & { ok: true })['program'];

/**
 * Like Go where free mode must end in the same way: that has the queues of Go's scheduler in its memory, and objects lie
 * behind them. All other programs are better tried in many orders.
 */
function runGated(program: Program, golike: boolean): Ended {
  const instance = createInstance(program, { seed: 1, memoryLimit: MEMORY, golike });
  const policy: PolicyChoice = { kind: golike ? 'golike' : 'random', seed: 1 };
  const run = new Run(instance, { seed: 1, policy, stepLimit: STEPS });
  new Pursuit(run, { kind: 'end' }).advance(STEPS);
  return endOf(run.memory, program);
}

function runFree(program: Program): Ended {
  const run = new FreeRun(program, { seed: 1, memoryLimit: MEMORY });
  for (let n = 0; n < ADVANCES && !run.hasEnded; n++) run.advance();
  return endOf(run.memory, program);
}

function endOf(memory: Memory, program: Program): Ended {
  const fault = faultOf(memory, program);
  const printed = printedText(memory, program).map(({ fd, text }) => `${fd}> ${text}`);
  return { fault, shown: `${printed.join('')}${fault?.stderr}status ${fault?.exitStatus}` };
}

/** One goroutine, no chance and no clock: it ends in one way only. */
export function endsInOneWay(text: string): boolean {
  const { tokens } = scan(text);
  return !tokens.some(
    ({ kind, text }) =>
      kind === 'go' ||
      kind === 'select' ||
      kind === 'chan' ||
      /^"(?:time|testing|math\/rand.*|sync.*|context)"$/.test(text),
  );
}
