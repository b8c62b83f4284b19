/** Rows that PageUp and PageDown go. */
const PAGE = 8;

/** The bucket that a key leads to; undefined for a key that leads to none. */
export function movedBy(
  key: string,
  index: number,
  columns: number,
  count: number,
): number | undefined {
  const by = STEPS[key];
  if (by === undefined) return undefined;
  const next = by(index, columns, count);
  // Up from the first row and down from the last there is nothing.
  return next < 0 || next >= count ? index : next;
}

const STEPS: Readonly<
  Record<string, ((index: number, columns: number, count: number) => number) | undefined>
> = {
  ArrowLeft: (index) => index - 1,
  ArrowRight: (index) => index + 1,
  ArrowUp: (index, columns) => index - columns,
  ArrowDown: (index, columns) => index + columns,
  PageUp: (index, columns) => Math.max(index % columns, index - PAGE * columns),
  PageDown: (index, columns, count) => {
    const rows = Math.floor((count - 1 - index) / columns);
    return index + Math.min(PAGE, rows) * columns;
  },
  Home: () => 0,
  End: (_index, _columns, count) => count - 1,
};
