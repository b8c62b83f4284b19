import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ScopeActions } from './actions';
import { takeAnswers } from './answers';
import { createBreakpointActions } from './breakpoint-actions';
import { parseBreakpoints } from './breakpoints';
import { createCommandQueue } from './command-queue';
import { createExamples } from './examples';
import { keepAddress } from './keep-address';
import { createKeeping } from './keeping';
import { createLookActions } from './look-actions';
import { createMachineLink } from './machine-link';
import { createMoves } from './moves';
import { createOpening } from './opening';
import type { Parts } from './parts';
import type { Ports } from './ports';
import { createProgramActions } from './program-actions';
import { reasonOf } from './reason';
import { createRunActions } from './run-actions';
import { createShareActions } from './share-actions';
import { initialState, type ScopeState } from './state';

export interface Scope {
  readonly store: StoreApi<ScopeState>;
  readonly actions: ScopeActions;
}

export function createScope(ports: Ports): Scope {
  const first = ports.programs[0];
  if (first === undefined) throw new Error('createScope needs a program');
  const kept = ports.storage.read();
  const store = createStore<ScopeState>(() => ({
    ...initialState(
      kept.source ?? first.source,
      kept.theme ?? 'system',
      ports.languages.asked() ?? kept.language ?? ports.languages.guessed(),
    ),
    breakpoints: parseBreakpoints(kept.breakpoints ?? ''),
  }));
  const { getState: get, setState: set } = store;

  const machine = createMachineLink(ports.connect, (reason) =>
    set({ machine: 'dead', playing: false, notice: { kind: 'machineDied', reason } }),
  );

  const queue = createCommandQueue(
    (busy) => set({ busy: busy || get().playing }),
    (error) => {
      if (get().machine !== 'dead') set({ notice: { kind: 'failed', reason: reasonOf(error) } });
      set({ playing: false });
    },
  );

  /** Does nothing while there is no machine to do it. */
  function command(run: () => Promise<void>, replaces?: string): Promise<void> {
    const runIfAlive = async (): Promise<void> => {
      if (get().machine !== 'dead') await run();
    };
    return queue.add(runIfAlive, replaces);
  }

  /** Whatever the person does next, play has stopped. */
  function stopPlay(): void {
    if (get().playing) set({ playing: false });
  }

  const apply = takeAnswers(store);
  const examples = createExamples(ports);
  const moves = createMoves(store, machine, apply);
  const parts: Parts = {
    store,
    ports,
    machine,
    moves,
    examples,
    opening: createOpening({ store, machine, moves, examples, apply, command }),
    keeping: createKeeping(store, ports, kept.language),
    address: keepAddress(store, machine, ports, command),
    command,
    stopPlay,
  };
  const stopAndRun = (run: () => Promise<void>): Promise<void> => {
    stopPlay();
    return command(run);
  };

  const actions: ScopeActions = {
    ...createProgramActions(parts, { first: first.id, kept: kept.example }),
    ...createRunActions(parts),
    ...createBreakpointActions(store, moves, stopAndRun, parts.keeping.keep),
    ...createLookActions(parts),
    ...createShareActions(parts),
  };
  return { store, actions };
}
