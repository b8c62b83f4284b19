import type { FieldPlace } from '../../../scene';

// Where on the canvas the cells of a bucket are, by how near it is (paint-field.ts).

/** What of a bucket's box is left free on the right and below. */
export function barsBox({ x, y, width, height }: FieldPlace): FieldPlace {
  const gap = Math.min(4, height * 0.18);
  return { x, y, width: width - gap, height: height - gap };
}

export function barPlace(box: FieldPlace, cell: number): FieldPlace {
  const { x, y, width, height } = barsBox(box);
  const pitch = width / 8;
  return { x: x + cell * pitch, y, width: pitch - Math.min(1, pitch * 0.25), height };
}

export const SQUARES = { gap: 5, side: 6 } as const;

/** The line with a bucket's number. */
export function headOf(height: number): number {
  return Math.min(14, height * 0.45);
}

export function squarePlace(box: FieldPlace, cell: number): FieldPlace {
  const { gap, side } = SQUARES;
  const height = box.height - gap;
  const head = headOf(height);
  const pitch = (box.width - gap - 2 * side) / 8;
  const wide = pitch - 1.5;
  const high = Math.min(wide, height - head - 5);
  const y = box.y + head + (height - head - high) / 2 - 1;
  return { x: box.x + side + cell * pitch, y, width: wide, height: high };
}
