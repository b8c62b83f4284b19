import type { Brand } from '../base';

/** A goroutine's id, as Go's crash output prints it: 1 is main. */
export type Gid = Brand<number, 'Gid'>;
/** How many steps were made: state n is the state after n steps, state 0 the program before its first. */
export type StepIndex = Brand<number, 'StepIndex'>;

/** One row a step: what goroutine `gid` did in the step that led from state i to state i+1. */
export interface Rows {
  readonly length: number;
  readonly gid: Uint32Array;
  /** Stop id of the operation (Program.stops). */
  readonly stop: Uint32Array;
  /** Offset it touched; 0: none. */
  readonly addr: Uint32Array;
  /** The 32 bits at addr after the step. */
  readonly value: Uint32Array;
}

export type SpanKind =
  | 'operation'
  | 'grow'
  | 'evacuate'
  | 'lock'
  | 'wait'
  | 'life'
  | 'hold'
  | 'fault';

/** Steps start ≤ i < end of one goroutine; end is undefined while it lasts. */
export interface Span {
  readonly kind: SpanKind;
  readonly gid: Gid;
  readonly start: StepIndex;
  readonly end: StepIndex | undefined;
  /** Function entered: `runtime.mapassign_fast64`, `runtime.evacuate_fast64`. Empty for lives, waits, holds and faults. */
  readonly func: string;
  /** For people: `m[8] =`, `growWork`, `evacuate(1)`, `wg.Wait`, wait reasons. */
  readonly label: string;
  /** Offset of the hmap or lock. */
  readonly object: number;
  /** Of a hold: nobody else can hold the lock meanwhile. */
  readonly write: boolean;
}

/** Goroutine gid has hashWriting set in map `map` in the states start ≤ n < end. */
export interface WriteWindow {
  readonly gid: Gid;
  readonly map: number;
  readonly start: StepIndex;
  readonly end: StepIndex | undefined;
}

/** Another goroutine is inside an operation on the same map during a write window. */
export interface RaceWindow {
  readonly map: number;
  readonly start: StepIndex;
  readonly end: StepIndex | undefined;
  readonly writer: Gid;
  readonly other: Gid;
  /**
   * The other's operation has yet to look at the flag, or looks at its end: it may throw. False: it reads and has looked
   * already, so that it goes on undetected (spec/hmap.md §15).
   */
  readonly throws: boolean;
}
