import type { Program } from '../emit';

/** An access to hmap.flags as spec/hmap.md §15 names it; `or` is an iterator's atomic OR. */
export type FlagPoint = 't' | 'r' | 'w' | 'T' | "r'" | "w'" | 'or';

const FLAGS = 'runtime.hmap.flags';
/** Operations that set hashWriting: they load flags twice at their start and twice at their end. */
const WRITER = /^runtime\.map(assign|delete|clear)/;
/** Operations that only test it, with their first load. */
const READER = /^runtime\.map(access|iternext|clone)/;

/** Which point of an operation the access at a stop is; undefined for every other operation. */
export function flagPoint(program: Program, stopId: number): FlagPoint | undefined {
  const stop = program.stops[stopId];
  const func = program.funcs[stop?.func ?? -1]?.name ?? '';
  if (stop?.site?.field !== FLAGS) return undefined;
  if (stop.site.kind === 'atomic') return 'or';
  const { kind } = stop.site;
  const alike = [...program.stops.entries()]
    .filter(([, other]) => other.func === stop.func && other.site?.field === FLAGS)
    .filter(([, { site }]) => site?.kind === kind)
    .sort(([a, { pos: x }], [b, { pos: y }]) => x - y || a - b)
    .map(([id]) => id);
  const fromStart = alike.indexOf(stopId);
  if (READER.test(func)) return fromStart === 0 ? 't' : undefined;
  if (!WRITER.test(func)) return undefined;
  const fromEnd = alike.length - 1 - fromStart;
  if (kind === 'write') return fromStart === 0 ? 'w' : fromEnd === 0 ? "w'" : undefined;
  if (fromStart < 2) return fromStart === 0 ? 't' : 'r';
  return fromEnd === 0 ? "r'" : fromEnd === 1 ? 'T' : undefined;
}
