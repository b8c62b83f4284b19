import type { Program } from '../emit';
import type { Run } from '../machine';
import type { Gid } from '../recording';
import { flagPoint } from './flag-points';

/**
 * A program of examples/interleavings: what its comment says of its order, and how it ends. The order is turns,
 * separated by commas: who runs, and behind which points in turn; without a point until it waits or is over.
 *
 *     A t r, B t, A     A through the entry check and the load for the flip, B through its check, A to its end
 *
 * A, B and C are the goroutines that main starts. Points: t r w T r' w' (spec/hmap.md §15), `or` of an iterator,
 * `R.field` and `W.field` of an hmap or a bucket, `evacuate/R.field` in that function of the runtime, `load` and `store`
 * of the person's own code.
 */
export interface Interleaving {
  readonly order: readonly Turn[];
  /** In schedule notation. */
  readonly schedule: string;
  /** What it prints, and the first line of its crash. */
  readonly ends: string;
}

export interface Turn {
  readonly who: string;
  readonly points: readonly string[];
}

/** Reads the comment of a program: lines `// order: …`, `// schedule: …`, `// ends: …`, indented by a tab. */
export function readInterleaving(source: string): Interleaving {
  const line = (name: string): string => {
    const text = new RegExp(`^//\\t${name}: +(.*)$`, 'm').exec(source)?.[1];
    if (text === undefined) throw new Error(`the comment does not say its ${name}`);
    return text;
  };
  const order = line('order')
    .split(',')
    .map((turn) => {
      const [who = '', ...points] = turn.trim().split(' ');
      return { who, points };
    });
  return { order, schedule: line('schedule'), ends: line('ends') };
}

/** The same program with another schedule in its comment. */
export function withSchedule(source: string, schedule: string): string {
  return source.replace(/^(\/\/\tschedule: +).*$/m, (_, head: string) => head + schedule);
}

const MAIN = 1 as Gid;
const MOST_STEPS = 100_000;

/** Makes the turns: main until it waits for those that it started, then the order. */
export function takeTurns(run: Run, order: readonly Turn[]): void {
  stepUntil(run, MAIN, undefined);
  const started = [...run.recorder.spans].filter(
    ({ kind, gid }) => kind === 'life' && gid !== MAIN,
  );
  for (const { who, points } of order) {
    const gid = started[who.charCodeAt(0) - 'A'.charCodeAt(0)]?.gid;
    if (gid === undefined) throw new Error(`there is no goroutine ${who}`);
    if (points.length === 0) stepUntil(run, gid, undefined);
    for (const point of points) stepUntil(run, gid, point);
  }
}

/** Steps a goroutine until it is behind a point; without one until it waits, is dead or the run is over. */
function stepUntil(run: Run, gid: Gid, point: string | undefined): void {
  for (let made = 0; made < MOST_STEPS; made++) {
    if (run.hasEnded || !run.isRunnable(gid)) {
      if (point === undefined) return;
      throw new Error(`goroutine ${gid} ended before ${point}`);
    }
    run.step(gid);
    const stop = run.recorder.rows.stop[run.cursor - 1] ?? 0;
    if (point !== undefined && pointsOf(run.program, stop).includes(point)) return;
  }
  throw new Error(`goroutine ${gid} does not come to ${point ?? 'its end'}`);
}

/** The names that the operation at a stop goes by in an order. */
function pointsOf(program: Program, stopId: number): string[] {
  const stop = program.stops[stopId];
  const { kind, field } = stop?.site ?? {};
  if (stop === undefined || (kind !== 'read' && kind !== 'write' && kind !== 'atomic')) return [];
  const func = program.funcs[stop.func]?.name ?? '';
  const point = flagPoint(program, stopId);
  const access = `${kind === 'read' ? 'R' : 'W'}.${field?.slice(field.lastIndexOf('.') + 1)}`;
  // One name for `evacuate` and `evacuate_fast64`.
  const [family] = func.replace('runtime.', '').split('_');
  return [
    ...(point === undefined ? [] : [point]),
    ...(field === undefined ? [] : [access, `${family}/${access}`]),
    ...(func.startsWith('main.') ? [kind === 'read' ? 'load' : 'store'] : []),
  ];
}
