import type { Gid, StepIndex } from '../../recording';
import type { FaultView, ProgramView, Recording, Standing } from '../../store';

/**
 * What can be said about a moment, in the order to say it. Each claim carries the step that proves it:
 * step n is the one that led to state n.
 *
 *     tested    goroutine `gid` looked at h.flags and found no writer         (spec/hmap.md §15: t)
 *     set       it set hashWriting                                            (w)
 *     cleared   someone flipped the bit off                                   (w')
 */
export type Fact =
  /** The person has not made a step of their own. */
  | { readonly kind: 'start'; readonly ready: readonly Ready[] }
  /** Nobody is inside a map operation. */
  | { readonly kind: 'quiet' }
  /** One is inside, has tested the flag, and nobody can tell yet. */
  | {
      readonly kind: 'unannounced';
      readonly gid: Gid;
      readonly label: string;
      readonly tested: StepIndex | undefined;
    }
  /** Only readers are inside, or one beside a writer that has not announced itself. */
  | {
      readonly kind: 'reading';
      readonly passed: readonly Passed[];
      readonly beside: Gid | undefined;
    }
  /** Several have passed the test and nobody has set the flag: no check will notice at once. */
  | { readonly kind: 'allPassed'; readonly passed: readonly Passed[] }
  | { readonly kind: 'writing'; readonly gid: Gid; readonly label: string; readonly set: StepIndex }
  /** Passed the test before the writer set the flag: only a last check could notice. */
  | {
      readonly kind: 'insideToo';
      readonly gid: Gid;
      readonly label: string;
      /** A reader looks at the flag once, and at no end. */
      readonly write: boolean;
      readonly tested: StepIndex | undefined;
    }
  /** Its next step tests the flag while another writes. */
  | { readonly kind: 'willThrow'; readonly gid: Gid; readonly writer: Gid }
  /** It has found what it must not find, and ends the program with its next step. */
  | { readonly kind: 'aboutToThrow'; readonly gid: Gid; readonly found: StepIndex | undefined }
  /** Writers are inside, but the bit is off: the first to check at its end throws. */
  | {
      readonly kind: 'flippedOff';
      readonly by: Gid;
      readonly at: StepIndex;
      readonly others: readonly Gid[];
    }
  /** It has passed its last check; clearing the bit is all that is left. */
  | { readonly kind: 'leaving'; readonly gid: Gid }
  | {
      readonly kind: 'foundWriter';
      readonly gid: Gid;
      readonly writer: Gid;
      readonly set: StepIndex;
      readonly text: string;
    }
  | {
      readonly kind: 'foundFlipped';
      readonly gid: Gid;
      readonly by: Gid;
      readonly at: StepIndex;
      /** It flipped the bit with the XOR that should have set it, or with the one that clears it. */
      readonly how: 'starting' | 'finishing';
      readonly set: StepIndex | undefined;
      readonly text: string;
    }
  | {
      /** Its own XOR, which should have set the bit, switched it off: `by` had set it. */
      readonly kind: 'flippedItself';
      readonly gid: Gid;
      readonly at: StepIndex;
      readonly by: Gid;
      readonly set: StepIndex;
      readonly text: string;
    }
  | { readonly kind: 'bothPassed'; readonly passed: readonly Passed[] }
  | { readonly kind: 'threw'; readonly fault: FaultView }
  /** `alone`: there was one goroutine, and no other order. `apart`: nobody was in a map while another wrote it. */
  | { readonly kind: 'finished'; readonly alone: boolean; readonly apart: boolean };

export interface Passed {
  readonly gid: Gid;
  readonly tested: StepIndex;
}

/** A goroutine that can be stepped. */
export interface Ready {
  readonly gid: Gid;
  /** Its place among all, counted from 1: the key that steps it. */
  readonly digit: number;
  readonly starts: boolean;
}

export interface Moment {
  readonly standing: Standing;
  readonly recording: Recording;
  readonly program: ProgramView;
  /** Steps that were made before the person's first. */
  readonly opening?: number;
}
