import { writeFileSync } from 'node:fs';
import {
  buildProgram,
  createInstance,
  explicitLinkOf,
  type Fault,
  faultOf,
  FreeRun,
  type LinkContext,
  linkTo,
  MEMORY_LIMIT,
  printedBytes,
  Run,
  STACK_LIMIT,
  type Stopped,
} from '../machine';
import { encodeFile, isFileName, LinkError, MAIN_FILE } from '../recording';
import { library } from './library';
import { print, printNow } from './print';
import { MEGABYTE, readRunOptions, type RunOptions } from './run-options';
import { compileErrors, readSource, reasonOf, sourceName } from './source';
import { traceLines } from './trace';
import { cutAt, runUntil } from './until';
import { UsageError } from './usage';

/** Runs a program; its exit status. */
export function runCommand(args: readonly string[]): number {
  const options = readRunOptions(args);
  if (options.free) return runFree(options);
  const { trace, hash, link, record } = options;
  const ended = startRun(options);
  if (ended === undefined) return 1;
  const { run, context, stopped } = ended;

  print(printedBytes(run.memory, run.program));
  if (trace) {
    for (const line of traceLines(run.program, run.recorder.rows, run.length)) {
      process.stderr.write(line);
    }
  }
  const fault = faultOf(run.memory, run.program);
  process.stderr.write(faultText(fault, options));
  if (stopped === 'limit') {
    process.stderr.write(`hmapscope: stopped after ${run.length} steps; --steps sets the limit\n`);
  }
  if (stopped === 'spinning') {
    process.stderr.write(
      'hmapscope: stopped in a loop that touches nothing another goroutine could see; --steps sets the limit\n',
    );
  }
  if (link) process.stderr.write(linkText(run, context));
  if (record !== undefined) writeRecording(record, run, context);
  if (hash) process.stderr.write(`state ${run.cursor}: ${run.stateHash()}\n`);
  return fault?.exitStatus ?? (stopped === 'break' ? 0 : 2);
}

interface EndedRun {
  readonly run: Run;
  readonly context: LinkContext;
  readonly stopped: Stopped | undefined;
}

/** To its end or its limit; undefined, and told, when it does not compile. */
export function startRun(options: RunOptions): EndedRun | undefined {
  const { file, seed, policy, plan, steps, until, memoryLimit, stackLimit } = options;
  const source = readSource(file);
  const name = sourceName(file);
  const built = buildProgram(source, library(), 'plain', { name });
  if (!built.ok) {
    process.stderr.write(compileErrors(built.diagnostics));
    return undefined;
  }
  const golike = policy.kind === 'golike';
  const instance = createInstance(built.program, { seed, golike, memoryLimit, stackLimit });
  const run = new Run(instance, { seed, policy, stepLimit: steps });
  const made = run.follow(plan);
  const isStuck = made < plan.length && !run.hasEnded && made < steps;
  const inside = cutAt(run, until);
  if (isStuck && inside === undefined) {
    throw new UsageError(
      `step ${made} of the schedule cannot be made: goroutine ${plan.at(made)} cannot run`,
      '',
    );
  }
  const stopped = inside ?? runUntil(run, until);
  const context: LinkContext = {
    source: { kind: 'text', text: source },
    ...(name !== MAIN_FILE && isFileName(name) && { fileName: name }),
    ...(memoryLimit !== MEMORY_LIMIT && { memoryLimit }),
    ...(stackLimit !== STACK_LIMIT && { stackLimit }),
  };
  return { run, context, stopped };
}

function linkText(run: Run, context: LinkContext): string {
  try {
    return `#${linkTo(run, context)}\n`;
  } catch (error) {
    if (error instanceof LinkError) return `hmapscope: ${error.message}; --record writes a file\n`;
    throw error;
  }
}

function writeRecording(file: string, run: Run, context: LinkContext): void {
  try {
    writeFileSync(file, encodeFile(explicitLinkOf(run, context)));
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${reasonOf(error)}`, '');
  }
}

/** Printed as it comes: nothing says when a program ends. */
function runFree(options: RunOptions): number {
  const { file, seed, seconds, memoryLimit, stackLimit } = options;
  const name = sourceName(file);
  const built = buildProgram(readSource(file), library(), 'plain', { name, mode: 'free' });
  if (!built.ok) {
    process.stderr.write(compileErrors(built.diagnostics));
    return 1;
  }
  const run = new FreeRun(built.program, { seed, memoryLimit, stackLimit });
  const end = performance.now() + seconds * 1000;
  while (!run.hasEnded && performance.now() < end) {
    run.advance();
    printNow(run.takeOutput());
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
