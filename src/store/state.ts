import {
  type Drift,
  EMPTY_RECORDING,
  type Gid,
  type Recording,
  type StepIndex,
  type LinkProblem,
} from '../recording';
import type { Moved, OpenRequest, Opened, ProgramView, Progress } from '../worker';
import type { BreakpointLine } from './breakpoints';
import type { Unfit } from './picked-file';

/** How a run chooses when nobody says. */
export type Policy = OpenRequest['policy'];
export type Diagnostics = Extract<Opened, { ok: false }>['diagnostics'];
/** How far one step goes. */
export type Level = 'access' | 'line' | 'operation';
export type Theme = 'system' | 'light' | 'dark';
export type Language = 'en' | 'zh';

/** Everything the page knows. Choices come first; the rest mirrors what the machine answered. */
export interface ScopeState {
  // ── What the person chose
  /** main.go as it stands in the editor. */
  readonly source: string;
  /** The program of ours that `source` is, or was made from by edits. */
  readonly example: { readonly id: string; readonly source: string } | undefined;
  /** How play, forward and runs choose a goroutine. */
  readonly policy: Policy;
  /** Where all of the program's chance comes from. */
  readonly seed: number;
  /** How far a step goes. */
  readonly level: Level;
  /** Where runs stop; those in main.go are lines of `source`. */
  readonly breakpoints: readonly BreakpointLine[];
  /** Steps a second while playing. */
  readonly speed: number;
  readonly theme: Theme;
  /** What the page says, it says in this language. */
  readonly language: Language;
  /** The goroutine whose place in the runtime is shown: the last stepped one unless a person picks. */
  readonly focus: Gid;
  /** Offset of the hmap on the stage; undefined: the stage chooses. */
  readonly selectedMap: number | undefined;
  /** What the timeline shows; undefined: it chooses. */
  readonly timeWindow: TimeWindow | undefined;
  /** Bytes that are shown in place of the output. */
  readonly bytes: ShownBytes | undefined;
  /** What the code panel is asked to show. A new object asks again. */
  readonly place: SourcePlace | undefined;

  // ── What the machine answered
  /** The program that runs; undefined until the first one compiled. */
  readonly opened: OpenedProgram | undefined;
  /** Where it stands. */
  readonly moved: Standing | undefined;
  /** Where its bytes are. A new object at every move. */
  readonly memory: MemoryView | undefined;
  readonly recording: Recording;
  /** Every goroutine this program has shown, by id: so that colours and cards keep their places in time. */
  readonly seen: readonly Gid[];
  /** What each was started with: one that is done no longer tells. */
  readonly started: ReadonlyMap<Gid, string>;
  /** What is wrong with `source`; the program opened before goes on. */
  readonly diagnostics: Diagnostics;
  /** They are why it was not opened, and it was not edited since; else they are what was seen as it was typed. */
  readonly refused: boolean;

  // ── What is going on
  /** `starting` until the machine answers, `dead` when it no longer can. */
  readonly machine: 'starting' | 'ready' | 'dead';
  /** A command is under way or waits for its turn. */
  readonly busy: boolean;
  readonly playing: boolean;
  /** The machine goes on by itself, for a step or for many; `pause` ends it. */
  readonly running: boolean;
  /** Of a shared run that is being made again. */
  readonly replaying: Progress | undefined;
  readonly notice: Notice | undefined;
}

export interface ShownBytes {
  /** Offset of what they are the bytes of; undefined: the map at hand. */
  readonly at: number | undefined;
}

/** A place in one of the program's files. */
export interface SourcePlace {
  readonly file: string;
  /** UTF-16 position. */
  readonly pos: number;
  /** The text cursor goes there to edit; else the line is only shown. */
  readonly edit: boolean;
}

/** Steps from `from` on, each `zoom` pixels wide. */
export interface TimeWindow {
  readonly from: number;
  readonly zoom: number;
}

export interface OpenedProgram {
  /** The text that was compiled; differs from `ScopeState.source` after an edit. */
  readonly source: string;
  /** As crashes call it; undefined: `main.go`. */
  readonly fileName: string | undefined;
  readonly seed: number;
  readonly program: ProgramView;
  readonly shared: SharedArrayBuffer | undefined;
  /** Where it opened: so many steps were made before the person's first. */
  readonly opening: StepIndex;
}

export type Standing = Omit<Moved, 'recording' | 'bytes' | 'memory'>;

/** The run's memory at `cursor`, for scenes: offset 0 of the buffer is offset 0 of the machine. */
export interface MemoryView {
  readonly buffer: ArrayBuffer | SharedArrayBuffer;
  readonly program: ProgramView;
  readonly cursor: StepIndex;
  /** First offset behind the bytes in use. */
  readonly heapTop: number;
}

/** Something to tell, until it is dismissed or something newer happens. */
export type Notice =
  /** `lacksEdits`: the link has the program that runs, and not what was edited since. */
  | {
      readonly kind: 'shared';
      readonly link: string;
      readonly copied: boolean;
      readonly lacksEdits: boolean;
    }
  | { readonly kind: 'badShare'; readonly problem: LinkProblem }
  /** The person did not wait for all steps of a shared run: so many were made again. */
  | ({ readonly kind: 'cutShort' } & Progress)
  /** It could not be looked at. */
  | { readonly kind: 'badLink' | 'badFile'; readonly reason: string }
  /** No link holds the run; a file does. */
  | { readonly kind: 'tooLong' }
  /** What was picked or dropped cannot be opened. */
  | { readonly kind: 'unfitFile'; readonly why: Unfit; readonly name: string }
  | { readonly kind: 'saved'; readonly name: string }
  /** The link was made by another build: the same choices led to another state. */
  | { readonly kind: 'drift'; readonly drift: Drift }
  | { readonly kind: 'limit'; readonly steps: number }
  /** A goroutine goes round a loop that touches nothing another one could see. */
  | { readonly kind: 'spinning' }
  /** A goroutine came to where a run was to stop: `main.go:16`, `main.worker`. */
  | { readonly kind: 'atBreakpoint'; readonly place: string; readonly gid: Gid }
  /** No run of this program can stop on this line, or on one behind it. */
  | { readonly kind: 'noCode'; readonly file: string; readonly line: number }
  /** Nothing on the way stopped the run, forward to the program's end or back to its start. */
  | { readonly kind: 'noHit'; readonly way: 'forward' | 'back' }
  /** A run to the throw tried many futures, and the program came to its end in each. */
  | { readonly kind: 'noThrow' }
  /** Storage is full or forbidden: an edit will not survive a reload. */
  | { readonly kind: 'notKept' }
  | { readonly kind: 'machineDied'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

export const MAIN = 1 as Gid;
export const START = 0 as StepIndex;

export function initialState(source: string, theme: Theme, language: Language): ScopeState {
  return {
    source,
    example: undefined,
    policy: { kind: 'byHand' },
    seed: 1,
    level: 'access',
    breakpoints: [],
    speed: 5,
    theme,
    language,
    focus: MAIN,
    selectedMap: undefined,
    timeWindow: undefined,
    bytes: undefined,
    place: undefined,
    opened: undefined,
    moved: undefined,
    memory: undefined,
    recording: EMPTY_RECORDING,
    seen: [],
    started: new Map(),
    diagnostics: [],
    refused: false,
    machine: 'starting',
    busy: true,
    playing: false,
    running: false,
    replaying: undefined,
    notice: undefined,
  };
}
