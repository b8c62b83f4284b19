import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import type { Gid, StepIndex } from '../../recording';
import { lanesHeight, type StepDone, timelineLanes, timelineModel } from '../../scene';
import type { Recording, TimeWindow } from '../../store';
import { useSize } from '../canvas/use-size';
import { useThemeColors } from '../canvas/use-theme-colors';
import { useWords } from '../words/use-words';
import { Cursor } from './cursor';
import { LaneNames } from './lane-names';
import { paintsOf } from './paints';
import { Summary } from './summary';
import { Tip } from './tip';
import { viewOf } from './timeline-view';
import { Tools, ZOOM } from './tools';
import { useFollowedLook } from './use-followed-look';
import { useHand } from './use-hand';
import { usePainted } from './use-painted';
import { usePointer } from './use-pointer';
import './timeline.css';

export interface TimelinePictureProps {
  readonly recording: Recording;
  readonly cursor: StepIndex;
  readonly nameOf: (gid: Gid) => string;
  readonly colorOf: (gid: Gid) => string;
  /** What step i did. */
  readonly describe: (i: number) => StepDone;
  readonly onSeek: (n: StepIndex) => Promise<void>;
  /** What a link's maker looked at; it is looked at once. */
  readonly window: TimeWindow | undefined;
  readonly onLook: (window: TimeWindow) => void;
}

export function TimelinePicture(props: TimelinePictureProps): ReactNode {
  const { recording, cursor, nameOf, colorOf, describe, onSeek } = props;
  const { t } = useWords();
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(scroller);
  const colorValue = useThemeColors(root);
  const [top, setTop] = useState(0);
  const { length } = recording.rows;
  const model = useMemo(() => timelineModel(recording), [recording]);
  const hand = useHand(cursor, onSeek);
  const looking = useFollowedLook(canvas, {
    ...props,
    length,
    width: size.width,
    hand: hand.last,
  });
  const { look } = looking;
  const view = useMemo(() => viewOf(look, size.width, size.height, top), [look, size, top]);
  const { shown } = hand;
  const lanes = useMemo(() => timelineLanes(model, view), [model, view]);
  const cursorX = (shown - view.from) * view.pixelsPerStep;
  usePainted(canvas, { model, view, cursor: shown, colorValue, colorOf });

  const pointer = usePointer({
    model,
    view,
    cursor,
    cursorX,
    onScrub: hand.hold,
    onSeek: hand.put,
    onPan: looking.pan,
    onRange: looking.showRange,
    onAll: looking.showAll,
  });
  const [isFocused, setFocused] = useState(false);
  const atCursor = pointer.atCursor();
  const tip = pointer.pointed ?? (isFocused ? atCursor : undefined);

  return (
    <div className="timeline" ref={root}>
      <Tools
        onZoom={looking.zoom}
        onAll={looking.showAll}
        paints={() =>
          root.current === null ? undefined : paintsOf(root.current, colorValue, colorOf)
        }
      />
      <LaneNames
        lanes={lanes}
        nameOf={nameOf}
        colorOf={colorOf}
        isDone={(lane) => lane.endX <= cursorX}
        onWheel={(by) => scroller.current?.scrollBy({ top: by })}
      />
      <div
        className="timeline-scroll"
        ref={scroller}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      >
        <div
          className="timeline-sheet"
          style={{ height: Math.max(lanesHeight(model.gids.length), size.height) }}
        >
          <canvas
            ref={canvas}
            aria-hidden="true"
            style={{ width: size.width, height: size.height, cursor: pointer.shape }}
            {...pointer.handlers}
          />
        </div>
      </div>
      <div className="timeline-over">
        {length > 0 ? null : <p className="timeline-empty">{t('timeline.noSteps')}</p>}
        {pointer.brush === undefined ? null : (
          <div
            className="timeline-brush"
            style={{ left: pointer.brush.x, width: pointer.brush.width }}
          />
        )}
        <Cursor
          x={cursorX}
          width={size.width}
          step={shown}
          cursor={cursor}
          length={length}
          found={atCursor.hit}
          describe={describe}
          onSeek={onSeek}
          onKey={(event) => lookByKey(event, looking)}
          onFocused={(is) => {
            setFocused(is);
            if (is) pointer.forget();
          }}
        />
      </div>
      <div className="timeline-over tips">
        {tip === undefined ? null : <Tip pointed={tip} width={size.width} describe={describe} />}
      </div>
      <Summary recording={recording} lanes={model.gids.length} cursor={cursor} />
    </div>
  );
}

/** A share of the width. */
const PAN = 0.2;

/** Whether the key was one of those that look elsewhere. */
function lookByKey(event: KeyboardEvent, looking: ReturnType<typeof useFollowedLook>): boolean {
  const width = event.currentTarget.parentElement?.clientWidth ?? 0;
  switch (event.key) {
    case '+':
    case '=':
      looking.zoom(ZOOM);
      return true;
    case '-':
      looking.zoom(1 / ZOOM);
      return true;
    case '0':
      looking.showAll();
      return true;
    case 'ArrowLeft':
    case 'ArrowRight':
      if (!event.shiftKey) return false;
      looking.pan(event.key === 'ArrowLeft' ? PAN * width : -PAN * width);
      return true;
    default:
      return false;
  }
}
