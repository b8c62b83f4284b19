import type { Program } from '../emit';
import {
  type Breakpoint,
  createInstance,
  instanceOptionsOf,
  type LinkContext,
  type Replay,
  type Replayed,
  Run,
  type Watcher,
} from '../machine';
import { type Gid, parseSchedule, type Recording, StepCounter, type StepIndex } from '../recording';
import { Edits } from './edits';
import type { OpenRequest, ProgramView } from './session';

/** A program that runs, and what the page was told of it. */
export interface OpenProgram {
  readonly source: string;
  readonly fileName: string | undefined;
  readonly limits: Pick<LinkContext, 'memoryLimit' | 'stackLimit'>;
  readonly run: Run;
  readonly memory: WebAssembly.Memory;
  /** The buffer that the page reads. */
  told: ArrayBufferLike;
  /** Goroutines that the page has heard of. */
  readonly known: Set<Gid>;
  readonly counter: StepCounter;
  recording: Recording | undefined;
  /** The breakpoint that ended the last run. */
  hit: Breakpoint | undefined;
  /** What watched the last run, while the machine stands where it ended: the next one goes on with it. */
  watched: { readonly watcher: Watcher; readonly breakpoints: string } | undefined;
  readonly edits: Edits;
  /** What the run is made again for, until it is, or is changed on the way. */
  replaying: { readonly replay: Replay; readonly request: OpenRequest } | undefined;
}

/** At its start, for a run that is to be made again. */
export function openProgram(program: Program, request: OpenRequest, wanted: Replayed): OpenProgram {
  const { seed, policy } = request;
  const instance = createInstance(program, instanceOptionsOf(wanted));
  const { memory } = instance;
  return {
    source: request.source,
    fileName: request.fileName,
    limits: limitsOf(request),
    run: new Run(instance, { seed, policy }),
    memory,
    told: memory.buffer,
    known: new Set(),
    counter: new StepCounter(!(memory.buffer instanceof ArrayBuffer)),
    recording: undefined,
    hit: undefined,
    watched: undefined,
    edits: new Edits(),
    replaying: undefined,
  };
}

/** What the request wants made again. */
export function replayedOf(request: OpenRequest): Replayed {
  const schedule = parseSchedule(request.schedule ?? '');
  const { seed, policy, golike = false, earlier = [], marks = [], stateHash, ended } = request;
  const cursor = request.cursor ?? (schedule.length as StepIndex);
  return {
    seed,
    policy,
    earlier,
    golike,
    schedule,
    ...(ended === true && { ended }),
    cursor,
    stateHash,
    marks,
    ...limitsOf(request),
  };
}

function limitsOf({ memoryLimit, stackLimit }: OpenRequest): OpenProgram['limits'] {
  return {
    ...(memoryLimit !== undefined && { memoryLimit }),
    ...(stackLimit !== undefined && { stackLimit }),
  };
}

export function viewOf(program: Program): ProgramView {
  const { wasm: _wasm, image: _image, ...view } = program;
  return view;
}
