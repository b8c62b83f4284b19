import { useMemo } from 'react';
import type { FaultView } from '../../store';
import { Replaying } from '../replaying';
import { useActions, useScope } from '../scope';
import { useLongRun } from '../use-long-run';
import { useWords } from '../words/use-words';
import { factsOf } from './facts';
import { Sentence } from './sentence';
import './why.css';

/** The present moment in plain sentences; each claim leads to its step. */
export function Why() {
  const { t } = useWords();
  const standing = useScope((state) => state.moved);
  const recording = useScope((state) => state.recording);
  const opened = useScope((state) => state.opened);
  const facts = useMemo(
    () => (standing && opened ? factsOf({ standing, recording, ...opened }) : []),
    [standing, recording, opened],
  );
  const isLong = useLongRun();
  const isReplaying = useScope((state) => state.replaying !== undefined);
  if (standing === undefined) return null;
  const finished = facts.find((fact) => fact.kind === 'finished');
  const threw = standing.fault !== undefined && finished === undefined;
  return (
    <section className="why" aria-labelledby="why-title" data-threw={threw}>
      <h2 id="why-title" className="panel-title">
        {t(threw ? 'why.threw' : 'places.why')}
      </h2>
      {isLong && <Replaying />}
      <div className="why-text" aria-live="polite">
        {threw && <p className="headline mono">{headline(standing.fault)}</p>}
        {isLong && !isReplaying && <p>{t('why.runsOn')}</p>}
        {(isLong ? [] : facts).map((fact) => (
          <p key={`${fact.kind} ${'gid' in fact ? fact.gid : ''}`}>
            <Sentence fact={fact} />
          </p>
        ))}
        {finished !== undefined && <WhatToTry isAlone={finished.alone} />}
      </div>
    </section>
  );
}

/** Go's own first line. */
function headline(fault: FaultView | undefined): string {
  return fault === undefined ? '' : (fault.stderr.split('\n')[0] ?? fault.text);
}

function WhatToTry({ isAlone }: { readonly isAlone: boolean }) {
  const { t } = useWords();
  const actions = useActions();
  const policy = useScope((state) => state.policy);
  const next = policy.kind === 'random' ? policy.seed + 1 : 1;
  return (
    <p className="tries">
      {!isAlone && (
        <button type="button" className="button" onClick={() => void actions.tryRandom(next)}>
          {t('why.tryRandom', { seed: next })}
        </button>
      )}
      <button type="button" className="button" onClick={() => void actions.restart()}>
        {t('why.tryAgain')}
      </button>
    </p>
  );
}
