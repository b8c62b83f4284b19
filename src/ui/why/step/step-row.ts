import type { Lookup } from '../../../scene';
import type { Gid, StepIndex } from '../../../recording';
import type { whySteps } from '../../words/en/why-steps';
import type { Moment } from '../fact';

/** What one step did, as a sentence of words/en/why-steps.ts and what is set into it. */
export interface StepNote {
  readonly key: keyof (typeof whySteps)['step'];
  readonly gid: Gid;
  /** Go's words for what it was about. */
  readonly what?: string;
  readonly value?: string;
  readonly n?: number;
  readonly other?: Gid;
  readonly at?: StepIndex;
  /** The function of the library that did it. */
  readonly where?: string;
}

/** A row, with all that its stop says. */
export interface StepRow {
  readonly moment: Moment;
  readonly lookup: Lookup;
  /** Its index among the rows: it led to state i + 1, where the moment stands. */
  readonly i: number;
  readonly gid: Gid;
  readonly stop: number;
  readonly kind: 'read' | 'write' | 'atomic' | 'call' | 'start' | 'preempt';
  readonly text: string;
  readonly field: string;
  readonly size: number;
  readonly addr: number;
  /** Of the bytes at `addr`, after the step: at most 32 bits. */
  readonly value: number;
  /** `runtime.mapassign_fast64` */
  readonly func: string;
  readonly isUser: boolean;
  /** What the goroutine stands before now: `semacquireOrPark`; empty: nothing. */
  readonly nextText: string;
  readonly waits: boolean;
}
