/** A goroutine as a traceback shows it. */
export interface TracedGoroutine {
  readonly gid: number;
  /** `running`, `runnable`, or what it waits for. */
  readonly status: string;
  /** Innermost first. There may be millions: they are looked at one after the other, but more than once. */
  readonly frames: Frames;
  /** By goroutine 0: a timer. */
  readonly createdBy: (TracedPlace & { readonly gid: number }) | undefined;
}

export interface Frames {
  forEach(see: (frame: TracedFrame) => void): void;
}

interface TracedPlace {
  readonly func: string;
  readonly file: string;
  readonly line: number;
}

export interface TracedFrame extends TracedPlace {
  readonly hasParams: boolean;
  /** Nobody wrote it. */
  readonly wrapper: boolean;
}

/** Our name of what initialises the variables of package main; `main.init` is all packages' (emit/initialiser.ts). */
const PACKAGE_INIT = '.init·';

const INNERMOST = 50;
const OUTERMOST = 50;

/**
 * Goroutine blocks as Go prints them (spec/scheduler.md §7.3), without what a machine of its own has no use for: argument
 * words, and distances from a function's first instruction. `level`: whether frames of the runtime are shown, as
 * GOTRACEBACK says; a throw shows them.
 */
export function tracebackText(
  goroutines: readonly TracedGoroutine[],
  level: 'user' | 'system',
): string {
  return goroutines.map((goroutine) => `\n${block(goroutine, level)}`).join('');
}

function block(
  { gid, status, frames, createdBy }: TracedGoroutine,
  level: 'user' | 'system',
): string {
  const shown = endsOf(frames, level);
  // A goroutine that is all runtime is shown with it rather than empty.
  const { inner, hidden, outer } = shown.inner.length > 0 ? shown : endsOf(frames, 'system');
  const lines = [`goroutine ${gid} [${status}]:`];
  const add = (frame: TracedFrame): void => {
    const args = frame.hasParams ? '(...)' : '()';
    lines.push(`${shownName(frame.func)}${args}`, place(frame));
  };
  inner.forEach(add);
  if (hidden > 0) lines.push(`...${hidden} frames elided...`);
  outer.forEach(add);
  if (createdBy !== undefined) {
    const by = createdBy.gid === 0 ? '' : ` in goroutine ${createdBy.gid}`;
    lines.push(`created by ${shownName(createdBy.func)}${by}`, place(createdBy));
  }
  return `${lines.join('\n')}\n`;
}

/** What of a stack is shown. */
interface Ends {
  readonly inner: readonly TracedFrame[];
  readonly hidden: number;
  readonly outer: readonly TracedFrame[];
}

function endsOf(frames: Frames, level: 'user' | 'system'): Ends {
  const inner: TracedFrame[] = [];
  // Of those behind, the last ones, written round and round.
  const ring: TracedFrame[] = [];
  let behind = 0;
  // In a deep stack most frames are like the one before.
  let last: TracedFrame | undefined;
  let callee: string | undefined;
  let isLastShown = false;
  frames.forEach((frame) => {
    if (frame !== last || frame.func !== callee) {
      isLastShown = level === 'system' || isShown(frame, last?.func);
    }
    callee = last?.func;
    last = frame;
    if (!isLastShown) return;
    if (inner.length < INNERMOST) inner.push(frame);
    else ring[behind++ % OUTERMOST] = frame;
  });
  const start = behind > OUTERMOST ? behind % OUTERMOST : 0;
  const outer = [...ring.slice(start), ...ring.slice(0, start)];
  return { inner, hidden: behind - outer.length, outer };
}

function shownName(func: string): string {
  if (func === 'runtime.gopanic') return 'panic';
  const name = func.replace(/\[.*\]/, '[...]');
  return name.endsWith(PACKAGE_INIT) ? name.slice(0, -1) : name;
}

function place({ file, line }: TracedPlace): string {
  return `\t${file}:${line}`;
}

/**
 * Go's rule (Go 1.23 traceback.go showfuncinfo): wrappers and the runtime are hidden, but for what it exports, and for a panic between
 * deferred code and the function that panicked.
 */
function isShown({ func, wrapper }: TracedFrame, callee: string | undefined): boolean {
  if (func === 'runtime.gopanic') return callee !== undefined;
  // Go's runtime itself calls the init functions that a person wrote.
  if (func.endsWith(PACKAGE_INIT) && /\.init\.\d+$/.test(callee ?? '')) return false;
  if (func === 'main.init') return false;
  // What `go f(a)` and `defer f(a)` make of f and a, and interfaces of methods, is no function that anybody wrote; Go
  // shows it where it panics itself.
  if (wrapper) return isPanic(callee);
  if (!func.startsWith('runtime.')) return true;
  return /^runtime\.(?:\(\*?[A-Z]\w*\)\.|[A-Z]\w*\.)?[A-Z]\w*$/.test(func);
}

function isPanic(func: string | undefined): boolean {
  return func !== undefined && /^runtime\.(?:go)?panic/.test(func);
}
