import { lazy, Suspense } from 'react';
import { CrashGuard } from './crash/crash-guard';
import { useWords } from './words/use-words';

// Asked for at once: it arrives while the machine starts, and the page is there before both.
const picture = import('./timeline');
const Timeline = lazy(async () => ({ default: (await picture).Timeline }));

export function TimelinePlace() {
  const { t } = useWords();
  return (
    <section className="timeline-place" aria-label={t('places.timeline')}>
      <CrashGuard what="place">
        <Suspense fallback={<div aria-busy="true" />}>
          <Timeline />
        </Suspense>
      </CrashGuard>
    </section>
  );
}
