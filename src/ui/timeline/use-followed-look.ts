import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';
import type { TimeWindow } from '../../store';
import { bounded, following, type Look, lookAtAll, lookAtRange } from './timeline-view';
import type { Hand } from './use-hand';
import { useLook } from './use-look';

export interface Followed {
  readonly length: number;
  readonly width: number;
  readonly cursor: number;
  /** In view it leads, and the look stays. */
  readonly hand: RefObject<Hand | undefined>;
  /** What a link's maker looked at; it is looked at once. */
  readonly window: TimeWindow | undefined;
  readonly onLook: (window: TimeWindow) => void;
}

/** Where the timeline looks: as the person says, and after the cursor when it moves. */
export interface FollowedLook {
  readonly look: Look;
  /** By a factor, about the cursor. */
  readonly zoom: (factor: number) => void;
  /** By pixels: what is shown moves so far to the right. */
  readonly pan: (by: number) => void;
  readonly showAll: () => void;
  /** The steps between two. */
  readonly showRange: (from: number, to: number) => void;
}

export function useFollowedLook(
  canvas: RefObject<HTMLCanvasElement | null>,
  { length, width, cursor, hand, window, onLook }: Followed,
): FollowedLook {
  /** As it was told: not to be looked at again when it comes back. */
  const told = useRef<TimeWindow | undefined>(undefined);
  const { look, setLook, chooseLook } = useLook(canvas, length, width, ({ k, x }) => {
    told.current = { from: -x / k, zoom: k };
    onLook(told.current);
  });

  useLayoutEffect(() => {
    if (width === 0) return;
    const { current: last } = hand;
    setLook((old) => {
      const at = old.x + old.k * cursor;
      const isLed = last?.isHeld === true || (last?.to === cursor && at >= 0 && at <= width);
      return bounded(isLed ? old : following(old, cursor, width), length, width);
    });
  }, [cursor, length, width, hand, setLook]);

  useLayoutEffect(() => {
    if (width === 0 || window === undefined || window === told.current) return;
    told.current = window;
    const { from, zoom: k } = window;
    setLook(bounded(following({ k, x: -from * k }, cursor, width), length, width));
  }, [window, cursor, length, width, setLook]);

  const zoom = useCallback(
    (factor: number) =>
      chooseLook((old) => {
        const at = Math.min(Math.max(old.x + old.k * cursor, 0), width);
        const k = bounded({ k: old.k * factor, x: 0 }, length, width).k;
        return bounded({ k, x: at - ((at - old.x) / old.k) * k }, length, width);
      }),
    [chooseLook, cursor, length, width],
  );
  const pan = useCallback(
    (by: number) => chooseLook((old) => bounded({ k: old.k, x: old.x + by }, length, width)),
    [chooseLook, length, width],
  );
  const showAll = useCallback(
    () => chooseLook(lookAtAll(length, width)),
    [chooseLook, length, width],
  );
  const showRange = useCallback(
    (from: number, to: number) => chooseLook(bounded(lookAtRange(from, to, width), length, width)),
    [chooseLook, length, width],
  );
  return { look, zoom, pan, showAll, showRange };
}
