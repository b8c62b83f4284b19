import { lazy, Suspense } from 'react';
import { CrashGuard } from './crash/crash-guard';
import { EmptyStage } from './empty-stage';
import { useScope } from './scope';
import { useWords } from './words/use-words';

// Asked for at once: it arrives while the machine starts, and the page is there before both.
const picture = import('./stage');
const Stage = lazy(async () => ({ default: (await picture).Stage }));

export function StagePlace() {
  const { t } = useWords();
  const isOpen = useScope((state) => state.memory !== undefined);
  return (
    <section className="stage-place" aria-label={t('places.stage')}>
      {isOpen ? (
        <CrashGuard what="place">
          <Suspense fallback={<div aria-busy="true" />}>
            <Stage />
          </Suspense>
        </CrashGuard>
      ) : (
        <EmptyStage />
      )}
    </section>
  );
}
