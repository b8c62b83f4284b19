import type { StoreApi } from 'zustand/vanilla';
import type { MachineLink } from './machine-link';
import type { Ports } from './ports';
import type { ScopeState } from './state';
import { viewNow } from './view';

/** What the address bar says of the run: nothing, or the very moment on screen. */
export interface Address {
  /** Puts the link to this moment there, and gives it; undefined when the run is too long for one. */
  readonly show: () => Promise<string | undefined>;
  /** A reload is to open what was edited last, not what the link says. */
  readonly clear: () => void;
}

/** Steps this close together are told to the address bar at once. */
const QUIET_MS = 400;

/** Once a link stands in the address bar, it follows the run: a reload loses no step, and nobody copies a lie. */
export function keepAddress(
  { getState, subscribe }: StoreApi<ScopeState>,
  machine: MachineLink,
  ports: Ports,
  command: (run: () => Promise<void>) => Promise<void>,
): Address {
  const { address } = ports;
  let newest = 0;

  const link = async (): Promise<string | undefined> =>
    (await machine.ask((session) => session.link(viewNow(getState())))).fragment;

  async function follow(): Promise<void> {
    const mine = ++newest;
    await ports.wait(QUIET_MS);
    if (mine !== newest) return;
    await command(async () => {
      const fragment = await link();
      // Cleared meanwhile, or about to be told by a later step.
      if (mine === newest && address.fragment() !== '') address.show(fragment ?? '');
    });
  }

  subscribe((state, before) => {
    // While it plays, the end is soon enough.
    const isOther = state.moved !== before.moved || state.breakpoints !== before.breakpoints;
    const rests = !state.playing && (isOther || before.playing);
    if (rests && before.moved !== undefined && address.fragment() !== '') void follow();
  });

  return {
    async show() {
      const fragment = await link();
      return fragment === undefined ? undefined : address.show(fragment);
    },
    clear() {
      newest++;
      // Who types clears it at every key.
      if (address.fragment() !== '') address.show('');
    },
  };
}
