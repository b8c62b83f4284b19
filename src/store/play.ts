import type { StoreApi } from 'zustand/vanilla';
import type { CommandQueue } from './command-queue';
import type { Moves } from './moves';
import type { Ports } from './ports';
import type { ScopeState } from './state';

/** Frames a second that a fast play is worth drawing. */
const FRAMES = 30;

/** Steps on at the chosen speed, until something ends it or `playing` is false. */
export function createPlay(
  { getState: get, setState: set }: StoreApi<ScopeState>,
  moves: Moves,
  command: CommandQueue['add'],
  wait: Ports['wait'],
): () => void {
  /** Plays so far: one that was paused is over, even when another has begun before it woke. */
  let plays = 0;

  async function playOn(): Promise<void> {
    const mine = ++plays;
    const goesOn = (): boolean => get().playing && mine === plays;
    while (goesOn()) {
      const { speed } = get();
      await command(() => moves.forward(Math.max(1, Math.round(speed / FRAMES))));
      const { moved } = get();
      if (moves.hasEnded() && moved?.cursor === moved?.length) break;
      if (goesOn()) await wait(1000 / Math.min(speed, FRAMES));
    }
    if (mine !== plays) return;
    set({ playing: false });
    // A command that is still running tells its own end.
    await command(async () => {});
  }

  return () => {
    const { playing, moved } = get();
    if (playing || moved === undefined) return;
    set({ playing: true, busy: true });
    void playOn();
  };
}
