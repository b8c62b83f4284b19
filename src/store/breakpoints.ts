import type { Breakpoint, ProgramView } from '../worker';
import { USER_FILE } from './user-file';

/** Where a person wants a run to stop: a line of a file, from 1 on. */
export interface BreakpointLine {
  readonly file: string;
  readonly line: number;
}

/** The lines of a file at which a run can stop, in order, and what it waits for there. */
type Breakable = ReadonlyMap<number, readonly Breakpoint[]>;

const known = new WeakMap<ProgramView, Map<string, Breakable>>();

/**
 * What stands for these lines in a program. A line on which goroutines stand stops each that comes to it; a line that
 * declares a function, each that begins that function.
 */
export function breakpointsFor(
  program: ProgramView,
  lines: readonly BreakpointLine[],
): readonly Breakpoint[] {
  return lines.flatMap(({ file, line }) => breakableIn(program, file).get(line) ?? []);
}

/** The line itself, or the first behind it at which a run can stop; undefined when there is none. */
export function nextBreakable(
  program: ProgramView,
  { file, line }: BreakpointLine,
): BreakpointLine | undefined {
  const next = [...breakableIn(program, file).keys()].find((one) => one >= line);
  return next === undefined ? undefined : { file, line: next };
}

/** Each where a run can stop, once; what can be nowhere is left out. */
export function settledIn(
  program: ProgramView,
  lines: readonly BreakpointLine[],
): readonly BreakpointLine[] {
  const settled = lines.flatMap((one) => nextBreakable(program, one) ?? []);
  return inOrder(settled.filter((one, i) => settled.findIndex((other) => same(other, one)) === i));
}

/** The person's file before the library's, from top to bottom. */
export function inOrder(lines: readonly BreakpointLine[]): readonly BreakpointLine[] {
  const rank = ({ file }: BreakpointLine): string => (file === USER_FILE ? '' : file);
  return lines.toSorted((a, b) => rank(a).localeCompare(rank(b)) || a.line - b.line);
}

export function same(a: BreakpointLine, b: BreakpointLine): boolean {
  return a.file === b.file && a.line === b.line;
}

function breakableIn(program: ProgramView, file: string): Breakable {
  const files = known.get(program) ?? new Map<string, Breakable>();
  known.set(program, files);
  const breakable = files.get(file) ?? findBreakable(program, file);
  files.set(file, breakable);
  return breakable;
}

function findBreakable(program: ProgramView, file: string): Breakable {
  const { files, stops, funcs } = program;
  const text = files.find(({ name }) => name === file)?.text ?? '';
  const lineOf = lineFinder(text);
  const isHere = (index: number): boolean => files[index]?.name === file;
  const found = new Map<number, readonly Breakpoint[]>();
  /** Functions in which somebody may stand. */
  const entered = new Set<number>();
  for (const { kind, func, file: of, pos, site } of stops) {
    // At a preemption point nobody stands but whose time is over, at a last stop nobody but who panics.
    if (site?.kind === 'preempt' || kind === 'last') continue;
    entered.add(func);
    // What is written around a deferred call bears the line of its `defer`: debuggers do not stop there.
    if (!isHere(of) || site?.kind === 'start' || funcs[func]?.wrapper === true) continue;
    const line = lineOf(pos);
    found.set(line, [{ kind: 'line', file, line }]);
  }
  for (const [index, { name, file: of, pos, wrapper }] of funcs.entries()) {
    if (!isHere(of) || wrapper || !entered.has(index)) continue;
    const line = lineOf(pos);
    const before = found.get(line) ?? [];
    const others = before.filter(({ kind }) => kind === 'func');
    // On a line with a function literal stands who makes it; to a declaration only its calls come.
    const isDeclaration = pos === 0 || text[pos - 1] === '\n';
    if (others.length < before.length && !isDeclaration) continue;
    // Instances of a generic function have the same name.
    if (others.some((one) => one.kind === 'func' && one.name === name)) continue;
    found.set(line, [...others, { kind: 'func', name }]);
  }
  return new Map([...found].sort(([a], [b]) => a - b));
}

/** Lines count from 1. */
function lineFinder(text: string): (pos: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (pos) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= pos) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

/** Longest text of a link's view. */
const MOST_TEXT = 100;

/** As a link and the browser's storage carry them: `16 20 runtime/map_fast64.go:142`; the first that fit. */
export function printBreakpoints(lines: readonly BreakpointLine[], most = MOST_TEXT): string {
  let text = '';
  for (const { file, line } of lines) {
    const word = file === USER_FILE ? `${line}` : `${file}:${line}`;
    const longer = text === '' ? word : `${text} ${word}`;
    if (longer.length > most) break;
    text = longer;
  }
  return text;
}

/** What is none is left out. */
export function parseBreakpoints(text: string): readonly BreakpointLine[] {
  return text.split(' ').flatMap((word) => {
    const [, file = USER_FILE, line = ''] = /^(?:(\S+):)?([1-9]\d{0,6})$/.exec(word) ?? [];
    return line === '' ? [] : [{ file, line: Number(line) }];
  });
}
