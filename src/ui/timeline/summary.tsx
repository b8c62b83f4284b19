import { type ReactNode, useMemo } from 'react';
import type { Recording } from '../../store';
import { useWords } from '../words/use-words';

/** What the picture shows, for who cannot see it. */
export function Summary({
  recording,
  lanes,
  cursor,
}: {
  readonly recording: Recording;
  readonly lanes: number;
  readonly cursor: number;
}): ReactNode {
  const { t } = useWords();
  const { raceWindows, rows } = recording;
  const undetected = useMemo(() => raceWindows.undetected(), [raceWindows]);
  return (
    <p className="timeline-summary">
      {t('timeline.summary', {
        lanes,
        length: rows.length,
        cursor,
        races: raceWindows.length,
        undetected,
      })}
    </p>
  );
}
