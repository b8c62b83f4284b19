import { EmptyStage } from './empty-stage';
import { useScope } from './scope';
import { Stage } from './stage';
import { useWords } from './words/use-words';
import './stage-place.css';

/** What lies in memory: the map, and below it whatever else takes a place of its own. */
export function StagePlace() {
  const { t } = useWords();
  const isOpen = useScope((state) => state.memory !== undefined);
  return (
    <section className="stage-place" aria-label={t('places.stage')}>
      <div className="stage-map">{isOpen ? <Stage /> : <EmptyStage />}</div>
    </section>
  );
}
