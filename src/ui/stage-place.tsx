import { EmptyStage } from './empty-stage';
import { useScope } from './scope';
import { Stage } from './stage';
import { useWords } from './words/use-words';

export function StagePlace() {
  const { t } = useWords();
  const isOpen = useScope((state) => state.memory !== undefined);
  return (
    <section className="stage-place" aria-label={t('places.stage')}>
      {isOpen ? <Stage /> : <EmptyStage />}
    </section>
  );
}
