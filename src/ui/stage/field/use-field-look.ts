import { select } from 'd3-selection';
import { type D3ZoomEvent, zoom, type ZoomBehavior, zoomIdentity } from 'd3-zoom';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { FieldPlan } from '../../../scene';
import type { Size } from '../../canvas/use-size';
import { bounded, type Look, lookAtAll, NEAREST } from './field-look';

/**
 * Where a field is looked at: the wheel and two fingers zoom, dragging pans. Who never chose looks at all buckets,
 * however many there come to be.
 */
export function useFieldLook(
  element: RefObject<HTMLElement | null>,
  plan: FieldPlan,
  room: Size,
): {
  readonly look: Look;
  readonly isAll: boolean;
  /** Undefined: all buckets. */
  readonly setLook: (look: Look | undefined) => void;
} {
  const [chosen, setLook] = useState<Look | undefined>(undefined);
  const all = lookAtAll(plan, room);
  const look = chosen === undefined ? all : bounded(chosen, plan, room);
  const isAll = look.k <= all.k * 1.001;

  const newest = useRef({ plan, room, look, isAll });
  useEffect(() => {
    newest.current = { plan, room, look, isAll };
  });
  /** d3-zoom is being told: what it announces meanwhile is our own word coming back. */
  const telling = useRef(false);
  const zooming = useMemo(() => makeZoom(), []);
  const tell = useRef(({ k, x, y }: Look): void => {
    if (element.current === null) return;
    telling.current = true;
    zooming.transform(select(element.current), zoomIdentity.translate(x, y).scale(k));
    telling.current = false;
  });

  const { k, x, y } = look;
  useEffect(() => tell.current({ k, x, y }), [k, x, y]);
  useEffect(() => {
    zooming.scaleExtent([all.k, NEAREST]);
  }, [zooming, all.k]);

  useEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    zooming
      .filter((event: Event) => {
        if (event instanceof MouseEvent) return event.button === 0;
        // One finger scrolls the page while there is nothing to pan.
        return event instanceof TouchEvent && (event.touches.length > 1 || !newest.current.isAll);
      })
      .on('zoom', ({ transform }: D3ZoomEvent<HTMLElement, unknown>) => {
        if (telling.current) return;
        const next = bounded(transform, newest.current.plan, newest.current.room);
        setLook(next.k <= lookAtAll(newest.current.plan, newest.current.room).k ? undefined : next);
        // Where the bounds took something back, d3-zoom does not know yet.
        tell.current(next);
      });
    select(current).call(zooming).on('dblclick.zoom', null);
    return () => {
      select(current).on('.zoom', null);
    };
  }, [element, zooming]);

  return { look, isAll, setLook };
}

function makeZoom(): ZoomBehavior<HTMLElement, unknown> {
  return (
    zoom<HTMLElement, unknown>()
      // Of no use without a translateExtent, and asking for it costs a layout.
      .extent([
        [0, 0],
        [1, 1],
      ])
      .clickDistance(4)
  );
}
