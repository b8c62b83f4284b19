import { useScope } from './scope';
import { words } from './words';

/** Before a program runs: what is going on, or what to do next. */
export function EmptyStage() {
  const hasErrors = useScope((state) => state.diagnostics.length > 0);
  const machine = useScope((state) => state.machine);
  if (machine === 'starting') return <p className="stage-empty">{words.starting}</p>;
  return (
    <div className="stage-empty">
      <h2>{words.nothingRuns}</h2>
      {machine === 'dead' && <p>{words.machineGone}</p>}
      {hasErrors && <p>{words.nothingRunsHint}</p>}
    </div>
  );
}
