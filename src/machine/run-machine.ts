import type { Program } from '../emit';
import type { PolicyChoice } from '../recording';

/** What a run needs of an Instance (instance.ts). */
export interface Machine {
  readonly memory: { readonly buffer: ArrayBufferLike };
  readonly program: Program;
  readonly fault: number;
  readonly heapTop: number;
  /** It keeps the queues of Go's scheduler, which the policy golike chooses by. */
  readonly golike: boolean;
  logging: boolean;
  stopRequested: boolean;
  /** Back to the program's start, now with those queues; nothing behind `dirtyTop` was ever written. */
  restartAsGo(dirtyTop: number): void;
  isRunnable(gid: number): boolean;
  step(gid: number): void;
  run(choice: PolicyChoice, from: number, count: number, last: number): number;
  replay(pairs: number, count: number): number;
}
