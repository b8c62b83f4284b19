import { type BucketBox, type FieldPlan, placeInField } from '../../../scene';
import type { Size } from '../../canvas/use-size';
import type { FieldColors } from './field-colors';
import { type Look, onScreen } from './field-look';
import { paintBars, paintSquares } from './paint-buckets';
import { paintCard } from './paint-card';

/**
 * From so many pixels of height on a bucket stands apart from the next, is eight bars, eight squares with its number,
 * all its cells.
 */
export const NEAR = { gaps: 3, bars: 7, squares: 26, cards: 100 } as const;

export interface FieldPicture {
  readonly plan: FieldPlan;
  readonly heat: OffscreenCanvas;
  readonly look: Look;
  readonly size: Size;
  readonly colors: FieldColors;
  /** Of the buckets in sight, when they are near enough for one. */
  readonly cards: readonly BucketBox[];
}

/** The nearer, the more is painted of each bucket. */
export function paintField(context: CanvasRenderingContext2D, picture: FieldPicture): void {
  const { plan, heat, look, size, colors } = picture;
  context.fillStyle = colors.paper;
  context.fillRect(0, 0, size.width, size.height);
  const { k, x, y } = look;
  if (k < NEAR.bars) {
    // Smaller than a pixel, buckets are blended; larger, they have sharp edges.
    context.imageSmoothingEnabled = k * devicePixelRatio < 1;
    context.drawImage(heat, x, y, plan.width * k, plan.height * k);
    if (k >= NEAR.gaps) paintGaps(context, picture);
    return;
  }
  const shown = new Map(picture.cards.map((card) => [card.addr, card]));
  for (const { block, index } of bucketsInSight(plan, look, size)) {
    const { array } = block;
    const box = onScreen(look, placeInField(plan, block, index));
    const card = shown.get(array.addr + index * array.bucketSize);
    if (card !== undefined) paintCard(context, card, colors);
    else if (k < NEAR.squares) paintBars(context, box, array, index, colors);
    else paintSquares(context, box, array, index, colors);
  }
}

function paintGaps(context: CanvasRenderingContext2D, { plan, look, colors }: FieldPicture): void {
  const { k, x, y } = look;
  const pitch = (k * plan.width) / plan.columns;
  context.fillStyle = colors.paper;
  context.globalAlpha = 0.7;
  for (let column = 1; column < plan.columns; column++) {
    context.fillRect(x + column * pitch - 1, y, 1, plan.height * k);
  }
  for (let row = 1; row < plan.height; row++) {
    context.fillRect(x, y + row * k - 0.75, plan.width * k, 0.75);
  }
  context.globalAlpha = 1;
}

export interface InSight {
  readonly block: FieldPlan['blocks'][number];
  readonly index: number;
}

/** Row by row. */
export function* bucketsInSight(
  plan: FieldPlan,
  { k, x, y }: Look,
  { width, height }: Size,
): Generator<InSight> {
  const aspect = plan.width / plan.columns;
  const left = Math.max(0, Math.floor(-x / (k * aspect)));
  const right = Math.min(plan.columns - 1, Math.floor((width - x) / (k * aspect)));
  for (const block of plan.blocks) {
    const first = Math.max(0, Math.floor(-y / k) - block.top);
    const last = Math.min(block.rows - 1, Math.floor((height - y) / k) - block.top);
    for (let row = first; row <= last; row++) {
      for (let column = left; column <= right; column++) {
        const index = row * plan.columns + column;
        if (index < block.array.chained.length) yield { block, index };
      }
    }
  }
}
