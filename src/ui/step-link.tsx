import type { StepIndex } from '../recording';
import { useActions } from './scope';
import { useWords } from './words/use-words';

/** A claim's evidence: a click stands at that step. */
export function StepLink({ n }: { readonly n: StepIndex }) {
  const { t } = useWords();
  const actions = useActions();
  return (
    <button type="button" className="link" onClick={() => void actions.seek(n)}>
      {t('why.step', { n })}
    </button>
  );
}
