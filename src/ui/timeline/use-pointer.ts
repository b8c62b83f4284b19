import { type PointerEvent, useRef, useState } from 'react';
import {
  AXIS_HEIGHT,
  hitTimeline,
  LANE_HEIGHT,
  laneY,
  type TimelineHit,
  type TimelineModel,
  type TimelineView,
} from '../../scene';

/** A place in the picture, and what lies there. */
export interface Pointed {
  readonly x: number;
  readonly y: number;
  readonly hit: TimelineHit;
}

export interface PointerUse {
  readonly model: TimelineModel;
  readonly view: TimelineView;
  readonly cursor: number;
  readonly cursorX: number;
  /** The cursor is dragged to a place; undefined: it is let go. */
  readonly onScrub: (to: number | undefined) => void;
  readonly onSeek: (to: number) => void;
  readonly onPan: (by: number) => void;
  /** Steps between two were selected. */
  readonly onRange: (from: number, to: number) => void;
  readonly onAll: () => void;
}

/** What a pressed pointer does: on the axis and on the cursor it drags the cursor, elsewhere the lanes; with Shift it selects. */
type Press =
  | { readonly kind: 'scrub' }
  | { readonly kind: 'brush'; readonly x: number }
  /** Until it moves it is a click. */
  | { readonly kind: 'pan'; readonly from: number; x: number; moved: boolean };

/** As near as that is on the cursor. */
const NEAR = 5;
/** A hand that clicks moves less. */
const STILL = 4;

/** Mouse, pen and finger on the picture. */
export function usePointer(use: PointerUse) {
  const { model, view, cursor, cursorX } = use;
  const [pointed, setPointed] = useState<Pointed | undefined>(undefined);
  const [brush, setBrush] = useState<{ x: number; width: number } | undefined>(undefined);
  const [shape, setShape] = useState('grab');
  const press = useRef<Press | undefined>(undefined);
  /** Where the cursor stood before the last press, and before the one before it. */
  const before = useRef<[number, number]>([cursor, cursor]);

  const at = (event: PointerEvent<HTMLElement>): Pointed => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = event.clientX - box.left;
    const y = event.clientY - box.top;
    return { x, y, hit: hitTimeline(model, view, x, y) };
  };
  const stepAt = (x: number): number => view.from + x / view.pixelsPerStep;
  const isOnCursor = ({ x, y }: Pointed): boolean =>
    y < AXIS_HEIGHT || Math.abs(x - cursorX) <= NEAR;

  const down = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0 || !event.isPrimary) {
      // Two fingers zoom.
      drop();
      return;
    }
    event.currentTarget.setPointerCapture(event.pointerId);
    before.current = [cursor, before.current[0]];
    const here = at(event);
    if (event.shiftKey) {
      press.current = { kind: 'brush', x: here.x };
    } else if (isOnCursor(here)) {
      press.current = { kind: 'scrub' };
      use.onScrub(here.hit.seek);
    } else {
      press.current = { kind: 'pan', from: here.x, x: here.x, moved: false };
    }
  };

  const move = (event: PointerEvent<HTMLElement>): void => {
    if (!event.isPrimary) return;
    const here = at(event);
    const { current } = press;
    setPointed(current === undefined || current.kind === 'scrub' ? here : undefined);
    switch (current?.kind) {
      case undefined:
        setShape(event.shiftKey ? 'crosshair' : isOnCursor(here) ? 'ew-resize' : 'grab');
        return;
      case 'scrub':
        use.onScrub(here.hit.seek);
        return;
      case 'brush':
        setBrush({ x: Math.min(here.x, current.x), width: Math.abs(here.x - current.x) });
        return;
      case 'pan':
        if (!current.moved && Math.abs(here.x - current.from) < STILL) return;
        setShape('grabbing');
        use.onPan(here.x - current.x);
        current.moved = true;
        current.x = here.x;
        return;
    }
  };

  const up = (event: PointerEvent<HTMLElement>): void => {
    if (!event.isPrimary) return;
    const here = at(event);
    const { current } = press;
    drop();
    if (current?.kind === 'brush' && Math.abs(here.x - current.x) >= STILL) {
      const [from, to] = [current.x, here.x].sort((a, b) => a - b) as [number, number];
      use.onRange(stepAt(from), stepAt(to));
    }
    if (current?.kind === 'pan' && !current.moved) {
      use.onSeek(here.hit.start);
    }
  };

  function drop(): void {
    if (press.current?.kind === 'scrub') use.onScrub(undefined);
    press.current = undefined;
    setBrush(undefined);
    setShape('grab');
  }

  return {
    pointed,
    brush,
    shape,
    /** Keys have taken over from a pointer that rests. */
    forget: () => setPointed(undefined),
    /** What the last step did, on its lane. */
    atCursor(): Pointed {
      const last = Math.max(0, cursor - 1);
      const lane = Math.max(0, model.counts.laneOf[model.rows.gid[last] ?? 0] ?? 0);
      const x = (last + 0.5 - view.from) * view.pixelsPerStep;
      const y = laneY(lane, view) + LANE_HEIGHT / 2;
      return { x, y, hit: hitTimeline(model, view, x, y) };
    },
    handlers: {
      onPointerDown: down,
      onPointerMove: move,
      onPointerUp: up,
      onPointerCancel: drop,
      onPointerLeave: () => setPointed(undefined),
      /** As if the two clicks had not been. */
      onDoubleClick: () => {
        use.onSeek(before.current[1]);
        use.onAll();
      },
    },
  };
}
