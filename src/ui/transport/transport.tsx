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
import { activeBreakpoints, type Level, type Policy } from '../../store';
import { useActions, useScope } from '../scope';
import { useLongRun } from '../use-long-run';
import { bold } from '../words/tags';
import { useWords } from '../words/use-words';
import './transport.css';

const LEVELS: readonly Level[] = ['access', 'line', 'operation'];
const SPEEDS: readonly number[] = [1, 2, 5, 15, 60, 600];

export function Transport() {
  const { t } = useWords();
  return (
    <section className="transport" aria-label={t('places.transport')}>
      <Movement />
      <Futures />
      <Levels />
      <RunToThrow />
      <RunToBreakpoint />
      <span className="gap" />
      <SpeedPicker />
      <Scheduler />
      <Seed />
      <StepCount />
    </section>
  );
}

export function Movement() {
  const { t } = useWords();
  const actions = useActions();
  const ready = useScope((state) => state.moved !== undefined && state.machine === 'ready');
  const playing = useScope((state) => state.playing);
  // Asked as what the buttons need, so that most steps leave them alone.
  const isFirst = useScope((state) => (state.moved?.cursor ?? 0) === 0);
  const isLast = useScope((state) => state.moved?.cursor === state.moved?.length);
  const ended = useScope((state) => state.moved?.fault !== undefined);
  const atStart = !ready || isFirst;
  const atEnd = !ready || (ended && isLast);
  return (
    <div className="movement">
      <IconButton
        label={t('transport.first')}
        disabled={atStart}
        onClick={() => void actions.seek(0 as StepIndex)}
      >
        <ChevronFirst size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={t('transport.back')}
        disabled={atStart}
        onClick={() => void actions.stepBack()}
      >
        <StepBack size={15} aria-hidden />
      </IconButton>
      <IconButton
        label={t(playing ? 'transport.pause' : 'transport.play')}
        wide
        disabled={!playing && atEnd}
        onClick={() => (playing ? actions.pause() : actions.play())}
      >
        {playing ? <Pause size={15} aria-hidden /> : <Play size={15} aria-hidden />}
      </IconButton>
      <IconButton
        label={t('transport.forward')}
        disabled={atEnd}
        onClick={() => void actions.stepForward()}
      >
        <StepForward size={15} aria-hidden />
      </IconButton>
      <IconButton
        label={t('transport.last')}
        disabled={!ready || isLast}
        onClick={() => void actions.seekEnd()}
      >
        <ChevronLast size={16} aria-hidden />
      </IconButton>
    </div>
  );
}

/** Who changes the past gets another future; the one before is kept. */
function Futures() {
  const { t } = useWords();
  const actions = useActions();
  const ready = useScope((state) => state.machine === 'ready');
  const canUndo = useScope((state) => state.moved?.canUndo === true);
  const canRedo = useScope((state) => state.moved?.canRedo === true);
  const canRestart = useScope((state) => (state.moved?.length ?? 0) > 0);
  return (
    <div className="movement futures">
      <IconButton
        label={t('transport.undo')}
        disabled={!ready || !canUndo}
        onClick={() => void actions.undo()}
      >
        <Undo2 size={15} aria-hidden />
      </IconButton>
      <IconButton
        label={t('transport.redo')}
        disabled={!ready || !canRedo}
        onClick={() => void actions.redo()}
      >
        <Redo2 size={15} aria-hidden />
      </IconButton>
      <IconButton
        label={t('transport.restart')}
        disabled={!ready || !canRestart}
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

function Levels() {
  const { t } = useWords();
  const actions = useActions();
  const level = useScope((state) => state.level);
  return (
    <fieldset className="levels">
      <legend className="visually-hidden">{t('transport.level')}</legend>
      {LEVELS.map((one) => (
        // Buttons, not radios: the arrow keys step through time, wherever the focus is.
        <button
          key={one}
          type="button"
          title={t(`transport.levelHint.${one}`)}
          aria-pressed={level === one}
          onClick={() => actions.chooseLevel(one)}
        >
          {t(`transport.levelName.${one}`)}
        </button>
      ))}
    </fieldset>
  );
}

export function RunToThrow() {
  const { t } = useWords();
  const actions = useActions();
  const canRun = useScope(
    (state) =>
      state.machine === 'ready' && state.moved !== undefined && state.moved.fault === undefined,
  );
  const isSlow = useLongRun();
  return isSlow ? (
    <button
      type="button"
      className="button danger"
      title={t('transport.stopHint')}
      onClick={() => actions.pause()}
    >
      {t('transport.stop')}
    </button>
  ) : (
    <button
      type="button"
      className="button danger"
      title={t('transport.runToThrowHint')}
      disabled={!canRun}
      onClick={() => void actions.runToThrow()}
    >
      {t('transport.runToThrow')}
    </button>
  );
}

function RunToBreakpoint() {
  const { t } = useWords();
  const actions = useActions();
  const canRun = useScope(
    (state) =>
      state.machine === 'ready' &&
      activeBreakpoints(state).length > 0 &&
      (state.moved?.fault === undefined || state.moved.cursor < state.moved.length),
  );
  return (
    <button
      type="button"
      className="button to-breakpoint"
      title={t('transport.runToBreakpointHint')}
      disabled={!canRun}
      onClick={() => void actions.runToBreakpoint()}
    >
      {t('transport.runToBreakpoint')}
    </button>
  );
}

function SpeedPicker() {
  const { t } = useWords();
  const actions = useActions();
  const speed = useScope((state) => state.speed);
  return (
    <label className="field speed">
      <span className="visually-hidden">{t('transport.speed')}</span>
      <select
        className="select"
        title={t('transport.speed')}
        value={speed}
        onChange={(event) => actions.chooseSpeed(Number(event.target.value))}
      >
        {SPEEDS.map((n) => (
          <option key={n} value={n}>
            {t('transport.speedOption', { n })}
          </option>
        ))}
      </select>
    </label>
  );
}

const POLICIES: readonly Policy['kind'][] = ['byHand', 'roundRobin', 'random', 'golike'];

function policyOf(kind: string, seed: number): Policy {
  if (kind === 'roundRobin') return { kind, quantum: 1 };
  if (kind === 'random' || kind === 'golike') return { kind, seed };
  return { kind: 'byHand' };
}

function Scheduler() {
  const { t } = useWords();
  const actions = useActions();
  const policy = useScope((state) => state.policy);
  const seed = useScope((state) => state.seed);
  return (
    <label className="field" title={t('transport.policyHint')}>
      <span className="name">{t('transport.scheduler')}</span>
      <select
        className="select"
        value={policy.kind}
        onChange={(event) => void actions.choosePolicy(policyOf(event.target.value, seed))}
      >
        {POLICIES.map((kind) => (
          <option key={kind} value={kind}>
            {t(`transport.policy.${kind}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Seed() {
  const { t } = useWords();
  const actions = useActions();
  const seed = useScope((state) => state.seed);
  return (
    <label className="field" title={t('transport.seedHint')}>
      <span className="name">{t('transport.seed')}</span>
      <input
        // A new key shows what the machine took, without holding every keystroke in the store.
        key={seed}
        className="select seed"
        type="number"
        min={0}
        max={0xffff_ffff}
        step={1}
        defaultValue={seed}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
        onBlur={(event) => {
          const { valueAsNumber } = event.target;
          if (!Number.isSafeInteger(valueAsNumber) || valueAsNumber < 0) {
            event.target.value = String(seed);
          } else if (valueAsNumber !== seed) {
            void actions.chooseSeed(valueAsNumber);
          }
        }}
      />
    </label>
  );
}

export function StepCount() {
  const { t } = useWords();
  const cursor = useScope((state) => state.moved?.cursor ?? 0);
  const length = useScope((state) => state.moved?.length ?? 0);
  return (
    <output className="count" data-cursor={cursor} data-length={length}>
      {t.rich('transport.stepOf', { n: cursor, length, b: bold })}
    </output>
  );
}
