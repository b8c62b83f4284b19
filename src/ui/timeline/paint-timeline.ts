import type { Bar, TimelineScene, TimelineView } from '../../scene';
import { AXIS_HEIGHT } from '../../scene';
import { shortNumber } from '../words/short-number';

/** Colours as canvas takes them. */
export interface Paints {
  readonly lane: string;
  readonly ink: string;
  readonly dim: string;
  readonly soft: string;
  readonly onColor: string;
  /** Makes a colour deeper without taking the contrast from the text on it. */
  readonly shade: string;
  readonly fault: string;
  readonly sans: string;
  readonly of: (gid: number) => string;
}

const ALPHA = { past: 0.3, current: 1, future: 0.14 } as const;
const RADIUS = 3;

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
  for (const lane of scene.lanes) {
    fillBox(context, { x: 0, y: lane.y, width: view.width, height: lane.height }, paints.lane, 6);
  }
  for (const bar of scene.bars) paintBar(context, bar, paints);
  paintTicks(context, scene, paints);
  const hatch = hatchOf(context, paints.fault);
  for (const bar of scene.bars) {
    if (bar.tone !== 'race') continue;
    context.globalAlpha = 0.1;
    fillBox(context, bar, paints.fault, 0);
    context.globalAlpha = 1;
    fillBox(context, bar, hatch, 0);
  }
  for (const bar of scene.bars) paintLabel(context, bar, paints);
  context.fillStyle = paints.fault;
  for (const edge of scene.raceEdges) context.fillRect(edge.x - 0.75, edge.y, 1.5, edge.height);
  context.restore();
  paintAxis(context, scene, view, paints);
}

function paintBar(context: CanvasRenderingContext2D, bar: Bar, paints: Paints): void {
  const color = paints.of(bar.gid);
  switch (bar.tone) {
    case 'wait':
      fillBox(context, bar, paints.soft, RADIUS);
      return;
    case 'writing':
      context.globalAlpha = bar.when === 'future' ? 0.35 : 1;
      fillBox(context, bar, color, 2);
      context.globalAlpha = 1;
      return;
    case 'operation':
      context.globalAlpha = ALPHA[bar.when];
      fillBox(context, bar, color, RADIUS);
      context.globalAlpha = 1;
      return;
    case 'lock':
      context.globalAlpha = ALPHA[bar.when] / 2;
      fillBox(context, bar, color, RADIUS);
      context.globalAlpha = bar.when === 'future' ? 0.4 : 0.8;
      strokeBox(context, bar, color);
      context.globalAlpha = 1;
      return;
    case 'grow':
    case 'evacuate':
      // A deeper shade of the operation around it.
      context.globalAlpha = bar.when === 'current' ? 0.2 : 0.1;
      fillBox(context, bar, bar.when === 'current' ? paints.shade : paints.ink, 0);
      context.globalAlpha = 1;
      return;
    case 'race':
      return;
  }
}

function paintLabel(context: CanvasRenderingContext2D, bar: Bar, paints: Paints): void {
  if (bar.label === '') return;
  const onColor = bar.when === 'current' && bar.tone !== 'wait' && bar.tone !== 'lock';
  context.fillStyle = bar.tone === 'wait' ? paints.dim : onColor ? paints.onColor : paints.ink;
  context.font = `10.5px ${paints.sans}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.fillText(bar.label, bar.x + bar.labelX, bar.y + bar.height / 2 + 0.5);
}

function paintTicks(context: CanvasRenderingContext2D, scene: TimelineScene, paints: Paints): void {
  for (const tick of scene.ticks) {
    context.fillStyle = tick.when === 'last' ? paints.of(tick.gid) : paints.dim;
    context.globalAlpha = (tick.when === 'future' ? 0.35 : 0.8) * (0.3 + 0.7 * tick.weight);
    if (tick.when === 'last') context.globalAlpha = 1;
    const grow = tick.when === 'last' ? 2 : 0;
    context.fillRect(tick.x - grow / 2, tick.y - grow, tick.width + grow, tick.height + grow);
  }
  context.globalAlpha = 1;
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

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function fillBox(
  context: CanvasRenderingContext2D,
  box: Box,
  style: string | CanvasPattern,
  radius: number,
): void {
  context.fillStyle = style;
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, Math.min(radius, box.width / 2));
  context.fill();
}

function strokeBox(context: CanvasRenderingContext2D, box: Box, style: string): void {
  context.strokeStyle = style;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(box.x + 0.5, box.y + 0.5, Math.max(0, box.width - 1), box.height - 1, RADIUS);
  context.stroke();
}

function hatchOf(context: CanvasRenderingContext2D, color: string): CanvasPattern | string {
  const side = 10;
  const tile = document.createElement('canvas');
  tile.width = side;
  tile.height = side;
  const pen = tile.getContext('2d');
  if (pen === null) return 'transparent';
  pen.strokeStyle = color;
  pen.globalAlpha = 0.5;
  pen.lineWidth = 1.5;
  for (const offset of [-side, 0, side]) {
    pen.beginPath();
    pen.moveTo(offset - 1, side + 1);
    pen.lineTo(offset + side + 1, -1);
    pen.stroke();
  }
  return context.createPattern(tile, 'repeat') ?? 'transparent';
}
