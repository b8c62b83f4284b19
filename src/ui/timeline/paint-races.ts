import type { TimelineScene } from '../../scene';
import type { Paints } from './paints';
import { fillBox } from './pen';

/**
 * Where two are in a map at once. A throw is possible: a close hatch on a tint, between lines. It would go
 * undetected: a wide one, the other way, between dashed lines.
 */
export function paintRaces(
  context: CanvasRenderingContext2D,
  { races, raceEdges }: Pick<TimelineScene, 'races' | 'raceEdges'>,
  { fault }: Paints,
): void {
  if (races.length === 0 && raceEdges.length === 0) return;
  const hatches = hatchesOf(context, fault);
  for (const race of races) {
    if (race.throws) {
      context.globalAlpha = 0.1;
      fillBox(context, race, fault, 0);
      context.globalAlpha = 1;
    }
    fillBox(context, race, race.throws ? hatches.throws : hatches.undetected, 0);
  }
  context.strokeStyle = fault;
  for (const { x, y, height, throws } of raceEdges) {
    context.lineWidth = throws ? 1.5 : 1;
    context.setLineDash(throws ? [] : [3, 3]);
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x, y + height);
    context.stroke();
  }
  context.setLineDash([]);
}

interface Hatches {
  readonly throws: CanvasPattern | string;
  readonly undetected: CanvasPattern | string;
}

/** By colour: a tile is drawn once, not at each frame. */
const known = new Map<string, Hatches>();

function hatchesOf(context: CanvasRenderingContext2D, color: string): Hatches {
  const drawn = known.get(color) ?? {
    throws: hatchOf(context, color, { side: 10, width: 1.5, alpha: 0.5, rises: true }),
    undetected: hatchOf(context, color, { side: 14, width: 1, alpha: 0.55, rises: false }),
  };
  known.set(color, drawn);
  return drawn;
}

interface Hatch {
  readonly side: number;
  readonly width: number;
  readonly alpha: number;
  readonly rises: boolean;
}

function hatchOf(
  context: CanvasRenderingContext2D,
  color: string,
  { side, width, alpha, rises }: Hatch,
): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = side;
  tile.height = side;
  const pen = tile.getContext('2d');
  if (pen === null) return 'transparent';
  pen.strokeStyle = color;
  pen.globalAlpha = alpha;
  pen.lineWidth = width;
  for (const offset of [-side, 0, side]) {
    pen.beginPath();
    pen.moveTo(offset - 1, rises ? side + 1 : -1);
    pen.lineTo(offset + side + 1, rises ? -1 : side + 1);
    pen.stroke();
  }
  return context.createPattern(tile, 'repeat') ?? 'transparent';
}
