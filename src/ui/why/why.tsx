import { useMemo } from 'react';
import { useActions, useScope } from '../scope';
import { useLongRun } from '../use-long-run';
import { words } from '../words';
import { factsOf } from './facts';
import { Sentence } from './sentence';
import './why.css';

/** The present moment in plain sentences; each claim leads to its step. */
export function Why() {
  const standing = useScope((state) => state.moved);
  const recording = useScope((state) => state.recording);
  const opened = useScope((state) => state.opened);
  const facts = useMemo(
    () => (standing && opened ? factsOf({ standing, recording, ...opened }) : []),
    [standing, recording, opened],
  );
  const isLong = useLongRun();
  if (standing === undefined) return null;
  const finished = facts.find((fact) => fact.kind === 'finished');
  const threw = standing.fault !== undefined && finished === undefined;
  return (
    <section className="why" aria-labelledby="why-title" data-threw={threw}>
      <h2 id="why-title" className="panel-title">
        {threw ? words.whyThrew : words.why}
      </h2>
      <div className="why-text" aria-live="polite">
        {threw && <p className="headline mono">{words.faultHeadline(standing.fault)}</p>}
        {isLong && <p>{words.runsOn}</p>}
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

function WhatToTry({ isAlone }: { readonly isAlone: boolean }) {
  const actions = useActions();
  const policy = useScope((state) => state.policy);
  const next = policy.kind === 'random' ? policy.seed + 1 : 1;
  return (
    <p className="tries">
      {!isAlone && (
        <button type="button" className="button" onClick={() => void actions.tryRandom(next)}>
          {words.tryRandom(next)}
        </button>
      )}
      <button type="button" className="button" onClick={() => void actions.restart()}>
        {words.tryAgain}
      </button>
    </p>
  );
}
