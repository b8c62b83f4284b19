/** How many goroutine colours theme.css has. */
export const GOROUTINE_COLORS = 8;

/**
 * A goroutine's colour by its order of appearance: main (0) is the quiet green, its first children blue and
 * orange. After the eighth the colours come again, main's excepted; the label G*n* always tells which one is meant.
 */
export function goroutineColor(order: number): string {
  return `var(--g${colorIndex(order)})`;
}

function colorIndex(order: number): number {
  if (order <= 0) return 0;
  return 1 + ((order - 1) % (GOROUTINE_COLORS - 1));
}
