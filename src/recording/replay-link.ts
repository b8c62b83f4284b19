import type { PolicyChoice } from './policy';
import { MAX_GID, MAX_LENGTH, type Schedule } from './schedule';
import type { StepIndex } from './words';

/** How the file's name ends in which a run is kept. */
export const FILE_ENDING = '.hmapscope.json';

/** A run and a moment of it, complete: what a link says behind `#`, and a file in words. */
export interface ReplayLink {
  readonly source:
    | { readonly kind: 'text'; readonly text: string }
    /** A built-in program, by its id. */
    | { readonly kind: 'example'; readonly id: string };
  /** As crashes call the program's file; absent: `main.go`. */
  readonly fileName?: string;
  /** `1.23.5`. */
  readonly goVersion: string;
  readonly seed: number;
  /** Who chooses from the schedule's end on, and what it leaves to a policy since the last of `earlier`. */
  readonly policy: PolicyChoice;
  readonly earlier: readonly EarlierPolicy[];
  /** The states hold the queues of Go's scheduler although another policy was chosen since. */
  readonly golike?: boolean;
  /** Deviations from the policies: the stretches that they chose may be left to them (POLICY_CHOICE). */
  readonly schedule: Schedule;
  /** The program ended with the schedule's last step. Absent: nobody knows. */
  readonly ended?: boolean;
  readonly cursor: StepIndex;
  /** Of the state at the cursor, 16 hex digits: a replay that drifts must say so. */
  readonly stateHash: string | undefined;
  /** Of states on the way, so that it can say where: by step. */
  readonly marks: readonly StateMark[];
  /** Bytes, where the run had others than the machine's own (machine/limits.ts). */
  readonly memoryLimit?: number;
  readonly stackLimit?: number;
  /** How its maker looked at it: what nobody knows any more, or not yet, does no harm. */
  readonly view: View;
}

/** What the schedule leaves to the policy before step `until` was chosen by this one. */
export interface EarlierPolicy {
  readonly until: StepIndex;
  readonly policy: PolicyChoice;
}

/** The first bytes of state n's hash in hex digits: at least one, at most MOST.markBytes. */
export interface StateMark {
  readonly at: StepIndex;
  readonly hash: string;
}

export type ViewValue = number | string | boolean;
/** Names are words in camel case; values small. */
export type View = Readonly<Record<string, ViewValue>>;

/** A run that is longer is refused: no link may keep a page busy for ever. */
export const STEP_LIMIT = 5_000_000;

/** What the parts of a link may be, whatever wrote it. */
export const MOST = {
  gid: MAX_GID,
  steps: MAX_LENGTH,
  marks: 64,
  markBytes: 4,
  earlier: 10_000,
  views: 16,
  viewName: 20,
  viewText: 100,
  fileName: 255,
  /** Bytes that a WebAssembly memory of 32 bits can have. */
  memory: 0xffff_0000,
} as const;

/** What the program's file is called when nobody says. */
export const MAIN_FILE = 'main.go';

/** What tracebacks and compile errors can call a file. */
export function isFileName(name: string): boolean {
  return /^[^\p{C}/\\]+$/u.test(name) && name.length <= MOST.fileName;
}

export function isViewName(name: string): boolean {
  return /^[a-z][A-Za-z]*$/.test(name) && name.length <= MOST.viewName;
}

export function isViewValue(value: unknown): value is ViewValue {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  return typeof value === 'boolean' || (typeof value === 'string' && value.length <= MOST.viewText);
}
