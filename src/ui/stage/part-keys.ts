import { TELLING } from './tells';

type Direction = readonly [x: number, y: number];

const DIRECTIONS: Readonly<Record<string, Direction | undefined>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How much farther a part seems that lies to the side. */
const ASIDE = 3;

/** The part of the drawing that an arrow key leads to from another. */
export function partBeside(root: Element, from: Element, key: string): SVGElement | undefined {
  const direction = DIRECTIONS[key];
  if (direction === undefined) return undefined;
  const [dx, dy] = direction;
  const here = centre(from);
  let nearest: SVGElement | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const part of root.querySelectorAll<SVGElement>(TELLING)) {
    // What is not shown has no size.
    if (part === from || part.getBoundingClientRect().width === 0) continue;
    const there = centre(part);
    const [x, y] = [there.x - here.x, there.y - here.y];
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    const distance = along + ASIDE * aside;
    if (along < 1 || distance >= least) continue;
    nearest = part;
    least = distance;
  }
  return nearest;
}

function centre(part: Element): { readonly x: number; readonly y: number } {
  const { left, right, top, bottom } = part.getBoundingClientRect();
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** One part of a drawing can be reached with Tab: the one that had the focus last, else the first. */
export function keepTabStop(root: Element, part?: Element): void {
  const stops = root.querySelectorAll(`${TELLING}[tabindex="0"]`);
  if (part === undefined && stops.length === 1) return;
  for (const stop of stops) stop.setAttribute('tabindex', '-1');
  const next = part ?? root.querySelector(TELLING);
  next?.setAttribute('tabindex', '0');
}
