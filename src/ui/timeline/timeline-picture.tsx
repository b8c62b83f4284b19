import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Gid, StepIndex } from '../../recording';
import {
  hitTimeline,
  lanesHeight,
  type StepDone,
  type TimelineHit,
  timelineModel,
  timelineScene,
} from '../../scene';
import type { Recording, TimeWindow } from '../../store';
import { fitCanvas, useSize } from '../canvas/use-size';
import { useThemeColors } from '../canvas/use-theme-colors';
import { paintTimeline } from './paint-timeline';
import { goroutineName } from '../goroutine-name';
import { shortNumber } from '../words/short-number';
import { useWords } from '../words/use-words';
import { bounded, following, type Look, lookAtAll, viewOf } from './timeline-view';
import { useLook } from './use-look';
import './timeline.css';

export interface TimelinePictureProps {
  readonly recording: Recording;
  /** One lane each, from the top. */
  readonly gids: readonly Gid[];
  readonly cursor: StepIndex;
  readonly nameOf: (gid: Gid) => string;
  readonly colorOf: (gid: Gid) => string;
  /** What step i did. */
  readonly describe: (i: number) => StepDone;
  readonly onSeek: (n: StepIndex) => void;
  /** What a link's maker looked at; it is looked at once. */
  readonly window: TimeWindow | undefined;
  readonly onLook: (window: TimeWindow) => void;
}

interface Pointed {
  readonly x: number;
  readonly y: number;
  readonly hit: TimelineHit;
}

export function TimelinePicture(props: TimelinePictureProps): ReactNode {
  const { recording, gids, cursor, nameOf, colorOf, describe, onSeek } = props;
  const { window, onLook } = props;
  const { t } = useWords();
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller);
  const colorValue = useThemeColors(root);
  const [top, setTop] = useState(0);
  const [pointed, setPointed] = useState<Pointed | undefined>(undefined);
  /** While the pointer drags the cursor: where it holds it. */
  const [held, setHeld] = useState<number | undefined>(undefined);
  const { length } = recording.rows;
  /** As it was told: not to be looked at again when it comes back. */
  const told = useRef<TimeWindow | undefined>(undefined);
  const { canvas, look, setLook, chooseLook } = useLook(length, size.width, ({ k, x }) => {
    told.current = { from: -x / k, zoom: k };
    onLook(told.current);
  });

  const model = useMemo(() => timelineModel(recording), [recording]);
  const view = useMemo(() => viewOf(look, size.width, size.height, top), [look, size, top]);
  const shown = held ?? cursor;
  const scene = useMemo(() => timelineScene(model, view, shown), [model, view, shown]);

  // The cursor stays in sight when it moves, unless a hand is on it.
  useLayoutEffect(() => {
    if (size.width === 0) return;
    setLook((old: Look) =>
      held === undefined ? bounded(following(old, cursor, size.width), length, size.width) : old,
    );
  }, [cursor, length, size.width, held, setLook]);

  useLayoutEffect(() => {
    if (size.width === 0 || window === undefined || window === told.current) return;
    told.current = window;
    const { from, zoom: k } = window;
    const at = following({ k, x: -from * k }, cursor, size.width);
    setLook(bounded(at, length, size.width));
  }, [window, cursor, length, size.width, setLook]);

  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element === null ? null : fitCanvas(element, size);
    if (context === null || size.width === 0) return;
    paintTimeline(context, scene, view, {
      lane: colorValue('var(--bg)'),
      ink: colorValue('var(--ink)'),
      dim: colorValue('var(--dim)'),
      soft: colorValue('var(--soft)'),
      onColor: colorValue('var(--on-g)'),
      shade: isDark(colorValue('var(--on-g)')) ? '#fff' : '#000',
      fault: colorValue('var(--fault)'),
      sans: getComputedStyle(element as Element).fontFamily,
      of: (gid) => colorValue(colorOf(gid as Gid)),
    });
  }, [scene, view, size, colorValue, colorOf, canvas]);

  const seekSoon = useSeekPerFrame(onSeek);
  const hitAt = (event: PointerEvent): Pointed => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = event.clientX - box.left;
    const y = event.clientY - box.top;
    return { x, y, hit: hitTimeline(model, view, x, y) };
  };
  const grab = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0 || event.shiftKey) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { hit } = hitAt(event);
    setHeld(hit.seek);
    seekSoon(hit.seek as StepIndex);
  };
  const move = (event: PointerEvent<HTMLElement>): void => {
    const next = hitAt(event);
    setPointed(next);
    if (held === undefined || next.hit.seek === held) return;
    setHeld(next.hit.seek);
    seekSoon(next.hit.seek as StepIndex);
  };

  const nudge = (event: KeyboardEvent): void => {
    const to = sliderKey(event.key, cursor, length);
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    onSeek(to as StepIndex);
  };
  const zoom = (factor: number): void => {
    chooseLook((old: Look) => {
      const at = Math.min(Math.max(old.x + old.k * cursor, 0), size.width);
      const k = old.k * factor;
      return bounded({ k, x: at - ((at - old.x) / old.k) * k }, length, size.width);
    });
  };

  const height = lanesHeight(gids.length);
  const cursorInView = scene.cursorX >= -1 && scene.cursorX <= size.width + 1;
  return (
    <div className="timeline" ref={root}>
      <div className="timeline-zoom">
        <button
          type="button"
          aria-label={t('timeline.zoomOut')}
          title={t('timeline.zoomOut')}
          onClick={() => zoom(1 / 1.6)}
        >
          −
        </button>
        <button
          type="button"
          title={t('timeline.allHint')}
          onClick={() => chooseLook(lookAtAll(length, size.width))}
        >
          {t('timeline.all')}
        </button>
        <button
          type="button"
          aria-label={t('timeline.zoomIn')}
          title={t('timeline.zoomIn')}
          onClick={() => zoom(1.6)}
        >
          +
        </button>
      </div>
      <ul
        className="timeline-names"
        aria-label={t('timeline.goroutines')}
        onWheel={(event) => scroller.current?.scrollBy({ top: event.deltaY })}
      >
        {scene.lanes.map((lane) => (
          <li
            key={lane.gid}
            style={{ top: lane.y, height: lane.height }}
            title={`${goroutineName(lane.gid)} ${nameOf(lane.gid)}`}
          >
            <span className="timeline-chip" style={{ background: colorOf(lane.gid) }}>
              {goroutineName(lane.gid)}
            </span>
            <span className="timeline-name">{nameOf(lane.gid)}</span>
          </li>
        ))}
      </ul>
      <div
        className="timeline-scroll"
        ref={scroller}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      >
        <div className="timeline-sheet" style={{ height: Math.max(height, size.height) }}>
          <canvas
            ref={canvas}
            aria-hidden="true"
            style={{ width: size.width, height: size.height }}
            onPointerDown={grab}
            onPointerMove={move}
            onPointerUp={() => setHeld(undefined)}
            onPointerCancel={() => setHeld(undefined)}
            onPointerLeave={() => setPointed(undefined)}
          />
        </div>
      </div>
      <div className="timeline-over">
        <div
          className="timeline-cursor"
          hidden={!cursorInView}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an input cannot be a line with a badge
          role="slider"
          tabIndex={0}
          aria-label={t('timeline.step')}
          aria-orientation="horizontal"
          aria-valuemin={0}
          aria-valuemax={length}
          aria-valuenow={cursor}
          aria-valuetext={
            cursor === 0 ? t('timeline.beforeFirst') : t('timeline.standsAt', { n: cursor })
          }
          style={{ transform: `translateX(${scene.cursorX}px)` }}
          onKeyDown={nudge}
        >
          <b style={{ translate: badgeShift(scene.cursorX, size.width, shown) }}>
            {shortNumber(shown)}
          </b>
        </div>
        {pointed?.hit.step === undefined || pointed.hit.gid === undefined ? null : (
          <Tip pointed={pointed} width={size.width} describe={describe} />
        )}
      </div>
      <p className="timeline-summary">
        {t('timeline.summary', {
          lanes: gids.length,
          length,
          cursor,
          races: recording.raceWindows.length,
        })}
      </p>
    </div>
  );
}

/** Of a colour written `#rrggbb`. */
function isDark(color: string): boolean {
  const bytes = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return bytes.reduce((sum, byte) => sum + byte, 0) < 384;
}

/** The badge stays inside the picture when the line stands at its edge. */
function badgeShift(x: number, width: number, step: number): string {
  const half = (shortNumber(step).length * 7 + 12) / 2;
  const shift = Math.max(half - x, 0) - Math.max(x + half - width, 0);
  return `calc(-50% + ${shift}px) 0`;
}

function Tip({
  pointed,
  width,
  describe,
}: {
  readonly pointed: Pointed;
  readonly width: number;
  readonly describe: (i: number) => StepDone;
}): ReactNode {
  const { t } = useWords();
  const { step = 0, span, racing } = pointed.hit;
  const { gid, verb, what } = describe(step);
  const right = pointed.x > width * 0.6;
  const side = right ? { right: width - pointed.x + 12 } : { left: pointed.x + 12 };
  // Below the upper lanes, above the lower ones: never on the lane it speaks of.
  const style = { ...side, top: pointed.y > 90 ? pointed.y - 64 : pointed.y + 18 };
  return (
    <div className="timeline-tip" style={style}>
      <code>
        {t('timeline.stepDid', {
          n: step + 1,
          did: t(`timeline.did.${verb}`, { g: goroutineName(gid), what }),
        })}
      </code>
      {span === undefined ? null : (
        <span>
          {span.label} ·{' '}
          {span.end === undefined
            ? t('timeline.spanSince', { first: span.start + 1 })
            : t('timeline.spanSteps', { first: span.start + 1, last: span.end })}
        </span>
      )}
      {racing ? <strong>{t('timeline.race')}</strong> : null}
    </div>
  );
}

function sliderKey(key: string, cursor: number, length: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, cursor - 1);
    case 'ArrowRight':
    case 'ArrowUp':
      return cursor < length ? cursor + 1 : undefined;
    case 'PageDown':
      return Math.max(0, cursor - 25);
    case 'PageUp':
      return Math.min(length, cursor + 25);
    case 'Home':
      return 0;
    case 'End':
      return length;
    default:
      return undefined;
  }
}

/** Passes on the newest place once a frame. */
function useSeekPerFrame(onSeek: (n: StepIndex) => void): (n: StepIndex) => void {
  const pending = useRef<{ frame: number; to: StepIndex } | undefined>(undefined);
  const seek = useRef(onSeek);
  useEffect(() => {
    seek.current = onSeek;
  }, [onSeek]);
  useEffect(() => () => cancelAnimationFrame(pending.current?.frame ?? 0), []);
  return (to) => {
    if (pending.current !== undefined) {
      pending.current.to = to;
      return;
    }
    const frame = requestAnimationFrame(() => {
      const last = pending.current;
      pending.current = undefined;
      if (last !== undefined) seek.current(last.to);
    });
    pending.current = { frame, to };
  };
}
