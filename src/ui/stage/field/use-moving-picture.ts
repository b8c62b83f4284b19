import { easeCubicOut } from 'd3-ease';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { useGuarded } from '../../canvas/use-guarded';
import { type MovingPicture, paintMotion } from './paint-motion';

/** In milliseconds, on the page's clock. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface Moving {
  /** To the picture at rest that the canvas shows now. */
  readonly start: (picture: Omit<MovingPicture, 'rest'>, time: Stretch) => void;
  /** Whatever is under way ends; who calls paints. */
  readonly stop: () => void;
}

/** What moves on a canvas: frame by frame over a copy of the picture at rest, so that a frame costs little of any field. */
export function useMovingPicture(canvas: RefObject<HTMLCanvasElement | null>): Moving {
  const frame = useRef(0);
  const guarded = useGuarded();
  const stop = useCallback(() => cancelAnimationFrame(frame.current), []);
  useEffect(() => stop, [stop]);
  const start = useCallback(
    (picture: Omit<MovingPicture, 'rest'>, time: Stretch) => {
      const element = canvas.current;
      const context = element?.getContext('2d');
      if (element === null || context === null || context === undefined) return;
      const rest = new OffscreenCanvas(element.width, element.height);
      rest.getContext('2d')?.drawImage(element, 0, 0);
      const moving = { ...picture, rest };
      const paint = (now: number): void => {
        const share = Math.max(0, now - time.start) / (time.end - time.start);
        if (share >= 1) {
          context.drawImage(rest, 0, 0, picture.size.width, picture.size.height);
          return;
        }
        paintMotion(context, moving, easeCubicOut(share));
        frame.current = requestAnimationFrame((next) => guarded(() => paint(next)));
      };
      stop();
      paint(performance.now());
    },
    [canvas, guarded, stop],
  );
  return { start, stop };
}
