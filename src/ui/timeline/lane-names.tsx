import type { ReactNode } from 'react';
import type { Gid } from '../../recording';
import type { Lane } from '../../scene';
import { goroutineName } from '../goroutine-name';
import { useWords } from '../words/use-words';

export interface LaneNamesProps {
  /** Those that are in view. */
  readonly lanes: readonly Lane[];
  readonly nameOf: (gid: Gid) => string;
  readonly colorOf: (gid: Gid) => string;
  /** Its life is over where the run stands. */
  readonly isDone: (lane: Lane) => boolean;
  /** They scroll as the lanes do. */
  readonly onWheel: (by: number) => void;
}

export function LaneNames(props: LaneNamesProps): ReactNode {
  const { lanes, nameOf, colorOf, isDone, onWheel } = props;
  const { t } = useWords();
  return (
    <ul
      className="timeline-names"
      aria-label={t('timeline.goroutines')}
      onWheel={(event) => onWheel(event.deltaY)}
    >
      {lanes.map((lane) => {
        const { gid, y, height } = lane;
        const done = isDone(lane);
        const name = `${goroutineName(gid)} ${nameOf(gid)}`;
        return (
          <li
            key={gid}
            className={done ? 'done' : undefined}
            style={{ top: y, height }}
            title={done ? t('timeline.done', { name }) : name}
          >
            <span className="timeline-chip" style={{ background: colorOf(gid) }}>
              {goroutineName(gid)}
            </span>
            <span className="timeline-name">{nameOf(gid)}</span>
          </li>
        );
      })}
    </ul>
  );
}
