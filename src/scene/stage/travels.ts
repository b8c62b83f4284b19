import type { BucketBox, CellBox } from './bucket-boxes';
import type { Carry } from './carries';
import { type Part, touches } from './marks';

/** A value on its way from an old cell to its new one. */
export interface Travel {
  readonly key: string;
  readonly text: string;
  readonly from: Part;
  readonly to: Part;
}

/** Buckets with all their cells, of one picture. */
type Boxes = readonly BucketBox[];

/**
 * What evacuation carried from one picture to the next, where both of its ends are drawn. The old bucket may be gone from
 * the later picture: then it left from where it stood.
 */
export function travels(before: Boxes, after: Boxes, carries: readonly Carry[]): Travel[] {
  const found = new Map<number, Travel>();
  for (const { from, to, at } of carries) {
    const target = cellAt(after, to);
    const was = cellAt(before, from);
    const source = cellAt(after, from) ?? was;
    if (target === undefined || source === undefined) continue;
    const row = ROWS.find((name) => touches({ addr: at, size: 1 }, target[name]));
    // Key and elem that left as they were; in the old cell, tophash says where to.
    const text = row === undefined || row === 'tophash' ? undefined : was?.[row].text;
    if (row === undefined || found.has(target[row].at)) continue;
    found.set(target[row].at, {
      key: `${target[row].at}`,
      text: text ?? target[row].text,
      from: source[row],
      to: target[row],
    });
  }
  return [...found.values()].filter(({ text }) => text !== '');
}

const ROWS = ['tophash', 'key', 'elem'] as const;

/** The three parts of the cell whose tophash lies at an offset, in the picture's coordinates. */
function cellAt(
  boxes: Boxes,
  tophash: number,
): Readonly<Record<(typeof ROWS)[number], CellBox>> | undefined {
  for (const { parts, x, y } of boxes) {
    const first = parts.findIndex((part) => part.row === 'tophash' && part.at === tophash);
    if (first < 0) continue;
    const [top, key, elem] = parts
      .slice(first, first + ROWS.length)
      .map((part) => ({ ...part, x: x + part.x, y: y + part.y }));
    if (top === undefined || key === undefined || elem === undefined) return undefined;
    return { tophash: top, key, elem };
  }
  return undefined;
}
