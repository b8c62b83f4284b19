import type { Lookup } from '../../../scene';
import type { Gid, Rows, StepIndex } from '../../../recording';
import type { FaultView } from '../../../store';
import type { whyStories } from '../../words/en/why-stories';
import type { Moment } from '../fact';

/** A sentence of words/en/why-stories.ts, and what is set into it. */
export interface StoryLine {
  readonly key: keyof (typeof whyStories)['story'];
  readonly gid?: Gid;
  readonly other?: Gid;
  readonly at?: StepIndex;
  readonly held?: StepIndex;
  /** Go's words for what it was about. */
  readonly what?: string;
  readonly text?: string;
  readonly n?: number;
  readonly i?: number;
  readonly last?: number;
  readonly who?: readonly { readonly gid: Gid; readonly at: StepIndex }[];
  readonly place?: {
    readonly func: string;
    readonly file: string;
    readonly line: number;
    readonly pos: number;
  };
}

/** The end of a run, where the moment stands. */
export interface Ending {
  readonly moment: Moment;
  readonly lookup: Lookup;
  readonly fault: FaultView;
}

export interface StepOf {
  readonly gid: Gid;
  readonly at: StepIndex;
}

/** The last step before step `n` of which something is so. */
export function lastStep(rows: Rows, n: number, is: (i: number) => boolean): StepOf | undefined {
  for (let i = n - 1; i >= 0; i--) {
    if (is(i)) return { gid: rows.gid[i] as Gid, at: (i + 1) as StepIndex };
  }
  return undefined;
}
