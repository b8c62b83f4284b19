import type { StepIndex } from '../recording';
import { useActions } from './scope';

/** A claim's evidence: a click stands at that step. */
export function StepLink({ n }: { readonly n: StepIndex }) {
  const actions = useActions();
  return (
    <button type="button" className="link" onClick={() => void actions.seek(n)}>
      step {n.toLocaleString('en-US')}
    </button>
  );
}
