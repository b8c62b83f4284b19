import type { BucketArrayView, HmapView } from '../../memory';
import type { Part } from './marks';

/** A preallocated overflow bucket. */
export interface SpareBox extends Part {
  readonly key: string;
  readonly index: number;
  readonly used: boolean;
  /** mapextra.nextOverflow points here. */
  readonly next: boolean;
}

const SPARE = { width: 26, height: 20, gap: 4 };
/** More are counted, not drawn. */
const MOST_ROWS = 4;

export function spareBoxes(
  view: HmapView,
  { spares }: BucketArrayView,
  place: { readonly width: number; readonly y: number },
): { readonly boxes: readonly SpareBox[]; readonly height: number } {
  const fits = Math.floor((place.width + SPARE.gap) / (SPARE.width + SPARE.gap));
  const columns = Math.max(1, fits);
  const boxes = spares.slice(0, MOST_ROWS * columns).map((spare, i) => ({
    key: `${spare.addr}`,
    at: spare.addr,
    size: view.shape.bucketSize,
    x: (i % columns) * (SPARE.width + SPARE.gap),
    y: place.y + Math.floor(i / columns) * (SPARE.height + SPARE.gap),
    width: SPARE.width,
    height: SPARE.height,
    index: spare.index,
    used: spare.usedBy !== undefined,
    next: view.extra?.nextOverflow === spare.addr,
  }));
  return { boxes, height: Math.ceil(boxes.length / columns) * (SPARE.height + SPARE.gap) };
}
