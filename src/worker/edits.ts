import type { ReplacedFuture, Run } from '../machine';
import { Schedule } from '../recording';

/** Steps of all futures that are kept: the oldest are forgotten. */
const MOST_STEPS = 5_000_000;

/** The futures that a person has replaced by others, to bring them back. The past of each is what it was. */
export class Edits {
  private undoable: ReplacedFuture[] = [];
  private redoable: ReplacedFuture[] = [];

  get canUndo(): boolean {
    return this.undoable.length > 0;
  }

  get canRedo(): boolean {
    return this.redoable.length > 0;
  }

  /** After each command: what it replaced first is one edit. */
  note(run: Run): void {
    const replaced = run.takeReplaced();
    if (replaced === undefined) return;
    this.undoable = withinBounds([...this.undoable, replaced]);
    this.redoable = [];
  }

  /** Brings back the future before the last edit, and stands where it was made; nothing when there is none. */
  undo(run: Run): void {
    const future = this.undoable.pop();
    if (future !== undefined) this.redoable.push(exchanged(run, future));
  }

  /** Makes an edit again that was undone. */
  redo(run: Run): void {
    const future = this.redoable.pop();
    if (future !== undefined) this.undoable.push(exchanged(run, future));
  }
}

/** The future that was there instead. */
function exchanged(run: Run, { at, plan, policies }: ReplacedFuture): ReplacedFuture {
  run.seek(at);
  // No step more replaces it too.
  run.runByPolicy(0);
  const before = run.takeReplaced() ?? { at, plan: Schedule.empty, policies: [] };
  run.follow(plan, policies);
  run.takeReplaced();
  run.seek(at);
  return before;
}

function withinBounds(futures: readonly ReplacedFuture[]): ReplacedFuture[] {
  let steps = 0;
  const first = futures.findLastIndex(({ plan }) => (steps += plan.length) > MOST_STEPS);
  return futures.slice(Math.min(first + 1, futures.length - 1));
}
