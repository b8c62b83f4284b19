import type { Program } from '../emit';
import { eachFrame, type FuncTable, G, lineAt, type Memory, SCHED } from '../memory';
import type { Gid } from '../recording';
import { isUserFile } from './breakpoint';
import { schedOf } from './memory-image';

/** Where a goroutine stands in one of its calls. */
export interface Place {
  readonly func: string;
  /** Nobody wrote it: `main.worker.deferwrap1`. */
  readonly isWrapper: boolean;
  /** Offset of the call's frame. */
  readonly frame: number;
  /** Stop at which the call stands. */
  readonly stop: number;
  /** Stop of the call that it has made and that is under way; -1: none. */
  readonly callee: number;
  readonly file: string;
  /** From 1 on. */
  readonly line: number;
}

/** Tells where goroutines stand. */
export class PlaceFinder {
  private readonly program: Program;
  private readonly memory: Memory;
  private readonly sched: number;
  /** Lines of stops, as far as they were asked for. */
  private readonly lines = new Map<number, number>();

  constructor(program: Program, memory: Memory) {
    this.program = program;
    this.memory = memory;
    this.sched = schedOf(program);
  }

  /** The innermost call of code that the person wrote. */
  inUserFile(gid: Gid): Place | undefined {
    let found: Place | undefined;
    this.eachPlace(gid, (place) => {
      if (isUserFile(place.file)) found = place;
      return found === undefined;
    });
    return found;
  }

  /** The calls that a goroutine is in, innermost first, until `see` has seen enough. */
  eachPlace(gid: Gid, see: (place: Place) => boolean): void {
    const { memory, program } = this;
    const g = memory.pointer(memory.pointer(this.sched + SCHED.allgs) + gid * 8);
    let callee = -1;
    eachFrame(memory, program, memory.u32(g + G.fp), (frame, func, left) => {
      const stop = callee < 0 ? memory.u32(g + G.stop) : left;
      const goesOn = see(this.placeOf(frame, func, stop, callee));
      callee = stop;
      return goesOn;
    });
  }

  private placeOf(frame: number, func: FuncTable, stop: number, callee: number): Place {
    const { files, funcs, stops } = this.program;
    const at = stops[stop];
    const file = files[at?.file ?? func.file]?.name ?? '';
    const isWrapper = funcs[at?.func ?? 0]?.wrapper === true;
    return { func: func.name, isWrapper, frame, stop, callee, file, line: this.lineOf(stop, func) };
  }

  private lineOf(stop: number, func: FuncTable): number {
    const known = this.lines.get(stop);
    if (known !== undefined) return known;
    const { file, pos } = this.program.stops[stop] ?? func;
    const line = lineAt(this.program.files[file]?.text ?? '', pos);
    this.lines.set(stop, line);
    return line;
  }
}
