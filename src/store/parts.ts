import type { StoreApi } from 'zustand/vanilla';
import type { CommandQueue } from './command-queue';
import type { Examples } from './examples';
import type { Address } from './keep-address';
import type { Keeping } from './keeping';
import type { MachineLink } from './machine-link';
import type { Moves } from './moves';
import type { Opening } from './opening';
import type { Ports } from './ports';
import type { ScopeState } from './state';

/** What the actions are made of. */
export interface Parts {
  readonly store: StoreApi<ScopeState>;
  readonly ports: Ports;
  readonly machine: MachineLink;
  readonly moves: Moves;
  readonly examples: Examples;
  readonly opening: Opening;
  readonly keeping: Keeping;
  readonly address: Address;
  /** Does nothing while there is no machine to do it. */
  readonly command: CommandQueue['add'];
  /** Whatever the person does next, play has stopped. */
  readonly stopPlay: () => void;
}
