import { ROW, type TimelineMark } from '../../scene';
import type { Paints } from './paints';

/** What happens at a moment: a growth, a bucket's evacuation, how the program died. */
export function paintMark(
  context: CanvasRenderingContext2D,
  { kind, x, y }: TimelineMark,
  paints: Paints,
): void {
  context.fillStyle = paints.ink;
  switch (kind) {
    case 'grow':
      context.beginPath();
      context.moveTo(x - 4.5, y);
      context.lineTo(x + 4.5, y);
      context.lineTo(x, y + 7);
      context.closePath();
      context.lineWidth = 1;
      context.strokeStyle = paints.panel;
      context.fill();
      context.stroke();
      return;
    case 'evacuate':
      context.beginPath();
      context.arc(x, y + ROW.marks.height / 2, 1.75, 0, 2 * Math.PI);
      context.fill();
      return;
    case 'fault':
      paintCross(context, x + CROSS, y + ROW.bar.height / 2, paints);
      return;
  }
}

/** Beside the cursor, which stands where the program died. */
const CROSS = 9;

function paintCross(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  { fault, panel }: Paints,
): void {
  context.fillStyle = fault;
  context.beginPath();
  context.arc(x, y, 6.5, 0, 2 * Math.PI);
  context.fill();
  context.strokeStyle = panel;
  context.lineWidth = 1.75;
  context.beginPath();
  context.moveTo(x - 2.5, y - 2.5);
  context.lineTo(x + 2.5, y + 2.5);
  context.moveTo(x + 2.5, y - 2.5);
  context.lineTo(x - 2.5, y + 2.5);
  context.stroke();
}
