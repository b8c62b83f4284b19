import type { Program } from '../emit';
import type { PolicyChoice } from '../recording';

/** What a run needs of an Instance (instance.ts). */
export interface Machine {
  readonly memory: { readonly buffer: ArrayBufferLike };
  readonly program: Program;
  readonly fault: number;
  readonly heapTop: number;
  logging: boolean;
  stopRequested: boolean;
  isRunnable(gid: number): boolean;
  step(gid: number): void;
  run(choice: PolicyChoice, from: number, count: number, last: number): number;
  replay(pairs: number, count: number): number;
}
