import {
  type Breakpoint,
  BreakpointError,
  parseBreakpoint,
  Pursuit,
  type Run,
  type Stopped,
} from '../machine';
import { UsageError } from './usage';

export const UNTIL_USAGE = `  --until WHAT   stop before or behind what is asked for; may be given more than once:
                 "line 12", "func main.worker": a goroutine comes to stand there;
                 "access 7": goroutine 7 has made a step;
                 "field runtime.hmap.flags", "address 0x1108c0+8": a step has touched it ("read field …", "write field …")
`;

/** Runs on until one of these comes true, or to the end where there are none. */
export function runUntil(run: Run, wanted: readonly string[]): Stopped | undefined {
  if (wanted.length === 0) return new Pursuit(run, { kind: 'end' }).advance(ALL);
  return pursue(run, wanted, ALL);
}

/** Looks through what is recorded for the first of these that came true: the recording then ends there. */
export function cutAt(run: Run, wanted: readonly string[]): Stopped | undefined {
  if (wanted.length === 0) return undefined;
  run.seek(0);
  if (pursue(run, wanted, run.length) !== 'break') return undefined;
  // No step takes the place of those that follow.
  run.runByPolicy(0);
  return 'break';
}

/** Goes on through what is recorded, and no further, until one of these comes true. */
export function seekUntil(run: Run, wanted: readonly string[]): void {
  const stopped = pursue(run, wanted, run.length - run.cursor);
  if (stopped === 'break') return;
  process.stderr.write(
    `hmapscope: nothing of that came true up to the run's last step, ${run.cursor}\n`,
  );
}

function pursue(run: Run, wanted: readonly string[], count: number): Stopped | undefined {
  const breakpoints = wanted.map((text) => breakpointOf(run, text));
  const pursuit = new Pursuit(run, { kind: 'break', breakpoints, count });
  const stopped = pursuit.advance(ALL);
  if (pursuit.hit !== undefined) {
    const text = wanted[breakpoints.indexOf(pursuit.hit)] ?? '';
    process.stderr.write(
      `hmapscope: \`${text}\` after step ${run.cursor}, which goroutine ${run.lastGid()} made\n`,
    );
  }
  return stopped;
}

const ALL = Number.POSITIVE_INFINITY;

function breakpointOf({ program }: Run, text: string): Breakpoint {
  try {
    return parseBreakpoint(program, text);
  } catch (error) {
    if (error instanceof BreakpointError) throw new UsageError(error.message, '');
    throw error;
  }
}
