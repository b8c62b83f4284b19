import { type ChoiceRun, Schedule } from '../schedule';
import type { Gid } from '../words';
import { chance } from './chance';

/** 10,000 steps of four goroutines in turns of ten, but that one turn in ten is shorter or goes to somebody else. */
export function nearlyInTurn(seed: number): { readonly schedule: Schedule } {
  const next = chance(seed);
  const gids = [1, 6, 7, 8];
  const runs: ChoiceRun[] = [];
  for (let left = 10_000, turn = 0; left > 0; turn++) {
    const isOdd = next(10) === 0;
    const count = Math.min(left, isOdd ? 1 + next(10) : 10);
    const gid = gids[(isOdd ? next(4) : turn) % 4] ?? 1;
    runs.push({ gid: gid as Gid, count });
    left -= count;
  }
  return { schedule: Schedule.of(runs) };
}
