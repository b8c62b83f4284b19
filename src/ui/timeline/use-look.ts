import { type D3ZoomEvent, type ZoomBehavior, zoom, zoomIdentity } from 'd3-zoom';
import { select } from 'd3-selection';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { bounded, CLOSEST, type Look } from './timeline-view';

type Change = Look | ((old: Look) => Look);

/** Where the timeline looks: the wheel and two fingers zoom at the pointer, the sideways wheel pans. */
export function useLook(
  /** What is zoomed. */
  canvasRef: RefObject<HTMLCanvasElement | null>,
  length: number,
  width: number,
  /** Told of what the person chose, and of nothing that merely followed. */
  onChosen: (look: Look) => void,
): {
  readonly look: Look;
  readonly setLook: (change: Change) => void;
  /** The person looks elsewhere. */
  readonly chooseLook: (change: Change) => void;
} {
  const [look, setState] = useState<Look>({ k: 12, x: 24 });
  const bounds = useRef({ length, width });
  useEffect(() => {
    bounds.current = { length, width };
  }, [length, width]);

  const newest = useRef(look);
  const chosen = useRef(onChosen);
  useEffect(() => {
    chosen.current = onChosen;
  }, [onChosen]);
  /** d3-zoom is being told: what it announces meanwhile is our own word coming back. */
  const telling = useRef(false);
  const zooming = useMemo(() => makeZoom(), []);

  /** d3-zoom keeps a copy of its own. */
  const tellZoom = useCallback(
    ({ k, x }: Look) => {
      if (canvasRef.current === null) return;
      const transform = zoomIdentity.translate(x, 0).scale(k);
      telling.current = true;
      select(canvasRef.current).call((selection) => zooming.transform(selection, transform));
      telling.current = false;
    },
    [canvasRef, zooming],
  );
  const setLook = useCallback(
    (change: Change) => {
      const next = typeof change === 'function' ? change(newest.current) : change;
      if (next.k === newest.current.k && next.x === newest.current.x) return;
      newest.current = next;
      tellZoom(next);
      setState(next);
    },
    [tellZoom],
  );
  const chooseLook = useCallback(
    (change: Change) => {
      setLook(change);
      chosen.current(newest.current);
    },
    [setLook],
  );

  useEffect(() => {
    const element = canvasRef.current;
    if (element === null) return;
    zooming.on('zoom', ({ transform: { k, x } }: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
      if (telling.current) return;
      const next = bounded({ k, x }, bounds.current.length, bounds.current.width);
      chooseLook(next);
      // Where the bounds took something back, d3-zoom does not know yet.
      tellZoom(next);
    });
    select(element).call(zooming).on('dblclick.zoom', null);
    tellZoom(newest.current);
    const sideways = (event: WheelEvent): void => {
      const by = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
      if (!event.shiftKey && !isSideways(event)) return;
      event.preventDefault();
      chooseLook((old) =>
        bounded({ k: old.k, x: old.x - by }, bounds.current.length, bounds.current.width),
      );
    };
    element.addEventListener('wheel', sideways, { passive: false });
    return () => {
      select(element).on('.zoom', null);
      element.removeEventListener('wheel', sideways);
    };
  }, [canvasRef, chooseLook, tellZoom, zooming]);

  return { look, setLook, chooseLook };
}

function isSideways(event: WheelEvent): boolean {
  return Math.abs(event.deltaX) > Math.abs(event.deltaY);
}

/** The wheel zooms, two fingers zoom and pan. What one pointer drags is told elsewhere (use-pointer.ts). */
function makeZoom(): ZoomBehavior<HTMLCanvasElement, unknown> {
  return (
    zoom<HTMLCanvasElement, unknown>()
      // Of no use without a translateExtent, and asking the canvas for it costs a layout.
      .extent([
        [0, 0],
        [1, 1],
      ])
      .scaleExtent([1e-5, CLOSEST])
      .filter((event: Event) => {
        if (event instanceof WheelEvent) return !event.shiftKey && !isSideways(event);
        return event instanceof TouchEvent && event.touches.length > 1;
      })
  );
}
