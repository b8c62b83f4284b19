import type { Scope, ScopeState } from '../../store';
import type { DialogName } from '../dialogs/dialog';
import type { Catalog } from '../words/catalogs';

/** Each has a name under `commands.name`. */
export type CommandId = keyof Catalog['commands']['name'];
export type CommandGroup = keyof Catalog['commands']['group'];

/** Something that the page can be told to do: with a key, or from the palette. */
export interface Command {
  readonly id: CommandId;
  readonly group: CommandGroup;
  /**
   * As KeyboardEvent.key has them, letters in upper case, behind `Mod+` (Ctrl, and Cmd on a Mac) and `Mod+Shift+`; `Shift+F8`. Keys of
   * several commands are for the page alone: a text keeps its letters.
   */
  readonly keys?: readonly string[];
  /** `everywhere`: also in a text. `editor`, `timeline`: these hear it by themselves, and only there. */
  readonly heard?: 'everywhere' | 'editor' | 'timeline';
  /** Not on the palette, which has something better, or is it. */
  readonly isKeyOnly?: true;
  /** Inside another page there is no place for it. */
  readonly isForPage?: true;
  /** While it is not possible its key is left to others. */
  readonly yields?: true;
  readonly isPossible?: (state: ScopeState) => boolean;
  readonly run: (at: CommandSite) => void;
}

/** Where a command is given. */
export interface CommandSite {
  readonly scope: Scope;
  readonly show: (dialog: DialogName) => void;
  /** The key that gave it, of several. */
  readonly key?: string;
}
