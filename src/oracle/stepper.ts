import type { Program, Stop } from '../emit';
import type { Instance } from '../machine';
import { decodeFrames, decodeUtf8, G, G_STATUS, Memory, SCHED } from '../memory';
import { type Gid, Schedule } from '../recording';
import { symbolOf } from './map-driver';

/** What a goroutine stands before. */
export interface NextStep {
  readonly stop: Stop | undefined;
  readonly stopId: number;
  /** Offset it will touch. */
  readonly addr: number;
  /** Function it stands in. */
  readonly func: string;
}

/** Steps goroutines of a program one at a time and looks before each step. */
export class Stepper {
  readonly memory: Memory;
  readonly program: Program;
  private readonly instance: Instance;
  private readonly sched: number;
  /** Who took each step. */
  private readonly gids: number[] = [];

  constructor(instance: Instance, program: Program) {
    this.instance = instance;
    this.program = program;
    this.memory = new Memory(instance.memory);
    instance.logging = false;
    this.sched = symbolOf(program, 'runtime.sched');
  }

  /** Id of the first goroutine that main starts. */
  get firstGid(): number {
    return this.memory.int(this.sched + SCHED.firstgoid);
  }

  next(gid: number): NextStep {
    const { memory, program } = this;
    const g = this.goroutine(gid);
    const stopId = memory.u32(g + G.stop);
    const stop = program.stops[stopId];
    const func = stop === undefined ? '' : (program.funcs[stop.func]?.name ?? '');
    return { stop, stopId, addr: memory.pointer(g + G.addr), func };
  }

  isRunnable(gid: number): boolean {
    return this.memory.u32(this.goroutine(gid) + G.status) === G_STATUS.runnable;
  }

  isDead(gid: number): boolean {
    return this.memory.u32(this.goroutine(gid) + G.status) === G_STATUS.dead;
  }

  get hasEnded(): boolean {
    return this.memory.u32(this.sched + SCHED.fault) !== 0;
  }

  get faultGid(): number {
    return this.memory.int(this.sched + SCHED.faultG);
  }

  get faultText(): string {
    const at = this.memory.pointer(this.sched + SCHED.faultText);
    const length = this.memory.int(this.sched + SCHED.faultText + 8);
    return decodeUtf8(this.memory.bytes(at, length));
  }

  /** Everything printed: records of a word, the file in its top bits and the length below, and the bytes. */
  get output(): string {
    const start = this.memory.pointer(this.sched + SCHED.out);
    const length = this.memory.int(this.sched + SCHED.outLen);
    let text = '';
    for (let at = 0; at < length; ) {
      const size = this.memory.u32(start + at) & 0x0fff_ffff;
      text += decodeUtf8(this.memory.bytes(start + at + 4, size));
      at += 4 + size;
    }
    return text;
  }

  /** Calls of a goroutine, innermost first. */
  frames(gid: number): { readonly func: string; readonly stop: Stop | undefined }[] {
    const fp = this.memory.u32(this.goroutine(gid) + G.fp);
    return decodeFrames(this.memory, this.program, fp).map(({ func, stop }) => ({
      func: func.name,
      stop: this.program.stops[stop],
    }));
  }

  step(gid: number): void {
    this.instance.step(gid);
    this.gids.push(gid);
  }

  /** The steps so far. */
  get schedule(): Schedule {
    return Schedule.of(this.gids.map((gid) => ({ gid: gid as Gid, count: 1 })));
  }

  /** Steps a goroutine until it stands where `until` says, is dead or blocked, or the run is over. */
  run(gid: number, until: (next: NextStep) => boolean): void {
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      if (this.hasEnded || !this.isRunnable(gid)) return;
      if (until(this.next(gid))) return;
      this.step(gid);
    }
    throw new Error(`goroutine ${gid} does not get there`);
  }

  private goroutine(gid: number): number {
    return this.memory.pointer(this.memory.pointer(this.sched + SCHED.allgs) + gid * 8);
  }
}

const MOST_STEPS = 1_000_000;
