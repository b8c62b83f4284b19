import type { StepIndex } from '../../recording';
import { activeBreakpoints, type Level, type Policy, type ScopeState } from '../../store';
import { POLICIES, policyOf, SPEEDS } from '../transport/choices';
import type { Command, CommandId } from './command';
import {
  canGoBack,
  canGoOn,
  canGoToEnd,
  canRedo,
  canRestart,
  canRunToBreakpoint,
  canRunToThrow,
  canUndo,
  isReady,
} from '../possible';

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

/** The next speed that the picker has, on that side. */
function speed(id: CommandId, key: string, by: 1 | -1): Command {
  const next = (state: ScopeState): number | undefined => SPEEDS[SPEEDS.indexOf(state.speed) + by];
  return {
    id,
    group: 'run',
    keys: [key],
    isForPage: true,
    isPossible: (state) => next(state) !== undefined,
    run: ({ scope: { store, actions } }) => {
      const chosen = next(store.getState());
      if (chosen !== undefined) actions.chooseSpeed(chosen);
    },
  };
}

function policy(kind: Policy['kind']): Command {
  return {
    id: kind,
    group: 'run',
    isForPage: true,
    isPossible: (state) => isReady(state) && state.policy.kind !== kind,
    run: ({ scope: { store, actions } }) =>
      void actions.choosePolicy(policyOf(kind, store.getState().seed)),
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

/** What moves through a run, or looks at its time. */
export const RUN_COMMANDS: readonly Command[] = [
  {
    id: 'forward',
    group: 'step',
    keys: ['ArrowRight'],
    isPossible: canGoOn,
    run: ({ scope }) => void scope.actions.stepForward(),
  },
  {
    id: 'back',
    group: 'step',
    keys: ['ArrowLeft'],
    isPossible: canGoBack,
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
    isPossible: (state) => state.playing || canGoOn(state),
    run: ({ scope: { store, actions } }) =>
      store.getState().playing ? actions.pause() : actions.play(),
  },
  speed('faster', '>', 1),
  speed('slower', '<', -1),
  ...POLICIES.map(policy),
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
    isPossible: canRunToThrow,
    run: ({ scope }) => void scope.actions.runToThrow(),
  },
  {
    id: 'runToBreakpoint',
    group: 'run',
    keys: ['F8'],
    heard: 'everywhere',
    isPossible: canRunToBreakpoint,
    run: ({ scope }) => void scope.actions.runToBreakpoint(),
  },
  {
    id: 'backToBreakpoint',
    group: 'run',
    keys: ['Shift+F8'],
    heard: 'everywhere',
    isPossible: (state) => canGoBack(state) && activeBreakpoints(state).length > 0,
    run: ({ scope }) => void scope.actions.backToBreakpoint(),
  },
  {
    id: 'first',
    group: 'run',
    keys: ['Home'],
    isPossible: canGoBack,
    run: ({ scope }) => void scope.actions.seek(0 as StepIndex),
  },
  {
    id: 'last',
    group: 'run',
    keys: ['End'],
    isPossible: canGoToEnd,
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
    isPossible: canUndo,
    run: ({ scope }) => void scope.actions.undo(),
  },
  {
    id: 'redo',
    group: 'run',
    keys: ['Mod+Shift+Z'],
    isPossible: canRedo,
    run: ({ scope }) => void scope.actions.redo(),
  },
  {
    id: 'restart',
    group: 'run',
    keys: ['R'],
    isPossible: canRestart,
    run: ({ scope }) => void scope.actions.restart(),
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
];
