import { Pursuit, type Replay, type RunGoal, type Watcher, watcherFor } from '../machine';
import type { PolicyChoice } from '../recording';
import type { OpenProgram } from './open-program';
import type { Moved, Progress } from './session';

/** Lets messages in between two pieces of a run; false when one of them was to pause. */
type GoesOn = () => Promise<boolean>;

/** How many random futures, of how many steps together, are tried before a program counts as one that does not throw. */
const FUTURES = { count: 50, steps: 5_000_000 };

/** Steps between two breaths: some milliseconds, in WebAssembly and step by step. */
const PIECE = {
  steps: 100_000,
  end: 100_000,
  line: 2_000,
  operation: 2_000,
  break: 2_000,
  breakBefore: 2_000,
  replay: 100_000,
} as const;

/** Towards a goal, as far as it can be had. */
export async function pursue(
  opened: OpenProgram,
  goal: RunGoal,
  goesOn: GoesOn,
): Promise<Moved['stopped']> {
  const watcher = watcherOf(opened, goal);
  const pursuit = new Pursuit(opened.run, goal, watcher);
  for (;;) {
    const stopped = pursuit.advance(PIECE[goal.kind]);
    opened.hit = pursuit.hit;
    if (stopped !== undefined) return stopped;
    if (!(await goesOn())) {
      pursuit.abandon();
      return 'paused';
    }
  }
}

/** Most futures end well: a throw wants two goroutines in the map at once. */
export async function hunt(
  opened: OpenProgram,
  first: PolicyChoice,
  goesOn: GoesOn,
): Promise<Moved['stopped']> {
  const { run } = opened;
  const from = run.cursor;
  let spent = 0;
  for (let seed = 0; ; seed++) {
    run.seek(from);
    run.choosePolicy(seed === 0 ? first : { kind: 'random', seed });
    const stopped = await pursue(opened, { kind: 'end' }, goesOn);
    spent += run.cursor - from;
    const isEnough = seed === FUTURES.count || spent > FUTURES.steps;
    if (stopped !== 'exit' || isEnough) return stopped;
  }
}

/** What was shared, made again. */
export async function pursueReplay(
  replay: Replay,
  told: (progress: Progress) => void,
  goesOn: GoesOn,
): Promise<Moved['stopped']> {
  while (!replay.advance(PIECE.replay)) {
    told(replay.progress);
    if (!(await goesOn())) {
      replay.stop();
      return 'paused';
    }
  }
  return 'done';
}

/** Breakpoints are the same when they are written alike. On Go's scheduler all lies elsewhere in memory. */
function watcherOf(opened: OpenProgram, goal: RunGoal): Watcher | undefined {
  const before = opened.watched;
  opened.watched = undefined;
  if (!('breakpoints' in goal) || goal.kind === 'breakBefore') return undefined;
  const breakpoints = `${opened.run.golike} ${JSON.stringify(goal.breakpoints)}`;
  const watcher =
    before?.breakpoints === breakpoints ? before.watcher : watcherFor(opened.run, goal);
  if (watcher !== undefined) opened.watched = { watcher, breakpoints };
  return watcher;
}
