import type { ScopeActions } from './actions';
import { restBefore } from './levels';
import type { Parts } from './parts';
import { createPlay } from './play';
import { START } from './state';

type RunActions = Pick<
  ScopeActions,
  | 'stepGoroutine'
  | 'stepForward'
  | 'stepBack'
  | 'seek'
  | 'seekEnd'
  | 'seekRace'
  | 'undo'
  | 'redo'
  | 'play'
  | 'pause'
  | 'runToThrow'
  | 'choosePolicy'
>;

/** The ways to move in time, each in its turn. */
export function createRunActions({
  store,
  ports,
  machine,
  moves,
  command,
  stopPlay,
}: Parts): RunActions {
  const { getState: get, setState: set } = store;

  return {
    stepGoroutine(gid) {
      stopPlay();
      return command(() => moves.step(gid, get().level));
    },

    stepForward() {
      stopPlay();
      return command(() => moves.forward(1));
    },

    stepBack() {
      stopPlay();
      return command(async () => {
        const { moved, recording, opened, level } = get();
        if (moved === undefined || opened === undefined) return;
        await moves.seek(restBefore(recording, opened.program, moved.cursor, level));
      });
    },

    seek(n) {
      stopPlay();
      return command(() => moves.seek(n), 'seek');
    },

    seekEnd() {
      stopPlay();
      return command(() => moves.seek(Number.MAX_SAFE_INTEGER));
    },

    seekRace(side) {
      stopPlay();
      return command(async () => {
        const { moved, recording } = get();
        const start = recording.raceWindows.startBeside(moved?.cursor ?? START, side);
        if (start !== undefined) await moves.seek(start);
      });
    },

    undo() {
      stopPlay();
      return command(() => moves.exchange('undo'));
    },

    redo() {
      stopPlay();
      return command(() => moves.exchange('redo'));
    },

    play: createPlay(store, moves, command, ports.wait),

    pause() {
      stopPlay();
      machine.pause();
    },

    runToThrow() {
      stopPlay();
      return command(async () => {
        if (!moves.hasEnded()) await moves.runToThrow();
      });
    },

    choosePolicy(policy) {
      stopPlay();
      set({ policy });
      return command(async () => machine.ask((session) => session.choosePolicy(policy)));
    },
  };
}
