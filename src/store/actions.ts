import type { Gid, StepIndex } from '../recording';
import type { Provenance } from '../worker';
import type { PickedFile } from './picked-file';
import type { Language, Level, Policy, ShownBytes, SourcePlace, Theme, TimeWindow } from './state';

/** What a person can do. Each settles when the page shows its effect. */
export interface ScopeActions {
  /** Starts the machine and opens what the link says, else what was last edited, else the first program. */
  readonly start: () => Promise<void>;
  /** After the machine died: a new one, with the same program at the same step. */
  readonly revive: () => Promise<void>;
  /** Reopens the moment behind `#`; a bad link is told and changes nothing. */
  readonly openLink: (fragment: string) => Promise<void>;
  /** Makes the rest of a shared run that was stopped on its way. */
  readonly goOnOpening: () => Promise<void>;

  readonly chooseProgram: (id: string) => Promise<void>;
  /** `breakpoints`: the lines to which those in main.go have moved with the text. */
  readonly editSource: (text: string, breakpoints?: readonly number[]) => void;
  /** Gives up the edits: the program that runs, or the built-in one when none does. */
  readonly revert: () => Promise<void>;
  /** Compiles what stands in the editor and stands at step 0. */
  readonly openSource: () => Promise<void>;
  /** The same program from step 0, with nothing recorded. */
  readonly restart: () => Promise<void>;

  /** One step of one goroutine, as far as the level says. */
  readonly stepGoroutine: (gid: Gid) => Promise<void>;
  /** The recorded next step; at the recording's end a new one, of whom the policy says. */
  readonly stepForward: () => Promise<void>;
  readonly stepBack: () => Promise<void>;
  readonly seek: (n: StepIndex) => Promise<void>;
  readonly seekEnd: () => Promise<void>;
  /** The start of the nearest race window before the cursor or behind it; stays when there is none. */
  readonly seekRace: (side: 'before' | 'behind') => Promise<void>;
  /** Brings back the future that was replaced last; redo replaces it again. */
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  readonly play: () => void;
  readonly pause: () => void;
  /** Runs on by policy until something ends it. By hand means in turn, access by access. */
  readonly runToThrow: () => Promise<void>;
  /** Sets or clears one on this line, or on the next at which the program can stop; none is refused. */
  readonly toggleBreakpoint: (file: string, line: number) => void;
  /** To the next breakpoint, through what is recorded and on by policy. Those in an edited main.go wait until it runs. */
  readonly runToBreakpoint: () => Promise<void>;
  /** To the last breakpoint that came true before the cursor. */
  readonly backToBreakpoint: () => Promise<void>;
  /** From step 0 with this seed, by random choice, until something ends it. */
  readonly tryRandom: (seed: number) => Promise<void>;

  readonly choosePolicy: (policy: Policy) => Promise<void>;
  /** Another seed is another run: starts it at step 0. */
  readonly chooseSeed: (seed: number) => Promise<void>;
  readonly chooseLevel: (level: Level) => void;
  readonly chooseSpeed: (stepsPerSecond: number) => void;
  readonly chooseTheme: (theme: Theme) => void;
  readonly chooseLanguage: (language: Language) => Promise<void>;
  readonly focusGoroutine: (gid: Gid) => void;
  readonly chooseMap: (addr: number | undefined) => void;
  readonly lookAtTime: (window: TimeWindow) => void;
  /** Shows the bytes of what lies at an offset, of the map at hand without one; undefined: the output again. */
  readonly showBytes: (bytes: ShownBytes | undefined) => void;
  /** Where the byte at an offset comes from; undefined when the machine is gone. */
  readonly provenance: (addr: number) => Promise<Provenance | undefined>;
  /** Shows a place in the code panel: main.go, or a file of the library beside it. */
  readonly showPlace: (place: SourcePlace) => void;

  /** Puts the link to this very moment in the address bar and on the clipboard. */
  readonly share: () => Promise<void>;
  /** Gives the run to this very moment as a file, which loses nothing whatever its length. */
  readonly saveFile: () => Promise<void>;
  /** Opens such a file, or a Go program; of the person's choice, unless some were dropped. A bad one is told and changes nothing. */
  readonly openFile: (dropped?: readonly PickedFile[]) => Promise<void>;
  /** Puts it in the address bar alone and gives it; undefined when the machine is gone. */
  readonly showLink: () => Promise<string | undefined>;
  /** Gives main.go as it stands in the editor, whatever became of the machine. */
  readonly saveSource: () => void;
  /** Gives a picture of this moment as a file; what it cannot make is told. `ending`: `.svg`. */
  readonly savePicture: (make: () => Promise<Blob>, ending: string) => Promise<void>;
  /** Puts a text on the clipboard; false when the browser refuses. */
  readonly copy: (text: string) => Promise<boolean>;
  readonly dismissNotice: () => void;
}
