/** Chinese, Japanese and Korean letters, full-width forms and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** How much wider they are than the letters of a monospaced font. */
const WIDTH = 1.66;

/** What of a text fits into so many pixels, cut with `…`; at least so many characters, or nothing. */
export function fitted(text: string, room: number, char: number, least = 4): string {
  const fits = Math.floor(room / char);
  let width = 0;
  let kept = '';
  for (const letter of text) {
    width += WIDE.test(letter) ? WIDTH : 1;
    if (width > fits) return fits >= least ? `${kept}…` : '';
    // The ellipsis takes a place of its own.
    if (width <= fits - 1) kept += letter;
  }
  return text;
}
