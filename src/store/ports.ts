import type { OpenRequest, Session } from '../worker';
import type { PickedFile } from './picked-file';
import type { Language } from './state';

/** What the store needs of the world outside. main.tsx gives the browser's; tests give their own. */
export interface Ports {
  /** Starts the machine. `onDeath` is called at most once, when it can no longer answer. */
  readonly connect: (onDeath: (reason: string) => void) => Promise<Connection>;
  /** The text behind `#`. */
  readonly address: {
    readonly fragment: () => string;
    /** Puts the fragment in the address bar and gives the whole link. */
    readonly show: (fragment: string) => string;
  };
  readonly languages: {
    /** What the address asks for with `?lang=`: a link or an embed says how it is to be read. */
    readonly asked: () => Language | undefined;
    /** What suits this person's browser best. */
    readonly guessed: () => Language;
    /** Gets the language's words; rejects when they cannot be had. */
    readonly load: (language: Language) => Promise<void>;
    /** Puts a choice in the address bar, so that links made from here carry it. */
    readonly show: (language: Language) => void;
  };
  /** What a shared fragment asks for; throws an Error that says what is wrong with it. */
  readonly readLink: (fragment: string) => Promise<OpenRequest>;
  /** What a recording's file asks for; throws an Error that says what is wrong with it. */
  readonly readFile: (text: string) => Promise<OpenRequest>;
  readonly files: {
    /** What the person picks; nothing when they change their mind. */
    readonly pick: () => Promise<readonly PickedFile[]>;
    /** Gives the person a file to keep. */
    readonly save: (name: string, content: string | Blob) => void;
  };
  /** False when the browser refuses. */
  readonly copyText: (text: string) => Promise<boolean>;
  /** What was kept from an earlier visit. Never throws: storage may be full, forbidden or absent; `write` then gives false. */
  readonly storage: {
    readonly read: () => Kept;
    readonly write: (kept: Kept) => boolean;
  };
  /** `left` is called when the person leaves the page: it may never come back. */
  readonly onLeave: (left: () => void) => void;
  /** The programs to choose from; the first opens by default. */
  readonly programs: readonly ChoosableProgram[];
  /** More of them. Rejects when they cannot be had. */
  readonly loadPrograms: () => Promise<readonly ChoosableProgram[]>;
  /** Settles after about so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

export interface ChoosableProgram {
  readonly id: string;
  readonly source: string;
  /** Choices to make before the person's first, in schedule notation. */
  readonly opening?: string;
  /** Choices behind those, to the end that is to be shown. */
  readonly story?: string;
}

export interface Connection {
  readonly session: Session;
  readonly end: () => void;
}

/** What survives a reload. */
export interface Kept {
  readonly source?: string | undefined;
  readonly theme?: 'system' | 'light' | 'dark' | undefined;
  /** Which one `source` is, or was made from. */
  readonly example?: string | undefined;
  /** As `printBreakpoints` writes them. */
  readonly breakpoints?: string | undefined;
  /** Only what was chosen by hand. */
  readonly language?: Language | undefined;
}
