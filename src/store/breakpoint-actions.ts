import type { StoreApi } from 'zustand/vanilla';
import type { ScopeActions } from './actions';
import { activeBreakpoints } from './active-breakpoints';
import { inOrder, nextBreakable, same } from './breakpoints';
import type { Moves } from './moves';
import type { ScopeState } from './state';
import { USER_FILE } from './user-file';

type BreakpointActions = Pick<
  ScopeActions,
  'toggleBreakpoint' | 'runToBreakpoint' | 'backToBreakpoint'
>;

export function createBreakpointActions(
  { getState: get, setState: set }: StoreApi<ScopeState>,
  moves: Moves,
  /** Stops play and waits for its turn. */
  command: (run: () => Promise<void>) => Promise<void>,
  keep: () => void,
): BreakpointActions {
  function toggle(file: string, line: number): void {
    const { breakpoints, opened, source } = get();
    const asked = { file, line };
    // Of a text that nobody has compiled nobody knows where it can stop.
    const isKnown = opened !== undefined && (file !== USER_FILE || opened.source === source);
    const at = isKnown ? nextBreakable(opened.program, asked) : asked;
    if (at === undefined) {
      set({ notice: { kind: 'noCode', ...asked } });
      return;
    }
    const others = breakpoints.filter((one) => !same(one, at));
    const isSet = others.length < breakpoints.length;
    set({ breakpoints: isSet ? others : inOrder([...others, at]) });
    keep();
  }

  return {
    toggleBreakpoint: toggle,
    runToBreakpoint: () =>
      command(async () => {
        if (!moves.hasEnded() || get().moved?.cursor !== get().moved?.length) {
          await moves.runToBreakpoint();
        }
      }),
    backToBreakpoint: () =>
      command(async () => {
        await moves.run({ kind: 'breakBefore', breakpoints: activeBreakpoints(get()) });
        if (get().notice?.kind !== 'atBreakpoint') set({ notice: { kind: 'noHit', way: 'back' } });
      }),
  };
}
