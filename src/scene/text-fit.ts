/** What of a text fits into so many pixels, cut with `…`; at least four characters, or nothing. */
export function fitted(text: string, room: number, char: number): string {
  const fits = Math.floor(room / char);
  if (text.length <= fits) return text;
  return fits >= 4 ? `${text.slice(0, fits - 1)}…` : '';
}
