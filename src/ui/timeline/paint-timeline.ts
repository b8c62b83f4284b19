import { AXIS_HEIGHT, type Lane, type TimelineScene, type TimelineView } from '../../scene';
import { shortNumber } from '../words/short-number';
import type { LaneScene } from './legend-samples';
import { paintBar, paintLabel } from './paint-bars';
import { paintMark } from './paint-marks';
import { paintRaces } from './paint-races';
import type { Paints } from './paints';
import { fillBox } from './pen';

export function paintTimeline(
  context: CanvasRenderingContext2D,
  scene: TimelineScene,
  view: TimelineView,
  paints: Paints,
): void {
  context.clearRect(0, 0, view.width, view.height);
  context.save();
  context.beginPath();
  context.rect(0, AXIS_HEIGHT, view.width, view.height - AXIS_HEIGHT);
  context.clip();
  paintLanes(context, scene, view.width, paints);
  context.restore();
  paintAxis(context, scene, view, paints);
}

/** All but the axis. */
export function paintLanes(
  context: CanvasRenderingContext2D,
  scene: LaneScene,
  width: number,
  paints: Paints,
): void {
  for (const lane of scene.lanes) paintLane(context, lane, width, paints);
  for (const bar of scene.bars) paintBar(context, bar, paints);
  paintTicks(context, scene, paints);
  paintRaces(context, scene, paints);
  for (const bar of scene.bars) paintLabel(context, bar, paints);
  for (const mark of scene.marks) paintMark(context, mark, paints);
}

/** How far the ends of a life reach into its lane. */
const BRACKET = 4;
/** Of a life that began or ends out of sight: its corners are out of sight too. */
const BEYOND = 10;

/** From the goroutine's start to its end, each with a bracket. */
function paintLane(
  context: CanvasRenderingContext2D,
  { startX, endX, y, height }: Lane,
  width: number,
  paints: Paints,
): void {
  const left = Math.max(startX, -BEYOND);
  const right = Math.min(endX, width + BEYOND);
  if (right <= left) return;
  fillBox(context, { x: left, y, width: right - left, height }, paints.lane, 6);
  context.strokeStyle = paints.line;
  context.lineWidth = 1.5;
  context.beginPath();
  for (const [x, inward] of [
    [startX, BRACKET],
    [endX, -BRACKET],
  ] as const) {
    context.moveTo(x + inward, y + 1);
    context.lineTo(x, y + 1);
    context.lineTo(x, y + height - 1);
    context.lineTo(x + inward, y + height - 1);
  }
  context.stroke();
}

function paintTicks(
  context: CanvasRenderingContext2D,
  scene: Pick<TimelineScene, 'ticks'>,
  paints: Paints,
): void {
  context.fillStyle = paints.dim;
  for (const tick of scene.ticks) {
    if (tick.when === 'last') continue;
    context.globalAlpha = (tick.when === 'future' ? 0.35 : 0.8) * (0.3 + 0.7 * tick.weight);
    context.fillRect(tick.x, tick.y, tick.width, tick.height);
  }
  context.globalAlpha = 1;
  for (const tick of scene.ticks) {
    if (tick.when !== 'last') continue;
    context.fillStyle = paints.of(tick.gid);
    context.fillRect(tick.x - 1, tick.y - 2, tick.width + 2, tick.height + 2);
  }
}

/** What the box round the cursor's number adds to it, and some air. */
const CURSOR_BOX = 14;

function paintAxis(
  context: CanvasRenderingContext2D,
  scene: TimelineScene,
  view: TimelineView,
  paints: Paints,
): void {
  context.fillStyle = paints.dim;
  context.font = `10.5px ${paints.sans}`;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  for (const { x, step } of scene.axis) {
    const text = shortNumber(step);
    const { width } = context.measureText(text);
    // The cursor's own number is about as wide, on a box.
    const isUnderCursor = Math.abs(x - scene.cursorX) < width + CURSOR_BOX;
    if (x < width / 2 || x > view.width - width / 2 || isUnderCursor) continue;
    context.fillText(text, x, AXIS_HEIGHT / 2);
  }
}
