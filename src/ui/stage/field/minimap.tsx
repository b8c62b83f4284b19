import { type PointerEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import type { FieldPlan } from '../../../scene';
import { fitCanvas, type Size } from '../../canvas/use-size';
import type { FieldColors } from './field-colors';
import type { Look } from './field-look';

export interface MinimapProps {
  readonly plan: FieldPlan;
  readonly heat: OffscreenCanvas;
  readonly look: Look;
  /** Of the canvas that it is the map of. */
  readonly room: Size;
  readonly colors: FieldColors;
  readonly onLook: (look: Look) => void;
}

const LARGEST = { width: 150, height: 84 } as const;

/** All buckets, and the part of them that is in sight: a click or a drag looks elsewhere. Keys move the field itself. */
export function Minimap({ plan, heat, look, room, colors, onLook }: MinimapProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const k = Math.min(LARGEST.width / plan.width, LARGEST.height / plan.height);
  const size = { width: Math.ceil(plan.width * k), height: Math.ceil(plan.height * k) };
  const { width, height } = size;

  useLayoutEffect(() => {
    const context = canvas.current === null ? null : fitCanvas(canvas.current, { width, height });
    if (context === null) return;
    context.fillStyle = colors.paper;
    context.fillRect(0, 0, width, height);
    context.imageSmoothingEnabled = true;
    context.drawImage(heat, 0, 0, plan.width * k, plan.height * k);
    const left = (-look.x / look.k) * k;
    const top = (-look.y / look.k) * k;
    const [wide, high] = [(room.width / look.k) * k, (room.height / look.k) * k];
    context.strokeStyle = colors.ink;
    context.lineWidth = 1.5;
    // However near one is: the frame can be seen.
    context.strokeRect(left, top, Math.max(4, wide), Math.max(4, high));
  }, [plan, heat, look, room, colors, k, width, height]);

  const go = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (event.buttons === 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.getBoundingClientRect();
    onLook({
      k: look.k,
      x: room.width / 2 - ((event.clientX - box.left) / k) * look.k,
      y: room.height / 2 - ((event.clientY - box.top) / k) * look.k,
    });
  };
  return (
    <canvas
      className="minimap"
      ref={canvas}
      style={size}
      aria-hidden="true"
      onPointerDown={go}
      onPointerMove={go}
    />
  );
}
