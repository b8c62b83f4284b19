import type { StepIndex } from '../../recording';
import {
  activeBreakpoints,
  type Level,
  type Scope,
  type ScopeState,
  type Theme,
} from '../../store';
import { savePicture } from '../share/save-picture';
import { OTHER_LANGUAGE } from '../words/language';
import type { Command, CommandId } from './command';

const isReady = ({ machine, moved }: ScopeState): boolean =>
  machine === 'ready' && moved !== undefined;

const isAtStart = (state: ScopeState): boolean => !isReady(state) || state.moved?.cursor === 0;

const isAtEnd = (state: ScopeState): boolean =>
  !isReady(state) ||
  (state.moved?.fault !== undefined && state.moved.cursor === state.moved.length);

const isEdited = ({ source, opened, diagnostics }: ScopeState): boolean =>
  source !== opened?.source || diagnostics.length > 0;

const hasRaces = (state: ScopeState): boolean =>
  isReady(state) && state.recording.raceWindows.length > 0;

function level(id: CommandId, key: string, chosen: Level): Command {
  return {
    id,
    group: 'step',
    keys: [key],
    run: ({ scope }) => scope.actions.chooseLevel(chosen),
  };
}

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

/** With the focus on its cursor. */
function onTimeline(id: CommandId, keys: readonly string[]): Command {
  return {
    id,
    group: 'timeline',
    keys,
    heard: 'timeline',
    isKeyOnly: true,
    isForPage: true,
    run: () => {},
  };
}

/** All that the page can be told to do, once: its keys, the palette and the list of keys are read from here. */
export const COMMANDS: readonly Command[] = [
  {
    id: 'forward',
    group: 'step',
    keys: ['ArrowRight'],
    isPossible: (state) => !isAtEnd(state),
    run: ({ scope }) => void scope.actions.stepForward(),
  },
  {
    id: 'back',
    group: 'step',
    keys: ['ArrowLeft'],
    isPossible: (state) => !isAtStart(state),
    run: ({ scope }) => void scope.actions.stepBack(),
  },
  {
    // The palette has one for each goroutine.
    id: 'goroutine',
    group: 'step',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    isKeyOnly: true,
    run: ({ scope, key }) => {
      const { moved } = scope.store.getState();
      const gid = moved?.goroutines[Number(key) - 1]?.gid;
      if (gid !== undefined) void scope.actions.stepGoroutine(gid);
    },
  },
  level('byAccess', 'A', 'access'),
  level('byLine', 'L', 'line'),
  level('byOperation', 'M', 'operation'),
  {
    id: 'play',
    group: 'run',
    keys: [' '],
    isPossible: (state) => state.playing || !isAtEnd(state),
    run: ({ scope: { store, actions } }) =>
      store.getState().playing ? actions.pause() : actions.play(),
  },
  {
    id: 'stop',
    group: 'run',
    keys: ['Escape'],
    yields: true,
    isPossible: ({ running }) => running,
    run: ({ scope }) => scope.actions.pause(),
  },
  {
    id: 'runToThrow',
    group: 'run',
    keys: ['T'],
    isPossible: (state) => isReady(state) && state.moved?.fault === undefined,
    run: ({ scope }) => void scope.actions.runToThrow(),
  },
  {
    id: 'runToBreakpoint',
    group: 'run',
    keys: ['F8'],
    heard: 'everywhere',
    isPossible: (state) => isReady(state) && activeBreakpoints(state).length > 0,
    run: ({ scope }) => void scope.actions.runToBreakpoint(),
  },
  {
    id: 'backToBreakpoint',
    group: 'run',
    keys: ['Shift+F8'],
    heard: 'everywhere',
    isPossible: (state) => !isAtStart(state) && activeBreakpoints(state).length > 0,
    run: ({ scope }) => void scope.actions.backToBreakpoint(),
  },
  {
    id: 'first',
    group: 'run',
    keys: ['Home'],
    isPossible: (state) => !isAtStart(state),
    run: ({ scope }) => void scope.actions.seek(0 as StepIndex),
  },
  {
    id: 'last',
    group: 'run',
    keys: ['End'],
    isPossible: (state) => isReady(state) && state.moved?.cursor !== state.moved?.length,
    run: ({ scope }) => void scope.actions.seekEnd(),
  },
  {
    id: 'goToStep',
    group: 'run',
    keys: ['G'],
    isPossible: isReady,
    run: ({ show }) => show('step'),
  },
  {
    id: 'undo',
    group: 'run',
    keys: ['Mod+Z'],
    isPossible: (state) => isReady(state) && state.moved?.canUndo === true,
    run: ({ scope }) => void scope.actions.undo(),
  },
  {
    id: 'redo',
    group: 'run',
    keys: ['Mod+Shift+Z'],
    isPossible: (state) => isReady(state) && state.moved?.canRedo === true,
    run: ({ scope }) => void scope.actions.redo(),
  },
  {
    id: 'restart',
    group: 'run',
    keys: ['R'],
    isPossible: (state) => isReady(state) && state.moved?.length !== 0,
    run: ({ scope }) => void scope.actions.restart(),
  },
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
    id: 'previousRace',
    group: 'timeline',
    keys: ['['],
    isForPage: true,
    isPossible: hasRaces,
    run: ({ scope }) => void scope.actions.seekRace('before'),
  },
  {
    id: 'nextRace',
    group: 'timeline',
    keys: [']'],
    isForPage: true,
    isPossible: hasRaces,
    run: ({ scope }) => void scope.actions.seekRace('behind'),
  },
  onTimeline('zoomTimeline', ['+', '-']),
  onTimeline('wholeTimeline', ['0']),
  onTimeline('panTimeline', ['Shift+ArrowLeft', 'Shift+ArrowRight']),
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
