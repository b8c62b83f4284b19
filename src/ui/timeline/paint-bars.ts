import type { Bar } from '../../scene';
import type { Paints } from './paints';
import { fillBox, strokeBox } from './pen';

const ALPHA = { past: 0.3, current: 1, future: 0.14 } as const;
const RADIUS = 3;
/** What stays in sight of a line that lies in the future. */
const FUTURE_LINE = 0.35;
const DASH = [3, 2];

export function paintBar(context: CanvasRenderingContext2D, bar: Bar, paints: Paints): void {
  const color = paints.of(bar.gid);
  const { when } = bar;
  switch (bar.tone) {
    case 'wait':
      fillBox(context, bar, paints.soft, RADIUS);
      paintRest(context, bar, paints);
      return;
    case 'writing':
      context.globalAlpha = when === 'future' ? FUTURE_LINE : 1;
      fillBox(context, bar, color, 1.5);
      break;
    case 'operation':
      context.globalAlpha = ALPHA[when];
      fillBox(context, bar, color, RADIUS);
      break;
    case 'lock':
      context.globalAlpha = ALPHA[when] / 2;
      fillBox(context, bar, color, RADIUS);
      if (bar.width <= 3) break;
      context.globalAlpha = when === 'future' ? 0.4 : 0.8;
      strokeBox(context, bar, color, RADIUS);
      break;
    case 'grow':
    case 'evacuate':
      // A deeper shade of the operation around it.
      context.globalAlpha = when === 'current' ? 0.2 : 0.1;
      fillBox(context, bar, when === 'current' ? paints.shade : paints.ink, 0);
      break;
    case 'hold':
    case 'readHold':
      context.globalAlpha = when === 'future' ? FUTURE_LINE : 1;
      paintHold(context, bar, color);
      break;
  }
  context.globalAlpha = 1;
}

/** Nothing happens there: a dotted line. */
function paintRest(context: CanvasRenderingContext2D, bar: Bar, paints: Paints): void {
  if (bar.width <= 3) return;
  context.strokeStyle = paints.line;
  context.lineWidth = 1;
  context.setLineDash([1, 3]);
  context.beginPath();
  context.moveTo(bar.x + RADIUS, bar.y + bar.height - 1.5);
  context.lineTo(bar.x + bar.width - RADIUS, bar.y + bar.height - 1.5);
  context.stroke();
  context.setLineDash([]);
}

/** From the lock to its unlock: a line with ends, dashed when others may hold the lock too. */
function paintHold(context: CanvasRenderingContext2D, bar: Bar, color: string): void {
  const { x, y, width, height } = bar;
  const middle = y + height / 2;
  context.fillStyle = color;
  if (width <= 3) {
    context.fillRect(x, middle - 0.75, width, 1.5);
    return;
  }
  context.fillRect(x, y, 1.5, height);
  context.fillRect(x + width - 1.5, y, 1.5, height);
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  if (bar.tone === 'readHold') context.setLineDash(DASH);
  context.beginPath();
  context.moveTo(x, middle);
  context.lineTo(x + width, middle);
  context.stroke();
  context.setLineDash([]);
}

export function paintLabel(context: CanvasRenderingContext2D, bar: Bar, paints: Paints): void {
  if (bar.label === '') return;
  const onColor = bar.when === 'current' && bar.tone !== 'wait' && bar.tone !== 'lock';
  context.fillStyle = bar.tone === 'wait' ? paints.dim : onColor ? paints.onColor : paints.ink;
  context.font = `10.5px ${paints.sans}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.fillText(bar.label, bar.x + bar.labelX, bar.y + bar.height / 2 + 0.5);
}
