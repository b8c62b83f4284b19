import { type RefObject, useLayoutEffect } from 'react';
import type { Gid } from '../../recording';
import { type TimelineModel, timelineScene, type TimelineView } from '../../scene';
import { useGuarded } from '../canvas/use-guarded';
import { isPrinting } from '../canvas/printing';
import { fitCanvas } from '../canvas/use-size';
import type { ColorValue } from '../canvas/use-theme-colors';
import { paintTimeline } from './paint-timeline';
import { paintsOf } from './paints';

export interface Painted {
  readonly model: TimelineModel;
  readonly view: TimelineView;
  readonly cursor: number;
  readonly colorValue: ColorValue;
  readonly colorOf: (gid: Gid) => string;
}

/** Paints with the next frame, in a task of its own: once, however often what is shown has changed until then. */
export function usePainted(
  canvas: RefObject<HTMLCanvasElement | null>,
  { model, view, cursor, colorValue, colorOf }: Painted,
): void {
  const guarded = useGuarded();
  useLayoutEffect(() => {
    const paint = (): void => {
      const element = canvas.current;
      if (element === null || view.width === 0) return;
      const context = fitCanvas(element, view);
      if (context === null) return;
      const paints = paintsOf(element, colorValue, colorOf);
      paintTimeline(context, timelineScene(model, view, cursor), view, paints);
    };
    if (isPrinting()) {
      guarded(paint);
      return undefined;
    }
    const frame = requestAnimationFrame(() => guarded(paint));
    return () => cancelAnimationFrame(frame);
  }, [canvas, model, view, cursor, colorValue, colorOf, guarded]);
}
