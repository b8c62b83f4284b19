import type { StepIndex } from '../recording';
import { useActions } from './scope';
import { words } from './words';

/** A claim's evidence: a click stands at that step. */
export function StepLink({ n }: { readonly n: StepIndex }) {
  const actions = useActions();
  return (
    <button type="button" className="link" onClick={() => void actions.seek(n)}>
      {words.stepNumber(n)}
    </button>
  );
}
