import type { Level } from '../../store';
import { useActions, useScope } from '../scope';
import { useWords } from '../words/use-words';
import { POLICIES, policyOf, SPEEDS } from './choices';

// What a step is, how fast it plays, and who goes next.

const LEVELS: readonly Level[] = ['access', 'line', 'operation'];

export function Levels() {
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

export function SpeedPicker() {
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

export function Scheduler() {
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
        onChange={(event) => {
          const kind = POLICIES[event.target.selectedIndex] ?? 'byHand';
          void actions.choosePolicy(policyOf(kind, seed));
        }}
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

/** The machine takes 32 bits. */
const MOST_SEED = 0xffff_ffff;

export function Seed() {
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
        max={MOST_SEED}
        step={1}
        defaultValue={seed}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
        onBlur={(event) => {
          const { valueAsNumber } = event.target;
          if (!Number.isInteger(valueAsNumber) || valueAsNumber < 0 || valueAsNumber > MOST_SEED) {
            event.target.value = String(seed);
          } else if (valueAsNumber !== seed) {
            void actions.chooseSeed(valueAsNumber);
          }
        }}
      />
    </label>
  );
}
