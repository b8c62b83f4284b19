import { SCHEDULE_END, SCHEDULE_START } from '../memory';
import type { Machine } from './run-machine';

// Choices as the machine replays them: pairs { gid u32, count u32 } from SCHEDULE_START on.

const PAIR_BYTES = 8;
const MOST_PAIRS = (SCHEDULE_END - SCHEDULE_START) / PAIR_BYTES;

/** Writes who took the steps [from, to), or as many of them as there is room for; how many pairs. */
export function writeColumn(
  memory: Machine['memory'],
  gids: Uint32Array,
  from: number,
  to: number,
): number {
  const words = new Uint32Array(memory.buffer, SCHEDULE_START, MOST_PAIRS * 2);
  let pairs = 0;
  for (let n = from; n < to && pairs < MOST_PAIRS; pairs++) {
    const gid = gids[n] ?? 0;
    const start = n;
    while (n < to && gids[n] === gid) n++;
    words[pairs * 2] = gid;
    words[pairs * 2 + 1] = n - start;
  }
  return pairs;
}

/** Writes one pair. */
export function writePair(memory: Machine['memory'], gid: number, count: number): void {
  const pair = new Uint32Array(memory.buffer, SCHEDULE_START, 2);
  pair[0] = gid;
  pair[1] = count;
}
