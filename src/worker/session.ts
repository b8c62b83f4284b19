import type { Diagnostic } from '../golang';
import type {
  Drift,
  EarlierPolicy,
  Gid,
  Recording,
  StateMark,
  StepIndex,
  View,
} from '../recording';
import type { Program } from '../emit';
import type { Breakpoint, PolicyChoice, PrintedText, Provenance } from '../machine';
import type { GoroutineView } from '../memory';

export type { Breakpoint, Provenance } from '../machine';
export type { FrameView, GoroutineView, NextOperation } from '../memory';

/**
 * What the page may ask of a run. The worker holds the machine; every call is answered when the machine is idle
 * again, so that after an answer the memory on the page is the memory at `cursor`.
 */
export interface Session {
  /**
   * Compiles and stands at step 0, or where the request wants: its choices are made again in pieces, of which `told` hears. `pause`
   * ends them where they are, and the same request goes on from there if the run was only looked at since. The last good program stays open when the new one has errors.
   */
  open(request: OpenRequest, told?: (progress: Progress) => void): Promise<Opened>;
  /** What is wrong with a text; the program that runs is left alone. Answered at once, even while it runs. */
  check(source: string): Promise<readonly Diagnostic[]>;
  /** One step of one goroutine at the cursor. Forks: a recorded future that differs is replaced. */
  step(gid: Gid): Promise<Moved>;
  /** Stands at step n of the recording (clamped to its ends). */
  seek(n: StepIndex): Promise<Moved>;
  /** Runs on by policy from the cursor, until something ends it. Replaces the recorded future. */
  run(until: RunUntil): Promise<Moved>;
  /** Brings back the future that the last step or run replaced, and stands where it did; nothing when there is none. */
  undo(): Promise<Moved>;
  /** Replaces it again. */
  redo(): Promise<Moved>;
  /** Makes a running `run` or `open` return soon, wherever it is. Safe to call at any time. */
  pause(): void;
  /** Changes how later runs choose; the past stays. */
  choosePolicy(policy: PolicyChoice): Promise<void>;
  /**
   * The text behind `#` that reopens this very moment, looked at so (undefined: the run is too long for one), and the hash of the
   * state at the cursor.
   */
  link(view?: View): Promise<{ fragment: string | undefined; stateHash: string }>;
  /** The same in words, with every choice written out, whatever its length: a recording's file. */
  file(view?: View): Promise<string>;
  /** Where the byte at an offset, as it is at the cursor, comes from. */
  provenance(addr: number): Promise<Provenance>;
}

/** Steps of a shared run, made again so far and in all. */
export interface Progress {
  readonly made: number;
  readonly length: number;
}

export interface OpenRequest {
  readonly source: string;
  /** As crashes and compile errors call it; absent: `main.go`. */
  readonly fileName?: string;
  readonly seed: number;
  readonly policy: PolicyChoice;
  /** From a link: the states hold the queues of Go's scheduler, whatever the policy is now. */
  readonly golike?: boolean;
  /** Choices to replay at once, in schedule notation (`1*3 6 7*12`), and where to stand then. */
  readonly schedule?: string;
  readonly cursor?: StepIndex;
  /** From a link: the program ended with the last of them. */
  readonly ended?: boolean;
  /** From a link: who chose what the schedule leaves to a policy, before the present one. */
  readonly earlier?: readonly EarlierPolicy[];
  /** From a link: hashes of the state at the cursor and of some on the way; another one is told as `drift`. */
  readonly stateHash?: string;
  readonly marks?: readonly StateMark[];
  /** From a link: bytes, where the run had others than usual. */
  readonly memoryLimit?: number;
  readonly stackLimit?: number;
  /** From a link: how its maker looked at it. The session has no use for it. */
  readonly view?: View;
}

export type Opened =
  | {
      readonly ok: true;
      readonly program: ProgramView;
      readonly memory: SharedArrayBuffer | undefined;
      readonly moved: Moved;
      /** The replay led elsewhere: it stands at the last state that is surely the same. */
      readonly drift: Drift | undefined;
      /** It was paused before all choices were made. */
      readonly cutShort: Progress | undefined;
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** What the page keeps of a linked program (structured-cloneable; Program without the WebAssembly). */
export type ProgramView = Omit<Program, 'wasm' | 'image'>;

export type RunUntil =
  /** A number of steps; `by` chooses them instead of the run's own policy. */
  | { readonly kind: 'steps'; readonly count: number; readonly by?: PolicyChoice }
  /** Until the program faults or ends. */
  | { readonly kind: 'end' }
  /** Tries futures from the cursor, `by` first, then random ones, until the program faults in one; the last one tried stays. */
  | { readonly kind: 'throw'; readonly by: PolicyChoice }
  /** Goroutine gid alone: until its next source line in the user's file, or until its map operation is over, or a breakpoint. */
  | {
      readonly kind: 'line' | 'operation';
      readonly gid: Gid;
      readonly breakpoints?: readonly Breakpoint[];
    }
  /** Until one of these comes true, or for so many steps; through what is recorded first, which is kept. `by` as above. */
  | {
      readonly kind: 'break';
      readonly breakpoints: readonly Breakpoint[];
      readonly count?: number;
      readonly by?: PolicyChoice;
    }
  /** Back to where one of these came true last, if one did. */
  | { readonly kind: 'breakBefore'; readonly breakpoints: readonly Breakpoint[] };

/** The machine stands somewhere else now. */
export interface Moved {
  readonly cursor: StepIndex;
  /** Steps recorded (the cursor may stand before the last). */
  readonly length: StepIndex;
  /** Of very many some, the one that made the last step among these. */
  readonly goroutines: readonly GoroutineView[];
  /** How many goroutines there ever were, and how many of them have not ended, or can run. */
  readonly counts: { readonly all: number; readonly living: number; readonly runnable: number };
  readonly fault: FaultView | undefined;
  /** Whether there is a replaced future to bring back, and one to replace again. */
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What was printed so far; of very much the beginning and the end. */
  readonly output: readonly PrintedText[];
  /** All that steps left behind; the same object when nothing is new. */
  readonly recording: Recording;
  /** Why a run came back: it paused, hit the step limit, nothing could run … */
  readonly stopped: 'done' | 'break' | 'paused' | 'limit' | 'spinning' | 'fault' | 'exit';
  /** The breakpoint that came true at the cursor, when that is why. */
  readonly hit?: Breakpoint;
  /** Without shared memory: the mapped bytes in use (from offset 0), a copy. */
  readonly bytes: Uint8Array | undefined;
  /** Shared memory that grew is another buffer: from now on this one is to be read. Absent: the one before. */
  readonly memory?: SharedArrayBuffer;
  /** First offset behind the bytes in use. */
  readonly heapTop: number;
}

export interface FaultView {
  readonly kind: 'exit' | 'fatal' | 'panic' | 'throw' | 'deadlock' | 'memory' | 'stack';
  readonly gid: Gid;
  /** `concurrent map writes`. */
  readonly text: string;
  /** stderr as Go prints it, goroutine list included; of very many, some. */
  readonly stderr: string;
  readonly exitStatus: number;
}
