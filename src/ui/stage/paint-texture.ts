import type { Texture } from '../../scene';
import type { ColorValue } from '../canvas/use-theme-colors';

/**
 * Buckets as squares in the colour of their cells' state. Half a million squares are too many to fill one by one:
 * they are written as pixels into an image, which is drawn at once.
 */
export function paintTexture(
  context: CanvasRenderingContext2D,
  texture: Texture,
  colors: ColorValue,
): void {
  const { tophash, chained, square, width, height, columns, pitchX, pitchY } = texture;
  if (chained.length === 0) return;
  const image = new ImageData(Math.ceil(width), Math.ceil(height));
  const pixels = new Uint32Array(image.data.buffer);
  const side = square > 2 ? square - 1 : square;
  const filled = pixelOf(colors('var(--tophash)'));
  const moved = pixelOf(colors('var(--line-strong)'));
  const more = pixelOf(colors('var(--faint)'));
  const empty = emptyRow(texture, side, image.width, pixelOf(colors('var(--line)')));
  const fill = (x: number, y: number, wide: number, high: number, pixel: number): void => {
    for (let row = y; row < y + high; row++) {
      const start = row * image.width + x;
      for (let at = start; at < start + wide; at++) pixels[at] = pixel;
    }
  };
  for (let i = 0; i < chained.length; i++) {
    const column = i % columns;
    const x = column * pitchX;
    const y = ((i - column) / columns) * pitchY;
    const isLastRow = i + columns > chained.length;
    if (column === 0) {
      // All cells of a row as empty ones, then those that are not.
      const shown = isLastRow ? empty.subarray(0, (chained.length - i) * pitchX) : empty;
      for (let row = y; row < y + side; row++) pixels.set(shown, row * image.width);
    }
    for (let cell = 0; cell < 8; cell++) {
      const top = tophash[i * 8 + cell] as number;
      if (top > 1) fill(x + cell * square, y, side, side, top > 4 ? filled : moved);
    }
    if (chained[i] === 1 && square > 2) fill(x, y + square, 8 * square - 1, 1, more);
  }
  const sheet = new OffscreenCanvas(image.width, image.height);
  sheet.getContext('2d')?.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(sheet, texture.x, texture.y);
}

function emptyRow(
  { columns, pitchX, square }: Texture,
  side: number,
  width: number,
  pixel: number,
): Uint32Array {
  const row = new Uint32Array(width);
  for (let column = 0; column < columns; column++) {
    for (let cell = 0; cell < 8; cell++) {
      const x = column * pitchX + cell * square;
      row.fill(pixel, x, x + side);
    }
  }
  return row;
}

/** `#rrggbb` as the bytes r, g, b, a of an image, read as one little-endian word. */
function pixelOf(color: string): number {
  const rgb = Number.parseInt(color.slice(1, 7), 16);
  const swapped = ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16);
  return (0xff000000 | swapped) >>> 0;
}
