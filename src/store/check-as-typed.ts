import type { StoreApi } from 'zustand/vanilla';
import type { MachineLink } from './machine-link';
import type { Ports } from './ports';
import type { ScopeState } from './state';

/** Who pauses so long has written something that is worth an answer. */
const QUIET_MS = 300;

/** Says what is wrong with main.go while it is edited; to be called after each edit. */
export function checkAsTyped(
  { getState: get, setState: set }: StoreApi<ScopeState>,
  machine: MachineLink,
  wait: Ports['wait'],
): () => Promise<void> {
  let newest = 0;

  return async () => {
    const mine = ++newest;
    await wait(QUIET_MS);
    const { source, opened, machine: is } = get();
    if (mine !== newest || is !== 'ready') return;
    // What runs has compiled. A machine that dies of it says so itself.
    const diagnostics =
      source === opened?.source
        ? []
        : await machine.ask((session) => session.check(source)).catch(() => undefined);
    // Typed, opened or replaced meanwhile: somebody else says what is wrong with that.
    if (diagnostics === undefined || mine !== newest || get().source !== source) return;
    if (!get().refused) set({ diagnostics });
  };
}
