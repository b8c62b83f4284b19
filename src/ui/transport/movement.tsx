import {
  ChevronFirst,
  ChevronLast,
  Pause,
  Play,
  Redo2,
  RotateCcw,
  StepBack,
  StepForward,
  Undo2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { StepIndex } from '../../recording';
import { canGoBack, canGoOn, canGoToEnd, canRedo, canRestart, canUndo } from '../possible';
import { useActions, useScope } from '../scope';
import { useWords } from '../words/use-words';

/** Back and on through the run. */
export function Movement() {
  const { t } = useWords();
  const actions = useActions();
  const playing = useScope((state) => state.playing);
  const back = useScope(canGoBack);
  const on = useScope(canGoOn);
  const toEnd = useScope(canGoToEnd);
  return (
    <div className="movement">
      <IconButton
        label={t('transport.first')}
        disabled={!back}
        onClick={() => void actions.seek(0 as StepIndex)}
      >
        <ChevronFirst size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={t('transport.back')}
        disabled={!back}
        onClick={() => void actions.stepBack()}
      >
        <StepBack size={15} aria-hidden />
      </IconButton>
      <IconButton
        label={t(playing ? 'transport.pause' : 'transport.play')}
        wide
        disabled={!playing && !on}
        onClick={() => (playing ? actions.pause() : actions.play())}
      >
        {playing ? <Pause size={15} aria-hidden /> : <Play size={15} aria-hidden />}
      </IconButton>
      <IconButton
        label={t('transport.forward')}
        disabled={!on}
        onClick={() => void actions.stepForward()}
      >
        <StepForward size={15} aria-hidden />
      </IconButton>
      <IconButton
        label={t('transport.last')}
        disabled={!toEnd}
        onClick={() => void actions.seekEnd()}
      >
        <ChevronLast size={16} aria-hidden />
      </IconButton>
    </div>
  );
}

/** Who changes the past gets another future; the one before is kept. */
export function Futures() {
  const { t } = useWords();
  const actions = useActions();
  const undo = useScope(canUndo);
  const redo = useScope(canRedo);
  const restart = useScope(canRestart);
  return (
    <div className="movement futures">
      <IconButton label={t('transport.undo')} disabled={!undo} onClick={() => void actions.undo()}>
        <Undo2 size={15} aria-hidden />
      </IconButton>
      <IconButton label={t('transport.redo')} disabled={!redo} onClick={() => void actions.redo()}>
        <Redo2 size={15} aria-hidden />
      </IconButton>
      <IconButton
        label={t('transport.restart')}
        disabled={!restart}
        onClick={() => void actions.restart()}
      >
        <RotateCcw size={14} aria-hidden />
      </IconButton>
    </div>
  );
}

function IconButton(props: {
  readonly label: string;
  readonly disabled: boolean;
  readonly wide?: true;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={`button icon${props.wide ? ' wide' : ''}`}
      title={props.label}
      aria-label={props.label}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}
