import { type ReactNode, useRef } from 'react';
import { fitCanvas } from '../canvas/use-size';
import { useWords } from '../words/use-words';
import { SAMPLE, SAMPLES, type SampleName } from './legend-samples';
import { paintLanes } from './paint-timeline';
import type { Paints } from './paints';

export const LEGEND = 'timeline-legend';

/** Between it and the timeline. */
const AIR = 8;

const NAMES = Object.keys(SAMPLES) as SampleName[];

const keyCap = (text: ReactNode): ReactNode => <kbd className="key">{text}</kbd>;

/** What each thing on the timeline means, drawn as it is there. */
export function Legend({ paints }: { readonly paints: () => Paints | undefined }): ReactNode {
  const { t } = useWords();
  const root = useRef<HTMLElement>(null);

  function paint(): void {
    const colors = paints();
    const canvases = root.current?.querySelectorAll('canvas') ?? [];
    if (colors === undefined) return;
    for (const [index, canvas] of [...canvases].entries()) {
      const name = NAMES[index];
      const context = fitCanvas(canvas, SAMPLE);
      if (context !== null && name !== undefined) {
        paintLanes(context, SAMPLES[name], SAMPLE.width, colors);
      }
    }
  }

  return (
    <section
      ref={root}
      id={LEGEND}
      className="timeline-legend"
      popover="auto"
      tabIndex={-1}
      aria-label={t('timeline.legendTitle')}
      onBeforeToggle={({ newState }) => {
        // Above the timeline, whatever its height; on a phone, where it lies.
        const top = root.current?.parentElement?.getBoundingClientRect().top ?? 0;
        if (newState === 'open') {
          root.current?.style.setProperty('--above', `${window.innerHeight - top + AIR}px`);
        }
      }}
      onToggle={({ newState }) => {
        if (newState === 'open') paint();
      }}
    >
      <ul>
        {NAMES.map((name) => (
          <li key={name}>
            <canvas aria-hidden="true" style={{ width: SAMPLE.width, height: SAMPLE.height }} />
            <span>{t(`timeline.legendOf.${name}`)}</span>
          </li>
        ))}
      </ul>
      <p>{t.rich('timeline.legendKeys', { key: keyCap })}</p>
    </section>
  );
}
