import type { Diagnostic } from '../golang';
import {
  type Built,
  explicitLinkOf,
  type LinkContext,
  linkTo,
  type Provenance,
  provenanceOf,
  Replay,
  type Run,
} from '../machine';
import {
  encodeFile,
  type Gid,
  LinkError,
  type PolicyChoice,
  type StepIndex,
  type View,
} from '../recording';
import { type HostMoved, movedOf } from './moved';
import { type OpenProgram, openProgram, replayedOf, viewOf } from './open-program';
import { hunt, pursue, pursueReplay } from './run-in-pieces';
import type { Moved, Opened, OpenRequest, Progress, RunUntil, Session } from './session';

export interface HostOptions {
  readonly build: (source: string, fileName?: string) => Built;
  /** Without one a build tells, and takes longer. */
  readonly check?: (source: string) => readonly Diagnostic[];
  /** Lets messages in between two pieces of a run. */
  readonly breathe: () => Promise<void>;
  /** Built-in programs: a link names them instead of spelling them out. */
  readonly examples?: readonly { readonly id: string; readonly source: string }[];
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
      const { run } = this.changed();
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
      const { run, edits } = this.changed();
      edits.undo(run);
      return this.moved('done');
    });
  }

  redo(): Promise<HostMoved> {
    return this.next(() => {
      const { run, edits } = this.changed();
      edits.redo(run);
      return this.moved('done');
    });
  }

  run(until: RunUntil): Promise<HostMoved> {
    return this.next(async () => {
      this.pausing = false;
      const opened = this.opened();
      opened.replaying = undefined;
      const { run } = opened;
      const chosen = run.policy;
      try {
        if (until.kind === 'throw') return this.moved(await hunt(opened, until.by, this.goesOn));
        if (until.kind === 'steps' || until.kind === 'break') run.choosePolicy(until.by ?? chosen);
        return this.moved(await pursue(opened, until, this.goesOn));
      } finally {
        run.choosePolicy(chosen);
      }
    });
  }

  pause(): void {
    this.pausing = true;
  }

  choosePolicy(policy: PolicyChoice): Promise<void> {
    return this.next(() => this.changed().run.choosePolicy(policy));
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
    const halfOpened = this.halfOpened(request);
    if (halfOpened === undefined) {
      const wanted = replayedOf(request);
      const built = this.options.build(request.source, request.fileName);
      if (!built.ok) return built;
      this.standing = openProgram(built.program, request, wanted);
    }
    const opened = this.opened();
    const replay = halfOpened ?? new Replay(opened.run, replayedOf(request));
    const stopped = await pursueReplay(replay, told, this.goesOn);
    opened.replaying = stopped === 'paused' ? { replay, request } : undefined;
    const moved = this.moved(stopped);
    const buffer = opened.memory.buffer as ArrayBufferLike;
    const shared = buffer instanceof ArrayBuffer ? undefined : buffer;
    const cutShort = stopped === 'paused' ? replay.progress : undefined;
    return {
      ok: true,
      program: viewOf(opened.run.program),
      memory: shared,
      moved,
      drift: replay.drift,
      cutShort,
    };
  }

  /** What was asked for before in the same words and paused, when the run is still on its way. */
  private halfOpened(request: OpenRequest): Replay | undefined {
    const paused = this.standing?.replaying;
    const isSame = JSON.stringify(paused?.request) === JSON.stringify(request);
    return isSame ? paused?.replay : undefined;
  }

  private readonly goesOn = async (): Promise<boolean> => {
    await this.options.breathe();
    return !this.pausing;
  };

  private opened(): OpenProgram {
    if (this.standing === undefined) throw new Error('no program is open');
    return this.standing;
  }

  /** About to be changed. */
  private changed(): OpenProgram {
    const opened = this.unwatched();
    opened.replaying = undefined;
    return opened;
  }

  /** About to be moved in a way that nobody watches. */
  private unwatched(): OpenProgram {
    const opened = this.opened();
    opened.watched = undefined;
    return opened;
  }

  private moved(stopped: Moved['stopped']): HostMoved {
    return movedOf(this.opened(), stopped);
  }
}

function fragmentOf(run: Run, context: LinkContext): string | undefined {
  try {
    return linkTo(run, context);
  } catch (error) {
    if (error instanceof LinkError && error.problem.kind === 'tooLong') return undefined;
    throw error;
  }
}
