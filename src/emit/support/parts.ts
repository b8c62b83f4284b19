import type { Callee } from '../callee';
import type { ModuleWriter } from '../wasm/module-writer';

/** What the support functions need of the program. */
export interface Roots {
  readonly sched: number;
  readonly frameSizes: number;
  readonly firstStops: number;
  readonly funcFlags: number;
  readonly morestack: Callee | undefined;
  readonly panicmem: Callee | undefined;
  readonly checkdead: Callee | undefined;
  /** Of a program that uses package time: what to call when an alarm is due. */
  readonly runtimers: Callee | undefined;
  /** For a run that chooses as Go does: what to do behind a step, and who is next. */
  readonly schedule: Callee | undefined;
  readonly schedpick: Callee | undefined;
  readonly schedinit: Callee | undefined;
}

/** Function indices of the support functions. */
export interface SupportFuncs {
  readonly push: number;
  readonly unwind: number;
  readonly fault: number;
  readonly log: number;
  readonly spanBegin: number;
  readonly spanArg: number;
  readonly spanEnd: number;
  readonly step: number;
  readonly isRunnable: number;
  readonly nextAfter: number;
  readonly choose: number;
  readonly run: number;
  readonly replay: number;
  readonly init: number;
}

export interface Parts {
  readonly module: ModuleWriter;
  readonly roots: Roots;
  readonly func: SupportFuncs;
}

/** Numbers of the policies in `run`. */
export const POLICY = { byHand: 0, roundRobin: 1, random: 2, golike: 3 } as const;

/** Constants of splitmix64: who runs at step n depends on n and the seed alone. */
export const SPLITMIX = {
  gamma: 0x9e3779b97f4a7c15n,
  first: 0xbf58476d1ce4e5b9n,
  second: 0x94d049bb133111ebn,
} as const;

/** What the runtime asks of a function by its table index (goroot/runtime/panic.go has the same numbers). */
export const FUNC_FLAG = { wrapper: 1, span: 2 } as const;
