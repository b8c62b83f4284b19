import { lazy, Suspense } from 'react';
import { CrashGuard } from './crash/crash-guard';
import { EmptyStage } from './empty-stage';
import { useScope } from './scope';
import { useWords } from './words/use-words';
import './stage-place.css';

// Asked for at once: they arrive while the machine starts, and the page is there before both.
const picture = import('./stage');
const Stage = lazy(async () => ({ default: (await picture).Stage }));
const cards = import('./objects/objects');
const Objects = lazy(async () => ({ default: (await cards).Objects }));

/** What lies in memory: the map, and below it, unless there is little room, what else goroutines share. */
export function StagePlace({ mapOnly = false }: { readonly mapOnly?: boolean }) {
  const { t } = useWords();
  const isOpen = useScope((state) => state.memory !== undefined);
  return (
    <section className="stage-place" aria-label={t('places.stage')}>
      {isOpen ? (
        <Suspense fallback={<div aria-busy="true" />}>
          <div className="stage-map">
            <CrashGuard what="place">
              <Stage />
            </CrashGuard>
          </div>
          {!mapOnly && (
            <CrashGuard what="place">
              <Objects />
            </CrashGuard>
          )}
        </Suspense>
      ) : (
        <EmptyStage />
      )}
    </section>
  );
}
