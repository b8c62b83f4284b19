import { writeColumn } from './choice-pairs';
import type { Machine } from './run-machine';

/** Makes recorded steps once more, without recording them: those of rows `from` to `to`. Gives where that ends. */
export function replayRows(machine: Machine, gids: Uint32Array, from: number, to: number): number {
  let at = from;
  machine.logging = false;
  while (at < to) {
    // Somebody may ask a run to pause just when it is over; a replay is no run.
    machine.stopRequested = false;
    const made = machine.replay(writeColumn(machine.memory, gids, at, to), to - at);
    if (made === 0 && !machine.stopRequested) {
      throw new Error(`the replay drifted: step ${at} cannot be made again`);
    }
    at += made;
  }
  machine.logging = true;
  return at;
}
