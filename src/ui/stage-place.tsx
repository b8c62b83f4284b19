import { CrashGuard } from './crash/crash-guard';
import { EmptyStage } from './empty-stage';
import { part } from './part';
import { useScope } from './scope';
import { useWords } from './words/use-words';
import './stage-place.css';

export const Stage = part(async () => (await import('./stage')).Stage);
export const Objects = part(async () => (await import('./objects/objects')).Objects);

/** What lies in memory: the map, and below it, unless there is little room, what else goroutines share. */
export function StagePlace({ mapOnly = false }: { readonly mapOnly?: boolean }) {
  const { t } = useWords();
  const isOpen = useScope((state) => state.memory !== undefined);
  return (
    <section className="stage-place" aria-label={t('places.stage')}>
      {isOpen ? (
        <>
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
        </>
      ) : (
        <EmptyStage />
      )}
    </section>
  );
}
