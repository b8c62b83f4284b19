import type { Program } from '../emit';
import type { Diagnostic } from '../golang';
import {
  type Breakpoint,
  type Built,
  createInstance,
  explicitLinkOf,
  faultOf,
  instanceOptionsOf,
  type LinkContext,
  linkTo,
  printedEnds,
  type Provenance,
  provenanceOf,
  Pursuit,
  Replay,
  type Replayed,
  Run,
  type RunGoal,
  type Watcher,
  watcherFor,
} from '../machine';
import { countGoroutines, goroutineViews } from '../memory';
import {
  encodeFile,
  type Gid,
  LinkError,
  parseSchedule,
  type PolicyChoice,
  type Recording,
  recordingOf,
  type RecordingViews,
  StepCounter,
  type StepIndex,
  type View,
} from '../recording';
import { Edits } from './edits';
import type {
  Moved,
  Opened,
  OpenRequest,
  Progress,
  ProgramView,
  RunUntil,
  Session,
} from './session';

export interface HostOptions {
  readonly build: (source: string, fileName?: string) => Built;
  /** Without one a build tells, and takes longer. */
  readonly check?: (source: string) => readonly Diagnostic[];
  /** Lets messages in between two pieces of a run. */
  readonly breathe: () => Promise<void>;
  /** Built-in programs: a link names them instead of spelling them out. */
  readonly examples?: readonly { readonly id: string; readonly source: string }[];
}

/** How many random futures, of how many steps together, are tried before a program counts as one that does not throw. */
const FUTURES = { count: 50, steps: 5_000_000 };

/** Goroutines in the text of a crash. */
const MOST_TRACED = 100;

/** Bytes of a long output's beginning, and as many of its end. */
const MOST_PRINTED = 20_000;

/** Steps between two breaths: some milliseconds, in WebAssembly and step by step. */
const PIECE = {
  steps: 100_000,
  end: 100_000,
  line: 2_000,
  operation: 2_000,
  break: 2_000,
  breakBefore: 2_000,
  replay: 100_000,
} as const;

interface OpenProgram {
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
}

/** With what a reader needs who keeps a copy of the recording. */
export interface HostMoved extends Moved {
  readonly views: RecordingViews;
}

export type HostOpened =
  | (Extract<Opened, { ok: true }> & { readonly moved: HostMoved })
  | Extract<Opened, { ok: false }>;

/** A Session over a Run, wherever it lives: in a worker, in a test, in a page without workers. */
export class SessionHost implements Session {
  private readonly options: HostOptions;
  private standing: OpenProgram | undefined;
  private pausing = false;
  /** Calls are answered one after the other. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(options: HostOptions) {
    this.options = options;
  }

  open(request: OpenRequest, told?: (progress: Progress) => void): Promise<HostOpened> {
    this.pause();
    return this.next(() => this.openNow(request, told));
  }

  async check(source: string): Promise<readonly Diagnostic[]> {
    const { check, build } = this.options;
    if (check !== undefined) return check(source);
    const built = build(source);
    return built.ok ? [] : built.diagnostics;
  }

  step(gid: Gid): Promise<HostMoved> {
    return this.next(() => {
      const { run } = this.unwatched();
      if (run.isRunnable(gid)) run.step(gid);
      return this.moved(run.isAtLimit ? 'limit' : 'done');
    });
  }

  seek(n: StepIndex): Promise<HostMoved> {
    return this.next(() => {
      this.unwatched().run.seek(n);
      return this.moved('done');
    });
  }

  undo(): Promise<HostMoved> {
    return this.next(() => {
      const { run, edits } = this.unwatched();
      edits.undo(run);
      return this.moved('done');
    });
  }

  redo(): Promise<HostMoved> {
    return this.next(() => {
      const { run, edits } = this.unwatched();
      edits.redo(run);
      return this.moved('done');
    });
  }

  run(until: RunUntil): Promise<HostMoved> {
    return this.next(async () => {
      this.pausing = false;
      const { run } = this.opened();
      const chosen = run.policy;
      try {
        if (until.kind === 'throw') return this.moved(await this.hunt(until.by));
        if (until.kind === 'steps' || until.kind === 'break') run.choosePolicy(until.by ?? chosen);
        return this.moved(await this.pursue(until));
      } finally {
        run.choosePolicy(chosen);
      }
    });
  }

  private async pursue(goal: RunGoal): Promise<Moved['stopped']> {
    const opened = this.opened();
    const watcher = watcherOf(opened, goal);
    const pursuit = new Pursuit(opened.run, goal, watcher);
    for (;;) {
      const stopped = pursuit.advance(PIECE[goal.kind]);
      opened.hit = pursuit.hit;
      if (stopped !== undefined) return stopped;
      await this.options.breathe();
      if (this.pausing) {
        pursuit.abandon();
        return 'paused';
      }
    }
  }

  /** Most futures end well: a throw wants two goroutines in the map at once. */
  private async hunt(first: PolicyChoice): Promise<Moved['stopped']> {
    const { run } = this.opened();
    const from = run.cursor;
    let spent = 0;
    for (let seed = 0; ; seed++) {
      run.seek(from);
      run.choosePolicy(seed === 0 ? first : { kind: 'random', seed });
      const stopped = await this.pursue({ kind: 'end' });
      spent += run.cursor - from;
      const isEnough = seed === FUTURES.count || spent > FUTURES.steps;
      if (stopped !== 'exit' || isEnough) return stopped;
    }
  }

  pause(): void {
    this.pausing = true;
  }

  choosePolicy(policy: PolicyChoice): Promise<void> {
    return this.next(() => this.unwatched().run.choosePolicy(policy));
  }

  link(view: View = {}): Promise<{ fragment: string | undefined; stateHash: string }> {
    return this.next(() => {
      const { run } = this.opened();
      return { fragment: fragmentOf(run, this.context(view)), stateHash: run.stateHash() };
    });
  }

  provenance(addr: number): Promise<Provenance> {
    return this.next(() => provenanceOf(this.opened().run, addr));
  }

  file(view: View = {}): Promise<string> {
    return this.next(() => {
      const { run, source } = this.opened();
      const context = { ...this.context(view), source: { kind: 'text' as const, text: source } };
      return encodeFile(explicitLinkOf(run, context));
    });
  }

  private context(view: View): LinkContext {
    const { source, fileName, limits } = this.opened();
    const example = this.options.examples?.find((known) => known.source === source);
    return {
      source:
        example === undefined
          ? { kind: 'text', text: source }
          : { kind: 'example', id: example.id },
      ...(fileName !== undefined && { fileName }),
      ...limits,
      view,
    };
  }

  private next<T>(job: () => T | Promise<T>): Promise<T> {
    const answer = this.last.then(job);
    // The next call is made whatever became of this one.
    this.last = answer.catch(() => {});
    return answer;
  }

  private async openNow(
    request: OpenRequest,
    told: (progress: Progress) => void = () => {},
  ): Promise<HostOpened> {
    this.pausing = false;
    const wanted = replayedOf(request);
    const built = this.options.build(request.source, request.fileName);
    if (!built.ok) return built;
    const { program } = built;
    const { seed, policy } = request;
    const instance = createInstance(program, instanceOptionsOf(wanted));
    const run = new Run(instance, { seed, policy });
    const { memory } = instance;
    this.standing = {
      source: request.source,
      fileName: request.fileName,
      limits: limitsOf(request),
      run,
      memory,
      told: memory.buffer,
      known: new Set(),
      counter: new StepCounter(!(memory.buffer instanceof ArrayBuffer)),
      recording: undefined,
      hit: undefined,
      watched: undefined,
      edits: new Edits(),
    };
    const replay = new Replay(run, wanted);
    const stopped = await this.pursueReplay(replay, told);
    const moved = this.moved(stopped);
    const buffer = memory.buffer as ArrayBufferLike;
    const shared = buffer instanceof ArrayBuffer ? undefined : buffer;
    const cutShort = stopped === 'paused' ? replay.progress : undefined;
    return {
      ok: true,
      program: viewOf(program),
      memory: shared,
      moved,
      drift: replay.drift,
      cutShort,
    };
  }

  private async pursueReplay(
    replay: Replay,
    told: (progress: Progress) => void,
  ): Promise<Moved['stopped']> {
    while (!replay.advance(PIECE.replay)) {
      told(replay.progress);
      await this.options.breathe();
      if (this.pausing) {
        replay.stop();
        return 'paused';
      }
    }
    return 'done';
  }

  private opened(): OpenProgram {
    if (this.standing === undefined) throw new Error('no program is open');
    return this.standing;
  }

  /** About to be moved in a way that nobody watches. */
  private unwatched(): OpenProgram {
    const opened = this.opened();
    opened.watched = undefined;
    return opened;
  }

  private moved(stopped: Moved['stopped']): HostMoved {
    const opened = this.opened();
    const { run, memory, edits } = opened;
    edits.note(run);
    const fault = faultOf(run.memory, run.program, MOST_TRACED);
    const buffer = memory.buffer as ArrayBufferLike;
    const shared = buffer instanceof ArrayBuffer ? undefined : buffer;
    const grew = shared !== undefined && shared.byteLength !== opened.told.byteLength;
    opened.told = buffer;
    const goroutines = goroutineViews(run.memory, run.program, [run.lastGid(), fault?.gid ?? 0]);
    for (const { gid } of goroutines) opened.known.add(gid);
    const views = run.recorder.views();
    return {
      cursor: run.cursor,
      length: run.length,
      goroutines,
      counts: countGoroutines(run.memory, run.program),
      fault: fault && { ...fault, gid: fault.gid as Gid },
      canUndo: edits.canUndo,
      canRedo: edits.canRedo,
      output: printedEnds(run.memory, run.program, MOST_PRINTED),
      recording: recordingFor(opened, views),
      views,
      stopped,
      ...(stopped === 'break' && opened.hit !== undefined && { hit: opened.hit }),
      bytes: shared === undefined ? new Uint8Array(buffer.slice(0, run.heapTop)) : undefined,
      ...(grew && { memory: shared }),
      heapTop: run.heapTop,
    };
  }
}

/** Breakpoints are the same when they are written alike. On Go's scheduler all lies elsewhere in memory. */
function watcherOf(opened: OpenProgram, goal: RunGoal): Watcher | undefined {
  const before = opened.watched;
  opened.watched = undefined;
  if (!('breakpoints' in goal) || goal.kind === 'breakBefore') return undefined;
  const breakpoints = `${opened.run.golike} ${JSON.stringify(goal.breakpoints)}`;
  const watcher =
    before?.breakpoints === breakpoints ? before.watcher : watcherFor(opened.run, goal);
  if (watcher !== undefined) opened.watched = { watcher, breakpoints };
  return watcher;
}

function recordingFor(opened: OpenProgram, views: RecordingViews): Recording {
  const { rows, spans, texts, writes, races } = views;
  const gids = [...opened.known].sort((a, b) => a - b);
  const counts = opened.counter.count(rows.table, rows.keep, gids);
  const tables = {
    rows: rows.table,
    spans: spans.table,
    texts: texts.table,
    writes: writes.table,
    races: races.table,
  };
  const old = opened.recording;
  const isSame =
    old !== undefined &&
    old.rows === tables.rows &&
    old.counts === counts &&
    old.spans.table === tables.spans &&
    old.writeWindows.table === tables.writes &&
    old.raceWindows.table === tables.races;
  if (!isSame) opened.recording = recordingOf(tables, counts);
  return opened.recording ?? recordingOf(tables, counts);
}

function fragmentOf(run: Run, context: LinkContext): string | undefined {
  try {
    return linkTo(run, context);
  } catch (error) {
    if (error instanceof LinkError && error.problem.kind === 'tooLong') return undefined;
    throw error;
  }
}

function replayedOf(request: OpenRequest): Replayed {
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

function viewOf(program: Program): ProgramView {
  const { wasm: _wasm, image: _image, ...view } = program;
  return view;
}
