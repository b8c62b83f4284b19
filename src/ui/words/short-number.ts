const FORMAT = new Intl.NumberFormat('en');

/** `1,234`, as English and Chinese both write it: for drawings, whose room is measured. */
export function shortNumber(n: number): string {
  return FORMAT.format(n);
}
