import type { FieldArray, FieldBucket } from '../../../scene';
import type { ColorValue } from '../../canvas/use-theme-colors';

/** What buckets and cells look like on the canvas. */
export interface FieldColors {
  readonly paper: string;
  readonly line: string;
  readonly ink: string;
  readonly dim: string;
  readonly faint: string;
  readonly soft: string;
  readonly tophash: string;
  readonly moved: string;
  readonly evacuated: string;
  readonly fault: string;
  readonly onColor: string;
  readonly mono: string;
  readonly sans: string;
  /** By the number of filled cells. */
  readonly filled: readonly string[];
  readonly chained: string;
  readonly free: string;
}

export function fieldColors(value: ColorValue): FieldColors {
  const paper = value('var(--panel)');
  const tophash = value('var(--tophash)');
  const ink = value('var(--ink)');
  const soft = value('var(--soft)');
  const empty = mixed(soft, value('var(--line)'), 0.15);
  return {
    paper,
    line: value('var(--line)'),
    ink,
    dim: value('var(--dim)'),
    faint: value('var(--faint)'),
    soft,
    tophash,
    moved: value('var(--line-strong)'),
    evacuated: value('var(--evacuated)'),
    fault: value('var(--fault)'),
    onColor: value('var(--on-g)'),
    mono: value('var(--mono)'),
    sans: value('var(--sans)'),
    filled: [empty, ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => mixed(empty, tophash, 0.36 + 0.08 * n))],
    chained: mixed(tophash, ink, 0.55),
    free: mixed(paper, soft, 0.5),
  };
}

/** One colour for all of a bucket. */
export function colorOfBucket(
  colors: FieldColors,
  { mainCount, firstFree }: FieldArray,
  index: number,
  { filled, evacuated, overflow, damaged }: FieldBucket,
): string {
  if (damaged) return colors.fault;
  if (index >= mainCount && index >= firstFree) return colors.free;
  if (evacuated) return colors.moved;
  if (overflow > 0) return colors.chained;
  return colors.filled[filled] ?? colors.tophash;
}

/** Between two colours written `#rrggbb`. */
function mixed(from: string, to: string, share: number): string {
  const part = (color: string, at: number): number => Number.parseInt(color.slice(at, at + 2), 16);
  const bytes = [1, 3, 5].map((at) =>
    Math.round(part(from, at) * (1 - share) + part(to, at) * share)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${bytes.join('')}`;
}

/** `#rrggbb` as the bytes r, g, b, a of an image, read as one little-endian word. */
export function pixelOf(color: string): number {
  const rgb = Number.parseInt(color.slice(1, 7), 16);
  const swapped = ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16);
  return (0xff000000 | swapped) >>> 0;
}
