import type { Program } from '../emit';
import { FAULT, Memory, SCHED } from '../memory';
import { createInstance, type Instance } from './instance';
import { schedOf } from './memory-image';
import { type OutputPiece, printedBytes } from './output';

/** Turns of goroutines before the host looks up. */
const TURNS = 1000;

export interface FreeOptions {
  readonly seed: number;
  /** Bytes. */
  readonly memoryLimit?: number;
  readonly stackLimit?: number;
}

/**
 * A program linked for free mode on its way to its end: no steps, no recording, only what it prints and how it dies.
 * Goroutines take turns at loop heads and calls, chosen as Go's scheduler would, in an order that follows from the program
 * and the seed.
 */
export class FreeRun {
  readonly memory: Memory;
  private readonly instance: Instance;
  private taken = 0;
  private turns = 0;

  constructor(
    readonly program: Program,
    options: FreeOptions,
  ) {
    this.instance = createInstance(program, { ...options, golike: true });
    this.instance.logging = false;
    this.memory = new Memory(this.instance.memory);
  }

  get hasEnded(): boolean {
    return this.instance.fault !== FAULT.none;
  }

  /** Goes on for some milliseconds' worth of work. */
  advance(): void {
    this.turns += this.instance.runFree(TURNS, this.turns);
  }

  /** What was printed since this was last asked. */
  takeOutput(): OutputPiece[] {
    const from = this.taken;
    this.taken = this.memory.int(schedOf(this.program) + SCHED.outLen);
    return this.taken === from ? [] : printedBytes(this.memory, this.program, from);
  }
}
