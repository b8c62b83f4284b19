import { bucketOfField, type FieldPlan } from '../../../scene';
import { colorOfBucket, type FieldColors, pixelOf } from './field-colors';

/** A pixel for each bucket: drawn larger it is the field from afar, drawn small the map beside it. */
export function heatImage(plan: FieldPlan, colors: FieldColors): OffscreenCanvas {
  const image = new ImageData(plan.columns, Math.max(1, plan.height));
  const pixels = new Uint32Array(image.data.buffer);
  const pixelsOf = new Map<string, number>();
  for (const { array, top } of plan.blocks) {
    const count = array.chained.length;
    for (let index = 0; index < count; index++) {
      const color = colorOfBucket(colors, array, index, bucketOfField(array, index));
      let pixel = pixelsOf.get(color);
      if (pixel === undefined) pixelsOf.set(color, (pixel = pixelOf(color)));
      pixels[top * plan.columns + index] = pixel;
    }
  }
  const sheet = new OffscreenCanvas(image.width, image.height);
  sheet.getContext('2d')?.putImageData(image, 0, 0);
  return sheet;
}
