import type { Gid, Rows, StepIndex } from '../../recording';

/** The step with which a goroutine that waits in state `cursor` went to sleep: its last one. */
export function waitsSince(rows: Rows, cursor: number, gid: Gid): StepIndex | undefined {
  const i = rows.gid.lastIndexOf(gid, cursor - 1);
  return cursor === 0 || i < 0 ? undefined : ((i + 1) as StepIndex);
}
