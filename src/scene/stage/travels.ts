import type { Gid } from '../../recording';
import type { BucketBox, CellBox } from './bucket-boxes';
import type { Carry } from './carries';
import { type Part, touches } from './marks';
import { type SquareBox, squareCell } from './square-boxes';

/** A value on its way from an old cell to its new one. */
export interface Travel {
  readonly key: string;
  readonly gid: Gid;
  readonly text: string;
  readonly from: Part;
  readonly to: Part;
}

/** What of a picture entries travel over. */
interface Ground {
  readonly buckets: readonly BucketBox[];
  readonly squares: readonly SquareBox[];
}

/**
 * What evacuation carried from one picture to the next, where both of its ends are drawn. The old bucket may be gone from
 * the later picture: then it left from where it stood.
 */
export function travels(before: Ground, after: Ground, carries: readonly Carry[]): Travel[] {
  const found = new Map<number, Travel>();
  for (const { gid, from, to, at } of carries) {
    const target = cellAt(after.buckets, to);
    const was = cellAt(before.buckets, from);
    const source = cellAt(after.buckets, from) ?? was;
    if (target === undefined || source === undefined) {
      if (at === to) addSquares(found, before, after, { gid, from, to });
      continue;
    }
    const row = ROWS.find((name) => touches({ addr: at, size: 1 }, target[name]));
    if (row === undefined || found.has(target[row].at)) continue;
    // What was stored to meanwhile may have been so before it was carried, or since. (The old tophash says where to.)
    const isKnown = row === 'tophash' || was === undefined || was[row].text === target[row].text;
    found.set(target[row].at, {
      key: `${target[row].at}`,
      gid,
      text: isKnown ? target[row].text : '',
      from: source[row],
      to: target[row],
    });
  }
  return [...found.values()];
}

/** Where one of the two buckets is too small for cells to be read, the entry travels as a square, of both. */
function addSquares(
  found: Map<number, Travel>,
  before: Ground,
  after: Ground,
  { gid, from, to }: Omit<Carry, 'at'>,
): void {
  const source = squareCell(after.squares, from) ?? squareCell(before.squares, from);
  const target = squareCell(after.squares, to);
  if (source === undefined || target === undefined) return;
  found.set(to, { key: `${to}`, gid, text: '', from: source, to: target });
}

const ROWS = ['tophash', 'key', 'elem'] as const;

/** The three parts of the cell whose tophash lies at an offset, in the picture's coordinates. */
function cellAt(
  boxes: readonly BucketBox[],
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
