import { bucketOfField, type FieldArray, type FieldPlace } from '../../../scene';
import { barPlace, barsBox, headOf, squarePlace, SQUARES } from './cell-places';
import { colorOfBucket, type FieldColors } from './field-colors';

/** A bucket as eight bars, one a cell. */
export function paintBars(
  context: CanvasRenderingContext2D,
  box: FieldPlace,
  array: FieldArray,
  index: number,
  colors: FieldColors,
): void {
  const { x, y, width, height } = barsBox(box);
  const bucket = bucketOfField(array, index);
  const isFree = index >= array.mainCount && index >= array.firstFree;
  context.fillStyle = isFree ? colors.free : colors.soft;
  context.fillRect(x, y, width, height);
  if (bucket.overflow > 0 || bucket.damaged) {
    context.fillStyle = colorOfBucket(colors, array, index, bucket);
    context.fillRect(x, y + height - 1, width, 1.5);
  }
  if (bucket.filled === 0 && !bucket.evacuated) return;
  const high = bucket.overflow > 0 ? height - 2 : height;
  for (let cell = 0; cell < 8; cell++) {
    const top = array.tophash[index * 8 + cell] as number;
    if (top < 2) continue;
    const bar = barPlace(box, cell);
    context.fillStyle = top > 4 ? colors.tophash : colors.moved;
    context.fillRect(bar.x, bar.y, bar.width, high);
  }
}

/** Least width of a square that its tophash can be read in. */
export const READABLE = 17;

/** A bucket with its number, and eight squares: their tophash, where there is room for it. */
export function paintSquares(
  context: CanvasRenderingContext2D,
  box: FieldPlace,
  array: FieldArray,
  index: number,
  colors: FieldColors,
): void {
  const { gap, side } = SQUARES;
  const { x, y } = box;
  const width = box.width - gap;
  const height = box.height - gap;
  const bucket = bucketOfField(array, index);
  const isSpare = index >= array.mainCount;
  context.fillStyle = bucket.evacuated ? colors.evacuated : colors.paper;
  context.strokeStyle = bucket.damaged ? colors.fault : colors.line;
  context.lineWidth = 1;
  context.setLineDash(bucket.evacuated || (isSpare && index >= array.firstFree) ? [3, 3] : []);
  context.beginPath();
  context.roundRect(x + 0.5, y + 0.5, width - 1, height - 1, 5);
  context.fill();
  context.stroke();
  context.setLineDash([]);

  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.fillStyle = isSpare ? colors.faint : colors.ink;
  context.font = `600 10.5px ${colors.mono}`;
  const head = headOf(height);
  context.fillText(`${index}`, x + side, y + 1 + head / 2);
  if (bucket.overflow > 0) {
    context.textAlign = 'right';
    context.fillStyle = colors.dim;
    context.fillText(`+${bucket.overflow}`, x + width - side, y + 1 + head / 2);
  }

  context.textAlign = 'center';
  context.font = `11px ${colors.mono}`;
  for (let cell = 0; cell < 8; cell++) {
    const tophash = array.tophash[index * 8 + cell] as number;
    const place = squarePlace(box, cell);
    const readable = place.width >= READABLE;
    context.fillStyle =
      tophash > 4
        ? readable
          ? colors.soft
          : colors.tophash
        : tophash > 1
          ? colors.moved
          : colors.paper;
    context.beginPath();
    context.roundRect(place.x, place.y, place.width, place.height, 2);
    context.fill();
    if (tophash < 2) {
      context.strokeStyle = colors.line;
      context.stroke();
    } else if (readable && tophash > 4) {
      context.fillStyle = colors.tophash;
      context.fillText(
        tophash.toString(16).padStart(2, '0'),
        place.x + place.width / 2,
        place.y + place.height / 2 + 0.5,
      );
    }
  }
}
