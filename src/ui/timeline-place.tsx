import { CrashGuard } from './crash/crash-guard';
import { part } from './part';
import { useWords } from './words/use-words';

// Asked for at once: it arrives while the machine starts, and the page is there before both.
const Timeline = part(async () => (await import('./timeline')).Timeline);
void Timeline.bring();

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
