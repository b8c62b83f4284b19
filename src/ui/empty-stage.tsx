import { Replaying } from './replaying';
import { useScope } from './scope';
import { useWords } from './words/use-words';

/** Before a program runs: what is going on, or what to do next. */
export function EmptyStage() {
  const { t } = useWords();
  const hasErrors = useScope((state) => state.diagnostics.length > 0);
  const machine = useScope((state) => state.machine);
  const isReplaying = useScope((state) => state.replaying !== undefined);
  if (isReplaying) {
    return (
      <div className="stage-empty">
        <Replaying />
      </div>
    );
  }
  if (machine === 'starting') return <p className="stage-empty">{t('empty.starting')}</p>;
  return (
    <div className="stage-empty">
      <h2>{t('empty.nothingRuns')}</h2>
      {machine === 'dead' && <p>{t('empty.machineGone')}</p>}
      {hasErrors && <p>{t('empty.hasErrors')}</p>}
    </div>
  );
}
