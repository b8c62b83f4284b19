import { CrashGuard } from './crash/crash-guard';
import { part } from './part';
import { useWords } from './words/use-words';

export const Timeline = part(async () => (await import('./timeline')).Timeline);

export function TimelinePlace() {
  const { t } = useWords();
  return (
    <section className="timeline-place" aria-label={t('places.timeline')}>
      <CrashGuard what="place">
        <Timeline />
      </CrashGuard>
    </section>
  );
}
