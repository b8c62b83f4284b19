import type { KeyboardEvent, ReactNode } from 'react';
import type { StepIndex } from '../../recording';
import type { StepDone, TimelineHit } from '../../scene';
import { shortNumber } from '../words/short-number';
import { useWords } from '../words/use-words';
import { useFound } from './found';

export interface CursorProps {
  readonly x: number;
  /** Of the picture. */
  readonly width: number;
  /** Where it is drawn: a hand may be ahead of the run. */
  readonly step: number;
  /** Where the run stands, of how many steps. */
  readonly cursor: number;
  readonly length: number;
  /** What lies there. */
  readonly found: TimelineHit;
  readonly describe: (i: number) => StepDone;
  readonly onSeek: (n: StepIndex) => Promise<void>;
  /** True when the key was taken. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly onFocused: (isFocused: boolean) => void;
}

/** The line through all lanes, and the keys that move it. */
export function Cursor(props: CursorProps): ReactNode {
  const { x, width, step, cursor, length, onFocused } = props;
  const { t } = useWords();
  const found = useFound(props.found, props.describe);
  const stands = cursor === 0 ? t('timeline.beforeFirst') : t('timeline.standsAt', { n: cursor });
  const races = found?.races.map(({ text, verdict }) => `${verdict}: ${text}`) ?? [];
  const about = found === undefined ? [] : [found.step, ...found.around, ...races];

  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const taken = props.onKey(event);
    const to = taken ? undefined : sliderKey(event.key, cursor, length);
    if (!taken && to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    // A hand that was on the mouse is on the keyboard now.
    onFocused(true);
    if (to !== undefined) void props.onSeek(to as StepIndex);
  };

  return (
    <div
      className="timeline-cursor"
      hidden={x < -1 || x > width + 1}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an input cannot be a line with a badge
      role="slider"
      tabIndex={0}
      aria-label={t('timeline.step')}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={length}
      aria-valuenow={cursor}
      aria-valuetext={
        cursor === 0 || about.length === 0
          ? stands
          : t('timeline.at', { step: stands, found: about.join('; ') })
      }
      style={{ transform: `translateX(${x}px)` }}
      onKeyDown={press}
      onFocus={({ currentTarget }) => onFocused(currentTarget.matches(':focus-visible'))}
      onBlur={() => onFocused(false)}
    >
      <b style={{ translate: badgeShift(x, width, step) }}>{shortNumber(step)}</b>
    </div>
  );
}

/** The badge stays inside the picture when the line stands at its edge. */
function badgeShift(x: number, width: number, step: number): string {
  const half = (shortNumber(step).length * 7 + 12) / 2;
  const shift = Math.max(half - x, 0) - Math.max(x + half - width, 0);
  return `calc(-50% + ${shift}px) 0`;
}

/** Steps of PageUp and PageDown. */
const PAGE = 25;

function sliderKey(key: string, cursor: number, length: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, cursor - 1);
    case 'ArrowRight':
    case 'ArrowUp':
      return cursor < length ? cursor + 1 : undefined;
    case 'PageDown':
      return Math.max(0, cursor - PAGE);
    case 'PageUp':
      return Math.min(length, cursor + PAGE);
    case 'Home':
      return 0;
    case 'End':
      return length;
    default:
      return undefined;
  }
}
