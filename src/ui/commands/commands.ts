import type { Command } from './command';
import { PAGE_COMMANDS } from './page-commands';
import { RUN_COMMANDS } from './run-commands';

/** All that the page can be told to do, once: its keys, the palette and the list of keys are read from here. */
export const COMMANDS: readonly Command[] = [...RUN_COMMANDS, ...PAGE_COMMANDS];

/** Those that the palette and the list of keys offer, by group, in the order of COMMANDS. */
export function commandsByGroup(
  isWanted: (command: Command) => boolean,
): ReadonlyMap<Command['group'], readonly Command[]> {
  const groups = new Map<Command['group'], Command[]>();
  for (const command of COMMANDS.filter(isWanted)) {
    groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  }
  return groups;
}
