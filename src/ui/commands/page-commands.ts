import type { Scope, ScopeState, Theme } from '../../store';
import { savePicture } from '../share/save-picture';
import { OTHER_LANGUAGE } from '../words/language';
import type { Command, CommandId } from './command';
import { isReady } from '../possible';

const isEdited = ({ source, opened, diagnostics }: ScopeState): boolean =>
  source !== opened?.source || diagnostics.length > 0;

function theme(id: CommandId, chosen: Theme): Command {
  return {
    id,
    group: 'page',
    isPossible: (state) => state.theme !== chosen,
    run: ({ scope }) => scope.actions.chooseTheme(chosen),
  };
}

function picture(id: CommandId, kind: 'svg' | 'png'): Command {
  return {
    id,
    group: 'share',
    isPossible: isReady,
    run: ({ scope }) => void savePicture(scope.actions, kind),
  };
}

/** What is done with the program, the run as a whole, and the page. */
export const PAGE_COMMANDS: readonly Command[] = [
  {
    // The editor hears its key too, for the line of its text cursor.
    id: 'breakpoint',
    group: 'program',
    keys: ['F9'],
    isForPage: true,
    isPossible: isReady,
    run: ({ scope }) => breakWhereItStands(scope),
  },
  {
    id: 'programs',
    group: 'program',
    keys: ['P'],
    isForPage: true,
    run: ({ show }) => show('programs'),
  },
  {
    id: 'runEdited',
    group: 'program',
    keys: ['Mod+Enter'],
    isForPage: true,
    isPossible: isEdited,
    run: ({ scope }) => void scope.actions.openSource(),
  },
  {
    id: 'revert',
    group: 'program',
    isForPage: true,
    isPossible: isEdited,
    run: ({ scope }) => void scope.actions.revert(),
  },
  {
    id: 'find',
    group: 'program',
    keys: ['Mod+F'],
    heard: 'editor',
    isKeyOnly: true,
    isForPage: true,
    run: () => {},
  },
  {
    id: 'leaveEditor',
    group: 'program',
    keys: ['Escape'],
    heard: 'editor',
    isKeyOnly: true,
    isForPage: true,
    run: () => {},
  },
  {
    id: 'openFile',
    group: 'program',
    keys: ['O'],
    isForPage: true,
    run: ({ scope }) => void scope.actions.openFile(),
  },
  {
    id: 'saveSource',
    group: 'share',
    keys: ['Mod+S'],
    heard: 'everywhere',
    isForPage: true,
    run: ({ scope }) => scope.actions.saveSource(),
  },
  {
    id: 'saveFile',
    group: 'share',
    keys: ['S'],
    isPossible: isReady,
    run: ({ scope }) => void scope.actions.saveFile(),
  },
  {
    id: 'share',
    group: 'share',
    isForPage: true,
    isPossible: isReady,
    run: ({ scope }) => void scope.actions.share(),
  },
  {
    id: 'embed',
    group: 'share',
    isForPage: true,
    isPossible: isReady,
    run: ({ show }) => show('embed'),
  },
  picture('svg', 'svg'),
  picture('png', 'png'),
  {
    id: 'language',
    group: 'page',
    run: ({ scope: { store, actions } }) =>
      void actions.chooseLanguage(OTHER_LANGUAGE[store.getState().language]),
  },
  theme('light', 'light'),
  theme('dark', 'dark'),
  theme('system', 'system'),
  {
    id: 'palette',
    group: 'page',
    keys: ['Mod+K'],
    heard: 'everywhere',
    isKeyOnly: true,
    run: ({ show }) => show('palette'),
  },
  { id: 'keys', group: 'page', keys: ['?'], run: ({ show }) => show('keys') },
];

/** Where the goroutine on screen stands, be it in the runtime. */
function breakWhereItStands({ store, actions }: Scope): void {
  const { moved, focus } = store.getState();
  const frame = moved?.goroutines.find(({ gid }) => gid === focus)?.frames[0];
  if (frame !== undefined) actions.toggleBreakpoint(frame.file, frame.line);
}
