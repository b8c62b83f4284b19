import { goName, type Program } from '../emit';
import {
  countGoroutines,
  decodeUtf8,
  eachFrame,
  FAULT,
  type Frame,
  FRAME,
  type FuncTable,
  G,
  type Goroutine,
  lineAt,
  livingGoroutines,
  type Memory,
  SCHED,
} from '../memory';
import { type Frames, type TracedFrame, type TracedGoroutine, tracebackText } from './crash-text';
import { schedOf } from './memory-image';

export interface Fault {
  readonly kind: 'exit' | 'fatal' | 'panic' | 'throw' | 'deadlock' | 'memory' | 'stack';
  readonly gid: number;
  /** `concurrent map writes`. */
  readonly text: string;
  /** As Go prints it, goroutine list included; empty when the program just ends. */
  readonly stderr: string;
  readonly exitStatus: number;
}

/** How much of a crash is wanted, for whom it may be too much. */
export interface FaultLimits {
  /** Of more goroutines it says how many they are. */
  readonly goroutines: number;
  /** Bytes of what the panic or the throw said. */
  readonly text: number;
}

const WHOLE: FaultLimits = {
  goroutines: Number.POSITIVE_INFINITY,
  text: Number.POSITIVE_INFINITY,
};

/** How the run ended; undefined while it goes on. */
export function faultOf(
  memory: Memory,
  program: Program,
  limits: FaultLimits = WHOLE,
): Fault | undefined {
  const sched = schedOf(program);
  const kind = kindOf(memory.u32(sched + SCHED.fault));
  if (kind === undefined) return undefined;
  const gid = memory.int(sched + SCHED.faultG);
  const length = Math.min(memory.int(sched + SCHED.faultText + 8), limits.text);
  const text = decodeUtf8(memory.bytes(memory.pointer(sched + SCHED.faultText), length));
  const exitStatus = memory.u32(sched + SCHED.exitCode) & 0xff;
  return {
    kind,
    gid,
    text,
    stderr: crashText(memory, program, { kind, gid, text, most: limits.goroutines }),
    exitStatus,
  };
}

function kindOf(fault: number): Fault['kind'] | undefined {
  switch (fault) {
    case FAULT.none:
      return undefined;
    case FAULT.exit:
      return 'exit';
    case FAULT.fatal:
      return 'fatal';
    case FAULT.panic:
      return 'panic';
    case FAULT.deadlock:
      return 'deadlock';
    case FAULT.memory:
      return 'memory';
    case FAULT.stack:
      return 'stack';
    default:
      return 'throw';
  }
}

/** What stderr shows (spec/scheduler.md §7, spec/hmap.md §16). */
function crashText(
  memory: Memory,
  program: Program,
  { kind, gid, text, most }: Pick<Fault, 'kind' | 'gid' | 'text'> & { readonly most: number },
): string {
  const told = (level: 'user' | 'system', count: number): string => {
    const goroutines = traced(memory, program, { failing: gid, kind, most: count });
    return tracebackText(goroutines, level);
  };
  const all = (level: 'user' | 'system'): string => {
    const hidden = countGoroutines(memory, program).living - most;
    return `${told(level, most)}${hidden > 0 ? `\n...${hidden} goroutines elided...\n` : ''}`;
  };
  switch (kind) {
    case 'exit':
      return '';
    case 'panic':
      return `panic: ${text}\n${told('user', 1)}`;
    case 'fatal':
    case 'deadlock':
      return `fatal error: ${text}\n${all('user')}`;
    case 'throw':
      return `fatal error: ${text}\n${all('system')}`;
    case 'memory':
      return `${text}\nfatal error: out of memory\n${all('user')}`;
    case 'stack':
      // Go's words; our limit is smaller (goroot/runtime/stack.go).
      return `runtime: goroutine stack exceeds 1000000000-byte limit\nfatal error: ${text}\n${all('user')}`;
  }
}

/** Goroutines that are not dead: the failing one first, then in the order of their ids. */
function traced(
  memory: Memory,
  program: Program,
  { failing, kind, most }: { failing: number; kind: Fault['kind']; most: number },
): TracedGoroutine[] {
  let first: Goroutine | undefined;
  const others: Goroutine[] = [];
  for (const goroutine of livingGoroutines(memory, program)) {
    if (goroutine.gid === failing) first = goroutine;
    else if (others.length < most) others.push(goroutine);
    if (first !== undefined && others.length >= most) break;
  }
  const shown = [...(first === undefined ? [] : [first]), ...others].slice(0, most);
  // Many goroutines, and the frames of a deep stack, stand at few places.
  const places: Places = new Map();
  return shown.map((goroutine) => {
    const running = goroutine.gid === failing && kind !== 'deadlock';
    const status = running ? 'running' : goroutine.waitReason || 'runnable';
    const frames = framesOf(memory, program, goroutine, places);
    const innermost = program.funcs[memory.u32(goroutine.fp + FRAME.func)]?.name ?? '';
    return {
      gid: goroutine.gid,
      status,
      frames: running && kind === 'fatal' ? withFatal(program, innermost, frames) : frames,
      createdBy: creatorOf(memory, program, goroutine, places),
    };
  });
}

type Places = Map<number, { readonly file: string; readonly line: number }>;

function framesOf(memory: Memory, program: Program, goroutine: Goroutine, places: Places): Frames {
  const known = new Map<number, TracedFrame>();
  const tracedAt = (addr: number, func: FuncTable, stop: number): TracedFrame => {
    // The innermost frame's pc is stored when it is left; where the goroutine stands is always known.
    if (addr === goroutine.fp) {
      return tracedFrame(memory, program, { addr, func, stop: goroutine.stop }, places);
    }
    const same = known.get(stop);
    if (same !== undefined) return same;
    const traced = tracedFrame(memory, program, { addr, func, stop }, places);
    known.set(stop, traced);
    return traced;
  };
  return {
    forEach: (see) => {
      eachFrame(memory, program, goroutine.fp, (addr, func, stop) => {
        see(tracedAt(addr, func, stop));
        return true;
      });
    },
  };
}

function tracedFrame(
  memory: Memory,
  program: Program,
  { addr, func, stop }: Frame,
  places: Places,
): TracedFrame {
  const { params = [], wrapper = false } = program.funcs[memory.u32(addr + FRAME.func)] ?? {};
  const place = places.get(stop) ?? placeOf(program, stop, func);
  places.set(stop, place);
  return { func: goName(func.name), ...place, hasParams: params.length > 0, wrapper };
}

/** Go shows the door that sync has into fatal, which is no frame of ours: fatal is one step of its caller. */
function withFatal(program: Program, func: string, frames: Frames): Frames {
  if (!func.startsWith('sync.')) return frames;
  const file = program.files.find(({ name }) => name === 'runtime/panic.go');
  const pos = file?.text.indexOf('\nfunc fatal(') ?? -1;
  if (file === undefined || pos < 0) return frames;
  const line = lineAt(file.text, pos + 1);
  const fatal = {
    func: 'sync.fatal',
    file: file.name,
    line,
    hasParams: true,
    wrapper: false,
  };
  return {
    forEach: (see) => {
      see(fatal);
      frames.forEach(see);
    },
  };
}

function creatorOf(
  memory: Memory,
  program: Program,
  goroutine: Goroutine,
  places: Places,
): TracedGoroutine['createdBy'] {
  if (goroutine.gid === 1) return undefined;
  const gostop = memory.u32(goroutine.addr + G.gostop);
  if (gostop === 0) return byTimer(program);
  const func = program.funcs[program.stops[gostop]?.func ?? -1];
  if (func === undefined) return undefined;
  const place = places.get(gostop) ?? placeOf(program, gostop, func);
  places.set(gostop, place);
  return { gid: goroutine.parent, func: goName(func.name), ...place };
}

/** Of a function that a timer calls Go shows the one that its package has for that, which is no frame of ours. */
function byTimer(program: Program): TracedGoroutine['createdBy'] {
  const file = program.files.find(({ name }) => name === 'time/sleep.go');
  if (file === undefined) return undefined;
  const line = lineAt(file.text, file.text.indexOf('func AfterFunc('));
  return { gid: 0, func: 'time.goFunc', file: file.name, line };
}

function placeOf(
  program: Program,
  stop: number,
  func: { readonly file: number; readonly pos: number },
): { file: string; line: number } {
  const { file = func.file, pos = func.pos } = program.stops[stop] ?? {};
  const source = program.files[file];
  return { file: source?.name ?? '?', line: lineAt(source?.text ?? '', pos) };
}
