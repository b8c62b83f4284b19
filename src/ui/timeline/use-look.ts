import { type D3ZoomEvent, type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import { select } from 'd3-selection';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { bounded, CLOSEST, type Look, lookAtAll } from './timeline-view';

type ZoomedElement = HTMLCanvasElement & { __zoom?: ZoomTransform };
type Change = Look | ((old: Look) => Look);

/** Where the timeline looks: the wheel zooms at the pointer, shift-drag and sideways wheel pan. */
export function useLook(
  canvas: RefObject<HTMLCanvasElement | null>,
  length: number,
  width: number,
): readonly [Look, (change: Change) => void] {
  const [look, setState] = useState<Look>({ k: 12, x: 24 });
  const bounds = useRef({ length, width });
  useEffect(() => {
    bounds.current = { length, width };
  }, [length, width]);

  const behaviour = useRef(
    zoom<HTMLCanvasElement, unknown>()
      .scaleExtent([1e-5, CLOSEST])
      .filter((event: MouseEvent & { touches?: TouchList }) =>
        event.type === 'wheel'
          ? !(event as WheelEvent).shiftKey && !isSideways(event as WheelEvent)
          : event.type === 'touchstart'
            ? (event.touches?.length ?? 0) > 1
            : event.type === 'mousedown' && event.shiftKey,
      ),
  );

  const newest = useRef(look);
  /** d3-zoom keeps its own copy on the element; the two are set together. */
  const setLook = useCallback(
    (change: Change) => {
      const next = typeof change === 'function' ? change(newest.current) : change;
      const element: ZoomedElement | null = canvas.current;
      if (element !== null) element.__zoom = zoomIdentity.translate(next.x, 0).scale(next.k);
      if (next.k === newest.current.k && next.x === newest.current.x) return;
      newest.current = next;
      setState(next);
    },
    [canvas],
  );

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const zooming = behaviour.current.on(
      'zoom',
      ({ transform: { k, x } }: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
        setLook(bounded({ k, x }, bounds.current.length, bounds.current.width));
      },
    );
    select(element).call(zooming).on('dblclick.zoom', null);
    setLook((old) => old);
    const sideways = (event: WheelEvent): void => {
      const by = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
      if (!event.shiftKey && !isSideways(event)) return;
      event.preventDefault();
      setLook((old) =>
        bounded({ k: old.k, x: old.x - by }, bounds.current.length, bounds.current.width),
      );
    };
    element.addEventListener('wheel', sideways, { passive: false });
    const showAll = (): void => setLook(lookAtAll(bounds.current.length, bounds.current.width));
    element.addEventListener('dblclick', showAll);
    return () => {
      select(element).on('.zoom', null);
      element.removeEventListener('wheel', sideways);
      element.removeEventListener('dblclick', showAll);
    };
  }, [canvas, setLook]);

  return [look, setLook];
}

function isSideways(event: WheelEvent): boolean {
  return Math.abs(event.deltaX) > Math.abs(event.deltaY);
}
