import { useMemo } from 'react';
import type { FaultView } from '../../store';
import { part } from '../part';
import { Replaying } from '../replaying';
import { useActions, useScope } from '../scope';
import { useLongRun } from '../use-long-run';
import { useWords } from '../words/use-words';
import type { Fact } from './fact';
import { factsOf } from './facts';
import { Sentence } from './sentence';
import './why.css';

export const StepSentence = part(async () => (await import('./why-more')).StepSentence);
export const Story = part(async () => (await import('./why-more')).Story);

/** Of these Go's limits are ours to tell; of all other ends the story tells more. */
const TOLD_HERE: ReadonlySet<string> = new Set(['memory', 'stack']);

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
  const isStart = facts.some(({ kind }) => kind === 'start');
  const said = isLong ? [] : facts.filter((fact) => isSaid(fact));
  return (
    <section
      className="why"
      aria-labelledby="why-title"
      data-threw={threw}
      data-ended={standing.fault !== undefined}
    >
      <h2 id="why-title" className="panel-title">
        {t(threw ? titleOf(standing.fault) : 'places.why')}
      </h2>
      {isLong && <Replaying />}
      <div className="why-text" aria-live="polite">
        <div className="why-now">
          {threw && <p className="headline mono">{headline(standing.fault)}</p>}
          {isLong && !isReplaying && <p>{t('why.runsOn')}</p>}
          {said.map((fact) => (
            <p key={`${fact.kind} ${'gid' in fact ? fact.gid : ''}`}>
              <Sentence fact={fact} />
            </p>
          ))}
          {threw && <Story facts={facts} />}
          {finished !== undefined && <WhatToTry isAlone={finished.alone} />}
        </div>
        {!isLong && standing.fault === undefined && !isStart && <StepSentence />}
      </div>
    </section>
  );
}

/** Where nobody is in a map, what the step did is enough. */
function isSaid(fact: Fact): boolean {
  if (fact.kind === 'threw') return TOLD_HERE.has(fact.fault.kind);
  return fact.kind !== 'quiet';
}

/** Go's own first line. */
function headline(fault: FaultView | undefined): string {
  return fault === undefined ? '' : (fault.stderr.split('\n')[0] ?? fault.text);
}

/** Go's throw is another thing than a panic that nobody recovers. */
function titleOf(fault: FaultView | undefined): 'why.threw' | 'why.panicked' {
  return fault?.kind === 'panic' ? 'why.panicked' : 'why.threw';
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
