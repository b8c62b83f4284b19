import { canRunToBreakpoint, canRunToThrow } from '../possible';
import { useActions, useScope } from '../scope';
import { useLongRun } from '../use-long-run';
import { useWords } from '../words/use-words';

export function RunToThrow() {
  const { t } = useWords();
  const actions = useActions();
  const canRun = useScope(canRunToThrow);
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

export function RunToBreakpoint() {
  const { t } = useWords();
  const actions = useActions();
  const canRun = useScope(canRunToBreakpoint);
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
