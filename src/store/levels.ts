import type { Gid, Recording, StepIndex } from '../recording';
import type { GoroutineView, ProgramView } from '../worker';
import type { Level } from './state';
import { isUserFile } from './user-file';

/**
 * Where a step back or forward through recorded time comes to rest: a state n is a place of rest
 *
 *     access      always
 *     line        when step n begins a line of the person's own file: the step before was another
 *                 goroutine's, or stood on another line
 *     operation   when a map operation starts or has just ended
 *
 * and so are the recording's two ends.
 */
export function restAfter(
  recording: Recording,
  program: ProgramView,
  n: StepIndex,
  level: Level,
): StepIndex {
  const length = recording.rows.length;
  switch (level) {
    case 'access':
      return Math.min(n + 1, length) as StepIndex;
    case 'line':
      for (let i = n + 1; i < length; i++)
        if (beginsLine(recording, program, i)) return i as StepIndex;
      return length as StepIndex;
    case 'operation':
      return Math.min(recording.tracks.operationEdge(n, 'behind') ?? length, length) as StepIndex;
  }
}

export function restBefore(
  recording: Recording,
  program: ProgramView,
  n: StepIndex,
  level: Level,
): StepIndex {
  switch (level) {
    case 'access':
      return Math.max(n - 1, 0) as StepIndex;
    case 'line':
      for (let i = n - 1; i > 0; i--) if (beginsLine(recording, program, i)) return i as StepIndex;
      return 0 as StepIndex;
    case 'operation':
      return (recording.tracks.operationEdge(n, 'before') ?? 0) as StepIndex;
  }
}

function beginsLine(recording: Recording, program: ProgramView, i: number): boolean {
  const { gid, stop } = recording.rows;
  const line = userLine(program, stop[i] ?? 0);
  if (line === undefined) return false;
  return gid[i] !== gid[i - 1] || line !== userLine(program, stop[i - 1] ?? 0);
}

/** The line of main.go a stop stands on; undefined inside the library. Lines start at 1. */
export function userLine(program: ProgramView, stopId: number): number | undefined {
  const stop = program.stops[stopId];
  const file = stop === undefined ? undefined : program.files[stop.file];
  if (stop === undefined || file === undefined || !isUserFile(file.name)) return undefined;
  let line = 1;
  for (let at = file.text.indexOf('\n'); at >= 0 && at < stop.pos; line++) {
    at = file.text.indexOf('\n', at + 1);
  }
  return line;
}

/** The next goroutine in turn that can take a step. */
export function nextInTurn(goroutines: readonly GoroutineView[], last: Gid): Gid | undefined {
  const ready = goroutines
    .filter((g) => g.state === 'runnable')
    .map((g) => g.gid)
    .sort((a, b) => a - b);
  return ready.find((gid) => gid > last) ?? ready[0];
}

/** Goes on with the goroutine that ran last; the next in turn when it cannot. */
export function stayOrNext(goroutines: readonly GoroutineView[], last: Gid): Gid | undefined {
  const same = goroutines.find((g) => g.gid === last && g.state === 'runnable');
  return same?.gid ?? nextInTurn(goroutines, last);
}
