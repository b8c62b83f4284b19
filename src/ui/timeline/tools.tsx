import { CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words';
import { Legend, LEGEND } from './legend';
import type { Paints } from './paints';

export interface ToolsProps {
  readonly onZoom: (factor: number) => void;
  readonly onAll: () => void;
  /** As the theme has them now. */
  readonly paints: () => Paints | undefined;
}

/** Of a press on a button. */
export const ZOOM = 1.6;

/** Zoom, and what is what. */
export function Tools({ onZoom, onAll, paints }: ToolsProps): ReactNode {
  const { t } = useWords();
  return (
    <div className="timeline-tools">
      <button
        type="button"
        aria-label={t('timeline.zoomOut')}
        title={t('timeline.zoomOut')}
        onClick={() => onZoom(1 / ZOOM)}
      >
        −
      </button>
      <button type="button" title={t('timeline.allHint')} onClick={onAll}>
        {t('timeline.all')}
      </button>
      <button
        type="button"
        aria-label={t('timeline.zoomIn')}
        title={t('timeline.zoomIn')}
        onClick={() => onZoom(ZOOM)}
      >
        +
      </button>
      <button
        type="button"
        className="timeline-help"
        aria-label={t('timeline.legend')}
        title={t('timeline.legend')}
        popoverTarget={LEGEND}
      >
        <CircleHelp size={14} aria-hidden />
      </button>
      <Legend paints={paints} />
    </div>
  );
}
