import type { FieldPlace } from '../../../scene';
import type { Size } from '../../canvas/use-size';
import type { FieldColors } from './field-colors';
import type { ArrayMove, FieldMotion, Flight } from './field-motion';
import { READABLE } from './paint-buckets';

export interface MovingPicture {
  readonly motion: FieldMotion;
  /** What the canvas shows when all has come to rest. */
  readonly rest: OffscreenCanvas;
  readonly size: Size;
  readonly colors: FieldColors;
  readonly colorOf: (gid: Flight['gid']) => string;
}

/** The picture on its way to rest, from 0 to 1: arrays go first, then cells. */
export function paintMotion(
  context: CanvasRenderingContext2D,
  { motion, rest, size, colors, colorOf }: MovingPicture,
  share: number,
): void {
  const { flights, arrays } = motion;
  const both = flights.length > 0 && arrays.length > 0;
  const unfolded = both ? Math.min(1, 2 * share) : share;
  const flown = both ? Math.max(0, 2 * share - 1) : share;
  context.fillStyle = colors.paper;
  context.fillRect(0, 0, size.width, size.height);
  if (arrays.length === 0 || unfolded === 1) context.drawImage(rest, 0, 0, size.width, size.height);
  else for (const array of arrays) paintArray(context, rest, size, array, unfolded);
  for (const { to, over } of flights) {
    if (over === undefined) continue;
    context.fillStyle = colors[over];
    context.fillRect(to.x, to.y, to.width, to.height);
  }
  for (const flight of flights) paintFlight(context, flight, colorOf(flight.gid), colors, flown);
}

/** A new array unfolds downwards; one that was there goes from where it was. */
function paintArray(
  context: CanvasRenderingContext2D,
  rest: OffscreenCanvas,
  size: Size,
  { was, is }: ArrayMove,
  share: number,
): void {
  const ratio = rest.width / size.width;
  const shown = was === undefined ? { ...is, height: is.height * share } : is;
  const at = was === undefined ? shown : between(was, is, share);
  if (shown.height <= 0) return;
  context.drawImage(
    rest,
    shown.x * ratio,
    shown.y * ratio,
    shown.width * ratio,
    shown.height * ratio,
    at.x,
    at.y,
    at.width,
    at.height,
  );
}

/** A value in the colour of who carries it, and the way that it takes. */
function paintFlight(
  context: CanvasRenderingContext2D,
  { from, to, text }: Flight,
  color: string,
  colors: FieldColors,
  share: number,
): void {
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  context.globalAlpha = 0.45;
  context.beginPath();
  context.moveTo(from.x + from.width / 2, from.y + from.height / 2);
  context.lineTo(to.x + to.width / 2, to.y + to.height / 2);
  context.stroke();
  context.globalAlpha = 1;
  const { x, y, width, height } = between(from, to, share);
  context.fillStyle = color;
  context.beginPath();
  context.roundRect(x, y, width, height, Math.min(4, width / 4));
  context.fill();
  if (width < READABLE || height < 11) return;
  context.fillStyle = colors.onColor;
  context.font = `600 11px ${colors.mono}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, x + width / 2, y + height / 2 + 0.5, width);
}

function between(a: FieldPlace, b: FieldPlace, share: number): FieldPlace {
  const at = (from: number, to: number): number => from + (to - from) * share;
  return {
    x: at(a.x, b.x),
    y: at(a.y, b.y),
    width: at(a.width, b.width),
    height: at(a.height, b.height),
  };
}
